"""Tags put right by the order of the sentence.

Some forms leave their class open: "verfolgen" is an infinitive and a plural, "erhalten" a participle besides, "die" an
article and a relative pronoun. A tagger sees a few words around them; the verb's place in its clause tells. Only pieces
that contradict the grammar are changed: a verb-last clause that would have no finite verb, an auxiliary with a second
finite verb in its right bracket, a "clause" that begins like a noun phrase and ends with its verb.
"""

from __future__ import annotations

import re

from depesche.german.clauses.inflection import fits
from depesche.german.clauses.lexica import subjunctions
from depesche.german.clauses.words import Words
from depesche.german.lemmas import lemma
from depesche.german.wordforms import verb_forms

_MARKS = frozenset({",", ":", ";", "–", "—", "?", "!", ".", "…", "(", ")"})
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_PLAIN = {"VVINF": "VVFIN", "VAINF": "VAFIN", "VMINF": "VMFIN", "VVPP": "VVFIN"}
_RELATIVE = frozenset({"PRELS", "PRELAT"})
_WH = frozenset({"PWS", "PWAT", "PWAV"})
_RELATIVE_FORMS = frozenset({"der", "die", "das", "den", "dem", "denen", "deren", "dessen"})
_OPENING = frozenset({"KOUS", "PRELS", "PRELAT", "PWS", "PWAT", "PWAV"})
_LEADING = frozenset({"KON", "ADV", "APPR", "APPRART", "PTKNEG"})
# "genau genommen", "offen gesagt": participles that belong to no clause's verbs
_ASIDES = {
    "gesagt": frozenset({"anders", "ehrlich", "genau", "genauer", "grob", "kurz", "offen", "vereinfacht"}),
    "genommen": frozenset({"genau", "streng"}),
}
_CLEAR_PARTICIPLE = re.compile(r"^\w{0,6}ge\w+(t|en)$|^\w+iert$")


def repair(words: Words, start: int, end: int) -> None:
    """Corrects `words.tags` within the sentence `[start, end)`."""
    tags = words.tags
    pieces: list[list[int]] = []
    piece: list[int] = []
    for i in range(start, end):
        if tags[i] == "PTKVZ" and words.lower[i] == "zufolge":
            tags[i] = "APPO"
        if words.lower[i].endswith(("einhalb", "anderthalb")) and tags[i] in ("NE", "NN", "ADJA", "ADJD"):
            tags[i] = "CARD"
        if tags[i] == "KON" and piece and i + 1 < end and tags[i + 1] in _OPENING and words.texts[i - 1] != ",":
            pieces.append(piece)  # "…, dass sie kommen [und dass sie bleiben]"
            piece = []
        if tags[i].startswith("$"):
            if words.texts[i] in _MARKS and piece and not (words.texts[i] in "–—" and not words.spaced[i - 1]):
                pieces.append(piece)
                piece = []
        else:
            piece.append(i)
    if piece:
        pieces.append(piece)
    given = tags[start:end]
    pending = False  # a verb-last clause that still lacks its finite verb
    for n, piece in enumerate(pieces):
        comma = piece[0] > start and words.texts[piece[0] - 1] in (",", "–", "—")
        _subjunction(words, piece, comma or piece[0] == start)
        _attribute(words, piece)
        _aside(words, piece)
        if comma and not (pending and _owed(words, pieces, n)):
            _relative(words, piece, pieces[n - 1] if n else [])
        _article(words, piece)
        if comma:
            _apposition(words, piece, pieces[n + 1] if n + 1 < len(pieces) else [], pending)
            _attributed(words, piece)
        for part in _parts(words, piece):
            _right_bracket(words, part)
        if comma and not pending:
            _late_bracket(words, piece, pieces[:n])
        _pronoun_and_verb(words, piece)
        _verb_last(words, piece, [] if pending else pieces[n + 1] if n + 1 < len(pieces) else [])
        pending = _pending(words, piece, pending, comma)
    for i, tag in enumerate(given, start):
        if tags[i] != tag and tags[i].startswith("VV") and not tag.startswith("V"):
            words.lemmas[i] = lemma(words.texts[i], tags[i])


def _owed(words: Words, pieces: list[list[int]], n: int) -> bool:
    """Whether the verb-last clause open before piece `n` needs that piece's verb: too few come after it.

    "Der Staat, der die Waffen, die Munition und die Ersatzteile liefert": no second relative clause.
    """
    tags = words.tags

    def finite(piece: list[int]) -> bool:
        return _opener(words, piece) is None and any(tags[i] in _FINITE for i in piece)

    opening = next((m for m in range(n - 1, -1, -1) if _opener(words, pieces[m]) is not None), 0)
    missing = 1 + (opening == 0 or not any(tags[i] in _FINITE for i in pieces[opening - 1]))
    return sum(finite(piece) for piece in pieces[n + 1 :]) < missing


