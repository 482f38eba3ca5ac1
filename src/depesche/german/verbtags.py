"""Tags of verbs, and of what is taken for a relative pronoun or a mark, put right by the frame of the clause.

A German plural and its infinitive are spelled alike ("folgen"), and so are some past tenses and adjectives
("bombardierten"). The tagger sees four words to each side; the finite verb that decides may stand farther off. Only
readings that the full-form lexicon knows are exchanged, and only where the clause would otherwise have two finite
verbs or none.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from depesche.german.endtags import completed
from depesche.german.lexicon import rows
from depesche.german.texts import words_of
from depesche.german.wordforms import PREFIXES, verb_forms, wordforms

_OPENING = frozenset(("KOUS", "PRELS", "PRELAT", "PWS", "PWAT", "PWAV"))
_FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
_WERDEN = frozenset(("werde", "wirst", "wird", "werden", "werdet", "würde", "würdest", "würden", "würdet"))
_HABEN_WERDEN = _WERDEN | {"habe", "hast", "hat", "haben", "habt", "hatte", "hattest", "hatten", "hattet", "hätte"} | {
    "hätten", "wurde", "wurdest", "wurden", "wurdet", "worden",
}  # fmt: skip
_PARTICIPLE = re.compile(r"\w{2,}ge\w+t|\w{3,}iert")  # "leergemacht", "paraphiert"
_GERUNDIVE = re.compile(r"\w{3,}nd(?:e[mnrs]?)")
_PAST_OF_IEREN = re.compile(r"\w{2,}ierten?")
_AUXILIARIES = frozenset(("haben", "sein", "werden"))
# prefixes that always part: with the others, third person and participle may be spelled alike
_SEPARABLE = frozenset(row["form"] for row in rows("verb_prefixes") if row["kind"] == "separable") - {
    "durch", "um", "unter", "wider", "wieder", "über",
}  # fmt: skip
# states that no word order parts from their article: "die Minister Frankreichs, der [PRELS] Türkei und Polens"
_WITH_ARTICLE = frozenset(row["name"] for row in rows("states") if row["article"] == "die" and len(row["name"]) > 2) - {
    "Moldau",
}  # fmt: skip
_WITH_DER = frozenset(row["name"] for row in rows("states") if row["article"] == "der" and " " not in row["name"])
_WHILE = "während"
_IN_GENITIVE = frozenset(("des", "eines", "seines", "ihres", "dieses", "jenes", "deren", "dessen"))
_MAYBE_GENITIVE = frozenset(("der", "einer", "seiner", "ihrer", "dieser", "jener", "zweier"))
_MISTAKEN = frozenset(("VVINF", "VVPP", "ADJD", "ADJA", "NN", "NE", "FM", "XY"))  # what finite verbs are taken for
_NOMINAL = frozenset(
    ("ART", "PPOSAT", "PDAT", "PIAT", "PWAT", "ADJA", "CARD", "TRUNC", "NN", "NE", "APPR", "APPRART", "APPO", "KON")
)
_DESCRIBING = _NOMINAL | {"ADV", "ADJD"}
_ARTICLES = frozenset(("ART", "PPOSAT", "PDAT", "PDS", "PRELS"))
_NO_NOUN_YET = (["APPR"], ["APPRART"], ["ADV"], ["CARD"])
_OF_ADJECTIVES = ("en", "em", "er", "es", "e")
_NAME_PARTICLES = frozenset(("ag", "bin", "bint", "dos", "ibn", "los", "ould", "ten", "ter"))
_VERBAL = frozenset(("VVINF", "VAINF", "VMINF", "VVPP", "VAPP", "VMPP", "VVIZU", "PTKZU"))


def corrected(words: list[str], tags: list[str]) -> dict[int, str]:
    """New tags of one sentence, by position."""
    changes: dict[int, str] = {}
    pieces = []
    start = 0
    for end in [*(i for i, tag in enumerate(tags) if tag.startswith("$")), len(tags)]:
        if end > start:
            pieces.append((start, end))
        start = end + 1
    changes.update((i, "KON") for i, word in enumerate(words) if word == "sondern" and tags[i] == "ADV")
    changes.update(completed(words, tags))
    changes.update(_words_with_marks(words, tags))
    changes.update(_words_of_one_class(words, tags))
    changes.update(_inside_names(words, tags))
    _before_noun(words, tags, changes)
    _before_gerundive(words, tags, changes)
    for start, end in pieces:
        if end - start > 1:
            if tags[start] == "PRELS" and words[start + 1] in _WITH_ARTICLE:
                changes[start] = "ART"
            if _is_in_list(words, tags, start, end):
                changes[start] = "ART"
            if _is_during(words, tags, start, end):
                changes[start] = "APPR"
            _form(words, tags, start, end, changes)
            _participle(words, tags, start, end, changes)
            _infinitive(words, tags, start, end, changes)
            _unknown(words, tags, start, end, changes)
            _conjoined_infinitive(words, tags, start, end, changes)
            _conjunct(words, tags, start, end, changes)
            _inquit(words, tags, start, end, changes)
            _relative(words, tags, start, end, changes)
            if tags[start : start + 2] == ["VVFIN", "VAFIN"] and verb_forms(words[start].lower()).participle:
                changes[start] = "VVPP"  # "…; gefordert [VVFIN] werde ein Abzug"
            _of_several(words, tags, start, end, changes)
    if not any(changes.get(i, tag) in _FINITE for i, tag in enumerate(tags)):
        _past_tense(words, tags, changes)
    _second(words, [changes.get(i, tag) for i, tag in enumerate(tags)], pieces, changes)
    return changes


_ONE_CLASS = {row["form"]: row["tag"] for row in rows("word_classes")}


def _words_of_one_class(words: list[str], tags: list[str]) -> dict[int, str]:
    """Words that are of one class wherever they stand, and a name that looks like a subjunction ("sagte Weil")."""
    found = {i: _ONE_CLASS[word] for i, word in enumerate(words) if word in _ONE_CLASS}
    for i, tag in enumerate(tags[:-1]):
        named = tag == "KOUS" and i and tags[i - 1] in ("VVFIN", "APPR", "NN") and words[i][:1].isupper()
        if named and tags[i + 1].startswith("$"):
            found[i] = "NE"
        elif tag == "ART" and i and tags[i - 1] == "$," and words[i + 2 : i + 3] == ["zufolge"] and tags[i + 1] == "NN":
            found[i] = (
                "PRELS"  # "der Verein, | der Berichten zufolge … hatte": of articles only the dative goes with it
            )
    return found


def _is_in_list(words: list[str], tags: list[str], start: int, end: int) -> bool:
    """ "Kamerun, der [PRELS] Tschad, Niger und Benin": a state with its article between others, and no verb to it."""
    if tags[start] != "PRELS" or words[start] != "der" or words[start + 1] not in _WITH_DER:
        return False
    return end == start + 2 or (tags[start + 2] == "KON" and not any(tag in _FINITE for tag in tags[start:end]))


def _is_during(words: list[str], tags: list[str], start: int, end: int) -> bool:
    """ "Während [KOUS] der Gespräche gab es Streit": a genitive follows, and the verb is not the last of its clause."""
    if tags[start] != "KOUS" or words[start].lower() != _WHILE:
        return False
    if words[start + 1] in _IN_GENITIVE:
        return True
    finite = next((i for i in range(start, end) if tags[i] in _FINITE), None)
    if words[start + 1] not in _MAYBE_GENITIVE or finite is None or finite + 1 >= end:
        return False
    return tags[finite + 1] not in _VERBAL and tags[finite + 1] != "KON"


def _words_with_marks(words: list[str], tags: list[str]) -> dict[int, str]:
    """Nouns taken for marks, and first parts of compounds for nouns: "der G20-Gipfel [$(]", "EU-Staats- [NN] und"."""
    found: dict[int, str] = {}
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if tag == "$(" and word[0].isupper() and word[-2:].isalpha():
            found[index] = "NN"
        elif tag in ("NN", "NE") and word.endswith("-") and tags[index + 1 : index + 2] == ["KON"] and len(word) > 2:
            found[index] = "TRUNC"
    return found


def _inside_names(words: list[str], tags: list[str]) -> dict[int, str]:
    """Particles of names between two of their words, taken for verbs or adjectives ("Mohammed bin [VAFIN] Salman")."""
    found: dict[int, str] = {}
    for index in range(1, len(words) - 1):
        if words[index] not in _NAME_PARTICLES or tags[index + 1] not in ("NE", "NN", "FM"):
            continue
        first = "ich" in words and words[index] == "bin"
        if tags[index - 1] in ("NE", "FM") and words[index + 1][0].isupper() and not first:
            found[index] = "NE"
    return found


def _before_noun(words: list[str], tags: list[str], changes: dict[int, str]) -> None:
    """ "Das am Montag verabschiedete [VVFIN] Gesetz gilt": between an article that has no noun yet and its noun."""
    article: int | None = None  # that waits for its noun
    for index, tag in enumerate(tags):
        if tag in _ARTICLES and tags[index + 1 : index + 2] in _NO_NOUN_YET:
            article = index if article is None or tag not in ("ART", "PPOSAT") else article
        elif tag in _FINITE:
            if article is not None and _is_participle_before_noun(words, tags, article, index):
                changes[index] = "ADJA"
                if tags[article] in ("PDS", "PRELS"):
                    changes[article] = "ART"
            article = None
        elif (tag in _OPENING and tag != "PRELS") or (tag.startswith("$") and tag != "$,"):
            article = None


def _before_gerundive(words: list[str], tags: list[str], changes: dict[int, str]) -> None:
    """ "…, die [PRELS] noch zu bildende Regierung werde …": no clause has "zu" before an adjective."""
    for index, tag in enumerate(tags[:-2]):
        if tag == "PRELS":
            at = index + 1
            while at < len(tags) - 1 and tags[at] in ("ADV", "ADJD"):
                at += 1
            if words[at] == "zu" and tags[at + 1] == "ADJA" and _GERUNDIVE.fullmatch(words[at + 1]):
                changes[index] = "ART"


def _is_participle_before_noun(words: list[str], tags: list[str], article: int, index: int) -> bool:
    """Can the "finite verb" be a participle whose noun follows, with another finite verb to come?"""
    behind = next((i for i in range(index + 1, len(tags)) if tags[i] != "ADJA"), len(tags))
    if tags[index] != "VVFIN" or tags[behind : behind + 1] not in (["NN"], ["NE"]):
        return False
    rest = tags[behind:]
    if tags[article] in ("PDS", "PRELS") and "$," in rest:
        rest = rest[: rest.index("$,")]
    ending = next((e for e in _OF_ADJECTIVES if words[index].endswith(e)), "")
    return any(tag in _FINITE for tag in rest) and bool(verb_forms(words[index].removesuffix(ending)).participle)


def _form(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """A verb that the lexicon knows, but not as what it is taken for: "dass er dem Plan entgegenstrebt [VVPP]"."""
    for index in range(start, end):
        tag = tags[index]
        if tag not in ("VVFIN", "VVPP", "VVINF") or not words[index].islower():
            continue
        forms = verb_forms(words[index])
        if tag == "VVPP" and forms.finite and not (forms.participle or forms.infinitive):
            if not _like_participle(words[index]) and not any(tags[i] == "VAFIN" for i in range(start, index)):
                changes[index] = "VVFIN"
        elif tag == "VVFIN" and forms.participle and not (forms.finite or forms.infinitive):
            changes[index] = "VVPP"


def _like_participle(form: str) -> bool:
    """Would a participle look like this, though the lexicon has none ("befüllt", but not "bezwang", "ansiedelt")?"""
    prefix = next((prefix for prefix in PREFIXES if form.startswith(prefix)), "")
    return form.endswith("t") and (not prefix or prefix not in _SEPARABLE or form.startswith("ge", len(prefix)))


def _infinitive(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """A modal or *werden* earlier in a main clause makes the verb at its end an infinitive."""
    last = end - 1
    perfect = tags[last] == "VAFIN" and tags[last - 1] in ("VVPP", "VAPP")  # "soll ihn getroffen haben"
    plain = tags[last] == "VVFIN" or (tags[last] == "VAFIN" and words[last].lower() in _AUXILIARIES)
    if not (perfect or plain or tags[last] == "VMFIN") or tags[start] in _OPENING:
        return
    for index in range(start, last):
        if tags[index] in _OPENING:
            return
        if tags[index] == "KON" and tags[index + 1] in _FINITE and index + 1 < last:
            _infinitive(words, tags, index + 1, end, changes)  # "…, wurden gefasst [und müssen nun bleiben]"
            return
        if tags[index] == "VMFIN" or (tags[index] == "VAFIN" and words[index].lower() in _WERDEN):
            if perfect and tags[index] == "VMFIN" and words[last].lower() in _AUXILIARIES:
                changes[last] = "VAINF"
            elif (
                not perfect
                and verb_forms(words[last].lower()).infinitive
                and not any(tag in _VERBAL for tag in tags[index + 1 : last])
            ):
                changes[last] = tags[last][:2] + "INF"
            return


def _participle(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "Sie haben den Schrank leergeräumt [ADJD]": an auxiliary without another verb makes a participle of it."""
    last = end - 1
    if tags[last] != "ADJD" or not (verb_forms(words[last]).participle or _PARTICIPLE.fullmatch(words[last])):
        return
    verbs = [index for index in range(start, last) if tags[index] in _FINITE or tags[index] in _VERBAL]
    if len(verbs) == 1 and tags[verbs[0]] == "VAFIN" and words[verbs[0]].lower() in _HABEN_WERDEN:
        changes[last] = "VVPP"