def _opener(words: Words, piece: list[int]) -> int | None:
    """The word that opens the piece as a verb-last clause, or None."""
    tags = words.tags
    for i in piece[:4]:
        tag = tags[i]
        if tag == "KOUS" or tag in _RELATIVE or tag in _WH:
            return i
        if tag == "KOKOM" and words.lower[i] == "wie" and i == piece[0]:
            return i
        if tag not in _LEADING:
            return None
    return None


def _subjunction(words: Words, piece: list[int], boundary: bool) -> None:
    tags, lower = words.tags, words.lower
    known = subjunctions()
    for i in piece[:3]:
        if tags[i] in ("KOUS", "KOUI", "PWAV", "KON"):
            continue
        form = lower[i]
        if form in known and boundary:
            ends = tags[piece[-1]] in _FINITE and len(piece) > 2
            second = len(piece) > 1 and tags[piece[piece.index(i) + 1 :][0]] in _FINITE if i != piece[-1] else True
            if known[form] or (
                ends and not second and (tags[i] != "APPR" or form == "als") and not _one_phrase(words, piece)
            ):
                tags[i] = "KOUS"
        return


def _one_phrase(words: Words, piece: list[int]) -> bool:
    return not any(words.tags[i] in ("NN", "NE", "PPER", "PIS") for i in piece[1:-1])


def _relative(words: Words, piece: list[int], before: list[int]) -> None:
    """ "…, die [ART] Kohlenstoff aus der Luft entfernen": a relative pronoun before a noun that is not its own."""
    tags, lower = words.tags, words.lower
    k = 1 if tags[piece[0]] in ("APPR", "APPRART") and len(piece) > 1 else 0
    i, last = piece[k], piece[-1]
    if tags[i] not in ("ART", "PDS") or lower[i] not in _RELATIVE_FORMS or len(piece) < k + 3:
        return
    plain = tags[last] in ("VVINF", "VAINF", "VMINF")
    if tags[last] not in _FINITE and not plain:
        return
    if any(tags[j] in _FINITE or (plain and tags[j] == "PTKZU") for j in piece[:-1]):
        return
    modal = any(tags[j] == "VMFIN" or (tags[j] == "VAFIN" and words.lemmas[j] == "werden") for j in before)
    if plain and modal and k == 0 and _heads_noun(words, piece):
        return  # "…, die Truppen abziehen [und …]" goes on with the infinitive of the modal before
    if plain or tags[i] == "PDS" or not _heads_noun(words, piece[k:]) or _too_many(words, piece[k:]):
        tags[i] = "PRELS"


def _article(words: Words, piece: list[int]) -> None:
    """ "…, die [PRELS] noch fehlenden Mittel bereitzustellen": an infinitive with "zu" and no finite verb."""
    tags, last = words.tags, piece[-1]
    if tags[piece[0]] != "PRELS" or len(piece) < 3 or any(tags[i] in _FINITE for i in piece):
        return
    ends = tags[last] == "VVIZU" or (tags[last] in ("VVINF", "VAINF") and tags[piece[-2]] == "PTKZU")
    if ends and not any(tags[i].startswith("V") for i in piece[:-1]) and any(tags[i] in ("NN", "NE") for i in piece):
        tags[piece[0]] = "ART"


def _attribute(words: Words, piece: list[int]) -> None:
    """ "der geistig verwirrte [VVFIN] Täter", "ermordet [VVFIN] von …": participles that no subject goes with."""
    tags = words.tags
    for n in range(1, len(piece) - 1):
        i = piece[n]
        if (
            tags[i] == "VVFIN"
            and tags[piece[n + 1]] == "NN"
            and words.lower[i].endswith(("te", "ten", "ter", "tes", "tem"))
        ):
            k = n - 1
            while k > 0 and tags[piece[k]] in ("ADV", "ADJD"):
                k -= 1
            if tags[piece[k]] in ("ART", "PPOSAT"):
                tags[i] = "ADJA"
    first = piece[0]
    agent = len(piece) > 1 and words.lower[piece[1]] in ("von", "vom", "durch")
    if agent and tags[first] == "VVFIN" and words.lower[first].endswith("t") and words.texts[first].islower():
        tags[first] = "VVPP"


def _aside(words: Words, piece: list[int]) -> None:
    """ "Das war, genau genommen [VVPP], ein Fehler"; "befragt [VVFIN] zu werden"."""
    tags, lower = words.tags, words.lower
    for n, i in enumerate(piece):
        if tags[i] == "VVPP" and n and lower[piece[n - 1]] in _ASIDES.get(lower[i], ()):
            closing = i == piece[-1] and any(tags[j] == "VAFIN" for j in piece)
            if not closing and (i == piece[-1] or not tags[piece[n + 1]].startswith("V") or n == 1):
                tags[i] = "ADV"
        to_be = [tags[j] for j in piece[n + 1 : n + 3]] == ["PTKZU", "VAINF"]
        if tags[i] == "VVFIN" and to_be and verb_forms(lower[i]).participle:
            tags[i] = "VVPP"


def _late_bracket(words: Words, piece: list[int], before: list[list[int]]) -> None:
    """ "Sie werden Güter, die fehlen, benötigt [VVFIN]": the right bracket of an auxiliary, behind an interruption."""
    tags, lower = words.tags, words.lower
    last = piece[-1]
    finite = [i for i in piece if tags[i] in _FINITE]
    if finite != [last] or tags[last] not in ("VVFIN", "VAFIN") or (len(piece) > 1 and tags[piece[0]] == "KON"):
        return
    if _opener(words, piece) is not None or not before:
        return
    if _opener(words, before[-1]) is None and any(tags[i].startswith("V") for i in before[-1]):
        return
    hosts = ([i for i in p if tags[i].startswith("V")] for p in reversed(before) if _opener(words, p) is None)
    verbs = next((verbs for verbs in hosts if verbs), [])
    if len(verbs) != 1 or tags[verbs[0]] not in ("VAFIN", "VMFIN"):
        return
    forms = verb_forms(lower[last])
    future = tags[verbs[0]] == "VMFIN" or words.lemmas[verbs[0]] == "werden"
    if tags[last] == "VVFIN" and tags[verbs[0]] == "VAFIN" and forms.participle:
        tags[last] = "VVPP"
    elif future and forms.infinitive and (tags[last] == "VVFIN" or tags[piece[-2]] == "VVPP"):
        tags[last] = tags[last][:2] + "INF"


def _apposition(words: Words, piece: list[int], following: list[int], pending: bool) -> None:
    """ "…, die [PRELS] Kanzlerin und den Minister, [verwies er]": no verb, so no relative clause."""
    tags = words.tags
    if tags[piece[0]] != "PRELS" or len(piece) < 2 or tags[piece[1]] not in ("NN", "NE", "ADJA", "PIAT", "CARD"):
        return
    if any(tags[i].startswith("V") for i in piece) or not following:
        return
    if pending or tags[following[0]] in _FINITE:
        tags[piece[0]] = "ART"


def _attributed(words: Words, piece: list[int]) -> None:
    """ "…, die [PRELS] für Mai geplante Reise abzusagen": an infinitive with "zu" and no finite verb, so an article."""
    tags = words.tags
    if tags[piece[0]] != "PRELS" or len(piece) < 5 or any(tags[i] in _FINITE for i in piece):
        return
    with_zu = tags[piece[-1]] == "VVIZU" or (tags[piece[-1]].endswith("INF") and tags[piece[-2]] == "PTKZU")
    if not with_zu or tags[piece[1]] not in ("APPR", "APPRART", "ADV", "ADJD"):
        return
    noun = next((n for n in range(3, len(piece)) if tags[piece[n]] == "NN" and tags[piece[n - 1]] == "ADJA"), None)
    if noun is not None:
        tags[piece[0]] = "ART"


def _heads_noun(words: Words, piece: list[int]) -> bool:
    """Whether the article that begins the piece can belong to the noun after it, and that noun to the verb."""
    tags, features = words.tags, words.features
    if tags[piece[1]] not in ("NN", "NE", "ADJA", "CARD", "PIAT", "TRUNC", "ADJD", "ADV", "$("):
        return False
    article = words.lower[piece[0]]
    if tags[piece[1]] == "ADJA" and words.lower[piece[1]].endswith(("es", "er", "em")):
        return False  # a strong ending: "die [unbegrenztes Datenvolumen] bezieht"
    noun = next((j for j in piece[1:] if tags[j] in ("NN", "NE")), None)
    if noun is None:
        return False
    if tags[noun] == "NN":
        feature = features[noun]
        if not fits(article, feature.gender, feature.number):
            return False
        if feature.number == "Plur" and features[piece[-1]].number == "Sing":
            return False  # "die Makler in Ontario vertritt"
    return True