def _unknown(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "Das wollen sie nun verdatteln [NN]": a "noun" in lower case in the right bracket is a verb."""
    last = end - 1
    closing = last - 1 if tags[last] in ("VMFIN", "VAFIN") and last - 1 > start else last
    finite = [index for index in range(start, end) if tags[index] in _FINITE]
    word = words[closing]
    if len(finite) != 1 or tags[closing] not in ("NN", "NE") or not word.isalpha() or not word.islower():
        return
    if any(tags[index] in _VERBAL for index in range(start, end)) or (closing != last and finite[0] != last):
        return
    auxiliary = words[finite[0]].lower()
    if word.endswith(("en", "ern", "eln")) and (tags[finite[0]] == "VMFIN" or auxiliary in _WERDEN):
        changes[closing] = "VVINF"
    elif word.endswith("t") and tags[finite[0]] == "VAFIN" and auxiliary in _HABEN_WERDEN:
        changes[closing] = "VVPP"


def _conjoined_infinitive(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "Hier kann man frei reden [VVFIN] und Musik machen": what "und" joins to an infinitive behind a modal."""
    modal = next((index for index in range(start, end) if tags[index] in _FINITE), None)
    if modal is None or tags[modal] != "VMFIN" or tags[start] in _OPENING or tags[end - 1] != "VVINF":
        return
    for index in range(modal + 1, end - 1):
        word = words[index]
        lower_noun = tags[index] in ("NN", "NE") and word.islower() and word.endswith(("en", "ern", "eln"))
        if tags[index + 1] != "KON" or any(tags[i] in _FINITE for i in range(index + 1, end)):
            continue
        if lower_noun or (tags[index] == "VVFIN" and verb_forms(word.lower()).infinitive):
            changes[index] = "VVINF"
            return


def _conjunct(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "Sie öffnen Briefe und klicken [VVINF] auf alles": a verb right behind "und" that goes on after it."""
    finite = [index for index in range(start, end) if tags[index] in _FINITE]
    for index in finite:
        both = index > start + 2 and tags[index - 2 : index] == ["VVPP", "KON"]
        if both and len(finite) == 1 and tags[index] == "VVFIN" and verb_forms(words[index - 2].lower()).finite:
            changes[index - 2] = "VVFIN"  # "Das eine stärkt [VVPP] und ergänzt das andere"
    if len(finite) != 1 or tags[finite[0]] != "VVFIN" or tags[start] in _OPENING:
        return
    for index in range(finite[0] + 2, end - 1):
        if (
            tags[index] == "VVINF"
            and tags[index - 1] == "KON"
            and tags[index + 1] not in _VERBAL
            and not any(tag in _VERBAL for tag in tags[finite[0] : index])
            and verb_forms(words[index].lower()).finite
            and verb_forms(words[finite[0]].lower()).infinitive  # a plural as well
        ):
            changes[index] = "VVFIN"
            return


def _inquit(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "…, bilanzierte [ADJA] Präsident Novak": right behind a comma and before a name the verb is no adjective."""
    if not start or tags[start] != "ADJA" or not words[start].endswith("te") or not words[start].islower():
        return
    names = tags[start + 1 : start + 3] in (["NN", "NE"], ["NE", "NE"]) and not words[min(start + 2, end - 1)].endswith(
        "s"
    )
    names = names or tags[start + 1 : start + 2] in (["ART"], ["PPOSAT"])  # which no adjective stands before
    said = tags[start - 1] == "$," and any(tag in _FINITE for tag in tags[: start - 1])
    known = verb_forms(words[start]).finite or _PAST_OF_IEREN.fullmatch(words[start])
    if names and said and known and words[start + 1][:1].isupper():
        changes[start] = "VVFIN"


def _relative(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "…, um [KOUI] die [ART] Oslo gebeten hatte": a finite verb at its end makes it a relative clause."""
    if (
        tags[start] != "KOUI"
        or words[start] != "um"
        or end - start < 3
        or tags[end - 1] not in ("VAFIN", "VVFIN", "VMFIN")
    ):
        return
    pronoun = tags[start + 1] in ("ART", "PDS", "PRELS") and words[start + 1] in ("das", "den", "die")
    if pronoun and not any(tag in ("PTKZU", "VVIZU") for tag in tags[start:end]):
        changes[start], changes[start + 1] = "APPR", "PRELS"


def _of_several(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "…, Oslo und Wien verlangen [VVINF] Aufklärung": of several subjects behind a comma, with nothing before it that
    would take an infinitive.
    """
    if not start or any(tag in _FINITE or tag in _OPENING for tag in tags[start:end]):
        return
    before = {index for index, tag in enumerate(tags[:start]) if tag in _FINITE}
    if not before or any(tags[i] != "VVFIN" for i in before) or tags[start] not in ("NN", "NE"):
        return
    index = next((i for i in range(start, end) if tags[i] == "VVINF"), end)
    several = "KON" in tags[start:index] and all(tags[i] in ("NN", "NE", "KON", "ADJA") for i in range(start, index))
    if several and index < end - 1 and tags[index + 1] != "PTKZU" and verb_forms(words[index]).finite:
        changes[index] = "VVFIN"


def _past_tense(words: list[str], tags: list[str], changes: dict[int, str]) -> None:
    """In a sentence without any finite verb, an "adjective" behind a noun that can be one is the finite verb."""
    candidates = [
        index
        for index, tag in enumerate(tags)
        if tag == "ADJA"
        and index
        and tags[index - 1] in ("NN", "NE", "ADV", "PTKNEG")
        and words[index].islower()
        and words[index].endswith(("te", "ten"))
        and (verb_forms(words[index]).finite or _unknown_past(words, tags, index))
    ]
    if len(candidates) == 1 and tags[-1] == "$.":
        changes[candidates[0]] = "VVFIN"


def _unknown_past(words: list[str], tags: list[str], index: int) -> bool:
    """ "Das Papier paraphierten [ADJA] beide": an unknown verb in "-ieren", and no article waits for its noun."""
    if not _PAST_OF_IEREN.fullmatch(words[index]) or words[index] in wordforms():
        return False
    articles = [i for i in range(index) if tags[i] in ("ART", "PPOSAT", "PDAT")]
    return not articles or tags[articles[-1] + 1] in ("NN", "NE", "ADJA", "CARD", "TRUNC")


def _second(words: list[str], tags: list[str], pieces: list[tuple[int, int]], changes: dict[int, str]) -> None:
    """A sentence whose main clause has no finite verb: what stands in second place and can be one, is one."""
    if not pieces or tags[-1] != "$." or words[-1] == ":":
        return
    main = None
    for start, end in pieces:
        opening = any(tag in _OPENING for tag in tags[start : min(start + 3, end)])
        if any(tag in _FINITE or tag == "PTKZU" for tag in tags[start:end]):
            if not opening:
                return
        elif opening:
            return
        elif main is None:
            main = start, end
    if main is None:
        return
    start, end = main
    after_comma = pieces.index(main) and tags[start - 1] != "$("  # there the first place is taken
    index = start if after_comma else _after_constituent(tags, start, end)
    if index is not None and index >= end:
        index, start, end = _behind_relative(words, tags, pieces, main)
    if index is None or index >= end or not words[index].islower() or index == len(tags) - 2:
        return
    participle = tags[index] == "ADV" and verb_forms(words[index]).participle  # "Zusätzlich bestimmt [ADV] das Gesetz"
    known = verb_forms(words[index]).finite or words[index].endswith("iert")
    if not (tags[index] in _MISTAKEN or participle) or not known:
        return
    after = tags[index + 1] if index + 1 < end else ""
    dependent = any(words[i] == "," and words[i + 1] in ("dass", "ob") for i in range(index + 1, len(words) - 1))
    if tags[index] == "VVPP" and dependent and words[index + 1] != "worden":
        after = "ART"  # "Berg befürchtet [VVPP], dass …": no heading has such a clause
    plain = tags[index] == "VVINF"
    if (after or index > start + 1) if plain else after not in ("", "APPR", "APPRART", "KON"):
        changes[index] = "VVFIN"


def _behind_relative(
    words: list[str], tags: list[str], pieces: list[tuple[int, int]], main: tuple[int, int]
) -> tuple[int | None, int, int]:
    """The start and the bounds of the piece behind what interrupts the main clause: relative, apposition, brackets."""
    n = pieces.index(main) + 1
    if n + 1 >= len(pieces):
        return None, *main
    bracketed = words[pieces[n][0] - 1] == "(" and words[pieces[n][1]] == ")" and pieces[n + 1][0] == pieces[n][1] + 1
    plain = words[pieces[n][0] - 1] == words[pieces[n][1]] == "," and pieces[n + 1][0] == pieces[n][1] + 1
    bracketed = bracketed or (plain and all(tag in _DESCRIBING for tag in tags[slice(*pieces[n])]))
    if not bracketed and not any(tag in _OPENING for tag in tags[pieces[n][0] : pieces[n][0] + 2]):
        return None, *main
    start, end = pieces[n + 1]
    return start, start, end


def _after_constituent(tags: list[str], start: int, end: int) -> int | None:
    """The position behind the first constituent: an adverb, a pronoun, or noun and prepositional phrases."""
    index = start
    if tags[index] == "KON":
        index += 1
    if index < end and tags[index] in ("ADV", "PAV", "PPER", "PDS", "PIS", "ADJD"):
        return index + 1
    nominal = False
    while index < end and (tags[index] in _NOMINAL or tags[index : index + 2] in (["ADJD", "ADJA"], ["ADV", "ADJA"])):
        nominal = nominal or tags[index] in ("NN", "NE")
        if tags[index] in ("NN", "NE") and tags[index + 1 : index + 2] in (["ADJA"], ["ADJD"]):
            return index + 1
        index += 1
    return index if nominal else None


@Language.component("german_verbs", requires=["token.tag"], assigns=["token.tag"])
def german_verbs(doc: Doc) -> Doc:
    """Correct the tags of verbs; needs tags and sentence starts, and has to run before the morphologizer."""
    tags = [token.tag_ for token in doc]
    if not any(tag in _FINITE or tag in ("ADJA", "$(") for tag in tags):
        return doc
    words = words_of(doc)
    starts = [token.i for token in doc if token.is_sent_start] or [0]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        rows = [index for index in range(start, end) if not words[index].isspace()]
        found = corrected([words[index] for index in rows], [tags[index] for index in rows])
        for index, tag in found.items():
            doc[rows[index]].tag_ = tag
    return doc