def _too_many(words: Words, piece: list[int]) -> bool:
    """Whether more than one constituent stands before the verb, one too many for a verb-second clause."""
    tags = words.tags
    noun = next(n for n, j in enumerate(piece) if tags[j] in ("NN", "NE"))
    rest = piece[noun + 1 : -1]
    if any(tags[j] in ("PPER", "PRF", "ADV", "ADJD", "PIS", "PROAV", "PAV", "PTKNEG", "VVPP") for j in rest):
        return words.features[piece[noun]].case != "Nom"
    inside = False  # of a prepositional phrase or genitive, which may belong to the noun
    for j in rest:
        if tags[j] in ("APPR", "APPRART") or words.lower[j] in ("der", "des", "eines", "einer"):
            inside = True
        elif tags[j] in ("ART", "PPOSAT", "CARD", "PIAT") and not inside:
            return True
        elif tags[j] == "NN":
            inside = False
    return False


def _parts(words: Words, piece: list[int]) -> list[list[int]]:
    """The piece cut before every "und" that a finite verb follows closely and another one precedes."""
    tags = words.tags
    parts: list[list[int]] = [[]]
    for n, i in enumerate(piece):
        near = any(tags[j] in _FINITE for j in piece[n + 1 : n + 4])
        if tags[i] == "KON" and near and any(tags[j] in _FINITE for j in parts[-1]):
            parts.append([])
        parts[-1].append(i)
    return parts


def _right_bracket(words: Words, piece: list[int]) -> None:
    """ "Das Treffen sollte in Wien stattfinden [VVFIN]": a second finite verb that ends an auxiliary's bracket."""
    tags = words.tags
    last = piece[-1]
    if tags[last] not in ("VMFIN", "VVFIN", "VAFIN") or _opener(words, piece) is not None:
        return
    finite = [i for i in piece if tags[i] in _FINITE]
    if tags[last] == "VMFIN":
        if len(finite) == 2 and words.lemmas[finite[0]] == "haben" and tags[last - 1] in ("VVINF", "VAINF"):
            tags[last] = "VMINF"  # "Er hat kommen [VMFIN] wollen"
        return
    if len(finite) != 2 or tags[finite[0]] not in ("VAFIN", "VMFIN"):
        return
    if any(tags[i] in ("VVPP", "VVINF", "VAPP", "VAINF", "KOUS", "PRELS", "VVIZU") for i in piece):
        return
    form = words.lower[last]
    joined = any(tags[i] == "KON" for i in piece if finite[0] < i < last)
    lemma = words.lemmas[finite[0]]
    if (tags[finite[0]] == "VMFIN" or lemma == "werden") and form.endswith("n") and (not joined or lemma != "werden"):
        tags[last] = "VVINF" if tags[last] == "VVFIN" else "VAINF"
    elif (
        tags[finite[0]] == "VAFIN"
        and tags[last] == "VVFIN"
        and form.endswith(("t", "en"))
        and (_CLEAR_PARTICIPLE.match(form) or not joined)
    ):
        tags[last] = "VVPP"


def _pronoun_and_verb(words: Words, piece: list[int]) -> None:
    """ "… und wir denken [VVINF], …": a plural pronoun with the verb right after it, at the start of a clause."""
    tags = words.tags
    for n, i in enumerate(piece[:-1]):
        if tags[i] == "PPER" and words.lower[i] in ("wir", "sie") and (n == 0 or tags[piece[n - 1]] == "KON"):
            verb = piece[n + 1]
            if tags[verb] in ("VVINF", "VAINF", "VMINF"):
                tags[verb] = _PLAIN[tags[verb]]


def _verb_last(words: Words, piece: list[int], following: list[int]) -> None:
    """Gives a verb-last clause its finite verb: "Länder, die das Ziel verfolgen [VVINF]"."""
    tags, lower = words.tags, words.lower
    opener = _opener(words, piece)
    if opener is None or lower[opener] in ("um", "ohne", "statt", "anstatt"):
        return
    last = piece[-1]
    finite = [i for i in piece if tags[i] in _FINITE]
    if not finite and tags[last] in _PLAIN and len(piece) > 1 and not _zu(words, last):
        if tags[opener] in _WH and piece[0] == opener and words.texts[piece[0] - 1 : piece[0]] != [","]:
            return
        if _closes(words, following) or (tags[last] == "VVPP" and not _ambiguous_participle(words, last)):
            return
        tags[last] = _PLAIN[tags[last]]
        finite = [last]
    elif not finite and len(piece) > 2 and words.texts[last] == lower[last] and lower[last].endswith(("t", "en", "te")):
        before_main = bool(following) and tags[following[0]] in _FINITE
        unknown = before_main and tags[last] in ("ADJD", "ADV", "NE", "FM", "VVIMP")
        if unknown or (tags[last] == "ADJA" and verb_forms(lower[last]).finite):
            tags[last] = "VVFIN"  # an unknown verb: "…, dessen Land den Vorsitz innehat, rief …"
            finite = [last]
    if not finite:
        return
    if finite[-1] != last and tags[last] == "ADJA" and any(tags[i] == "KON" for i in piece if i > finite[-1]):
        if verb_forms(lower[last]).finite:
            tags[last] = "VVFIN"  # "die ausgestattet wurden und gut funktionierten [ADJA]"
        return
    if len(piece) > 3 and finite[-2:] == [piece[-3], last] and tags[last] == "VMFIN" and tags[piece[-2]] == "VVINF":
        if tags[piece[-3]] == "VAFIN" and lower[last].endswith("n"):
            tags[last] = "VMINF"  # "dass sie das habe tun wollen [VMFIN]"
        return
    if finite[-1] == last and len(finite) > 1 and finite[-2] == piece[-2] and tags[last] in ("VAFIN", "VMFIN"):
        verb = finite[-2]  # "ob das Folgen haben [VAFIN] wird"
        tags[verb] = "VVINF" if tags[verb] == "VVFIN" else "VAINF" if tags[verb] == "VAFIN" else "VMINF"
        return
    for n, i in enumerate(piece[:-1]):
        if tags[piece[n + 1]] != "KON":
            continue
        if (
            i in finite
            and finite[-1] == i
            and tags[last] in ("VVINF", "VVPP")
            and tags[i] != "VMFIN"
            and not _zu(words, last)
        ):
            if tags[last] == "VVINF" or _ambiguous_participle(words, last) or words.lower[last].endswith("iert"):
                tags[last] = "VVFIN"  # "die sich auflöst und ein Getränk erzeugt [VVPP]"
        elif finite[-1] == last and words.lemmas[last] == "werden" and tags[i] == "VVINF" and not _zu(words, i):
            if tags[piece[-2]] == "VVPP":
                tags[i] = "VVFIN"  # "die Pläne darstellen [VVINF] und verwendet wurden"
        elif finite[-1] == last and tags[last] != "VMFIN" and words.lemmas[last] != "werden" and not _zu(words, i):
            plain = tags[i] in ("VVINF", "VAINF", "VMINF")
            if plain or (tags[i] == "VVPP" and tags[last] == "VVFIN" and _ambiguous_participle(words, i)):
                tags[i] = _PLAIN[tags[i]]  # "die in die Luft fliegen [VVINF] und Feuer legen"


def _pending(words: Words, piece: list[int], pending: bool, comma: bool) -> bool:
    """Whether a verb-last clause waits for its finite verb after the piece; gives it one that only looks plain."""
    tags = words.tags
    if any(tags[i] in _FINITE for i in piece):
        return False
    opener = _opener(words, piece)
    if opener is not None:
        asks = tags[opener] in _WH and not comma
        return not asks and words.lower[opener] not in ("um", "ohne", "statt", "anstatt", "wie")
    last = piece[-1]
    if pending and tags[last] in ("VVINF", "VAINF", "VMINF") and len(piece) > 1 and not _zu(words, last):
        tags[last] = _PLAIN[tags[last]]  # "dass Gäste aus Wien, Rom und Paris erwartet werden [VAINF]"
        return False
    if pending and tags[last] == "VVPP" and not words.lower[last].startswith("ge"):
        forms = verb_forms(words.lower[last])
        if forms.finite and not forms.participle:
            tags[last] = "VVFIN"  # "der Mittel, Waffen und Treibstoff beisteuert [VVPP]"
            return False
    return pending


def _zu(words: Words, i: int) -> bool:
    return i > 0 and words.tags[i - 1] == "PTKZU"


def _closes(words: Words, following: list[int]) -> bool:
    """Whether the next piece brings the finite verb at its end, as the continuation of this one."""
    tags = words.tags
    if not following or _opener(words, following) is not None or tags[following[0]] in _FINITE:
        return False
    return tags[following[-1]] in ("VAFIN", "VMFIN")


def _ambiguous_participle(words: Words, i: int) -> bool:
    form = words.lower[i]
    if words.features[i].mood is not None:
        return True  # the features say finite where the tag says participle
    if form.endswith("t") and form.find("ge", 1) < 2:
        return True  # "existiert", "gehört": nothing else could be the clause's finite verb
    return not _CLEAR_PARTICIPLE.match(form) and form.endswith(("t", "en"))
