"""Names of persons: runs of name words, parted, cut from their genitive endings."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from depesche.german import lexicon, roles
from depesche.german import nameforms as names
from depesche.german.lexicon import GazetteerPlace, Organisation, Seat, State, StateGroup
from depesche.german.nameforms import Hit
from depesche.german.nominals.model import DATELINE, Nominal, reference_words
from depesche.german.nominals.runs import Words, is_hyphenated_noun, is_namesake, parted, title_before
from depesche.german.noungroups import nominative_adjective
from depesche.german.texts import words_of
from depesche.german.wordforms import wordforms


def without_persons(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """Drop places that are forenames or surnames here ("Wladimir Putin", "Paris Hilton")."""
    kept = []
    particles = names.particles()
    for hit in hits:
        before = doc[hit.start - 1].text if hit.start else ""
        if before.islower() and particles.get(before) == "always" and before not in ("de", "la", "le", "y"):
            continue  # "al Huthi"
        if isinstance(hit.item, Seat | GazetteerPlace) and hit.end == hit.start + 1 and hit.end < len(doc):
            after, token = doc[hit.end], doc[hit.start]
            if token.text in lexicon.forenames() and after.tag_ == "NE" and after.ent_type_ in ("PER", ""):
                continue
            goes_on = token.ent_iob_ == "I" and not doc[hit.start - 1].is_space  # a line end begins no name
            if token.ent_type_ == "PER" and (goes_on or after.ent_iob_ == "I"):
                continue
        if hit.end == hit.start + 1 and not isinstance(hit.item, Organisation) and _part_of_person(doc, hit):
            continue
        if isinstance(hit.item, Seat | GazetteerPlace) and before[:1].isupper() and _ends_listed(doc, hit):
            continue
        kept.append(hit)
    return without_surnames(doc, kept)


def _part_of_person(doc: Doc, hit: Hit) -> bool:
    """A name of something else that is a person's here: "Außenminister Israel Katz", "Michael Bloomberg"."""
    i = hit.start
    token, before = doc[i], doc[i - 1] if i else None
    if before is None:
        return False
    after = doc[hit.end] if hit.end < len(doc) else None
    if after is not None and after.tag_ in ("NE", "FM") and after.text[:1].isupper() and not hit.genitive:
        title = bool(roles.role_forms(before.text)) and not names.is_common(after.text)
        return title and not names.states_of_adjective(after.text)  # after a title a state stands in the genitive
    if isinstance(hit.item, State | StateGroup) or hit.genitive or token.ent_type_ == "LOC":
        return False
    named = before.text in lexicon.forenames() and before.tag_ in ("NE", "FM") and before.ent_type_ == "PER"
    return named and token.tag_ in ("NE", "FM") and (token.ent_iob_ == "I" or token.text in lexicon.surnames())


_ARTICLE_NAME = re.compile(r"(?:al|el|as|an|ad|ar|at|az|asch|as|ul|ud|ur|es|et|ez)[-‐‑’'][A-ZÀ-ÞŠŽČĆ]\w")


_INITIAL = re.compile(r"[A-ZÀ-Þ]\.$")


_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.){2,3}$")


_ROMAN = re.compile(r"[IVX]+\.?$")


def _name_token(doc: Doc, i: int, cover: dict[int, Hit]) -> bool:
    if i in cover:
        return False
    token = doc[i]
    text = token.text
    if not text[:1].isupper():
        return bool(_ARTICLE_NAME.match(text))
    if token.tag_ not in ("NE", "FM", "NN", "XY") and token.ent_type_ != "PER":
        return False
    if len(text) < 2 or any(c.isdigit() for c in text) or (text.isupper() and token.ent_type_ != "PER"):
        return False
    if _INITIAL.match(text) and (i + 1 >= len(doc) or _INITIAL.match(doc[i + 1].text) or doc[i + 1].tag_ != "NE"):
        return False
    if text.endswith("-") or names.is_demonym(text) or reference_words().get(text) == "time":
        return False
    if roles.role_forms(text) and (text not in lexicon.surnames() or roles.is_title(token)):
        return False
    if token.ent_type_ == "PER" or token.tag_ == "NE":
        return text not in _NO_NAME and not _plain_noun(token)
    return text not in wordforms() and (names.is_forename(text) or names.known_head(text.removesuffix("s")) is not None)


_NO_NAME = {"Das", "Der", "Die", "Dr.", "Gott", "Prof."}


_FORENAME_ONLY = ("head_of_state", "religious", "honorific")  # titles that stand before a forename alone


def _plain_noun(token: Token) -> bool:
    """A common noun or adjective that the tagger took for a name."""
    beside = token.i > 0 and (bool(roles.role_forms(token.nbor(-1).text)) or names.is_forename(token.nbor(-1).text))
    return _plain_form(token.text, bool(token.is_sent_start), beside, token.ent_type_ == "PER")


@lru_cache(maxsize=50_000)
def _plain_form(text: str, opens_sentence: bool, beside: bool, person: bool) -> bool:
    if text in lexicon.surnames() or text in lexicon.forenames():
        return False
    words = wordforms()
    if beside and names.known_ministers(text):
        return False  # "Minister Blinken"
    if beside:
        return not person and any(r.pos == "NOUN" for r in words.readings(text))
    if names.states_of_adjective(text):
        return True
    readings = words.readings(text) or (words.readings(text.lower()) if opens_sentence else ())
    if readings:
        return not any(r.pos == "PROPN" for r in readings)
    front, _ = words.compound(text)
    return bool(front) and not person and front.rstrip("s") in words and len(front) > 3 and "-" not in text


def without_surnames(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """Drop places of the gazetteer whose name is the surname of somebody named in full ("Patersons Entscheidung")."""
    doubtful = [h for h in hits if isinstance(h.item, GazetteerPlace) and h.end == h.start + 1]
    if not doubtful:
        return hits
    surnames = {
        token.text
        for before, token in pairwise(doc)
        if token.ent_type_ == "PER" == before.ent_type_ and token.ent_iob_ == "I" and token.tag_ == "NE"
    }
    return [h for h in hits if h not in doubtful or not ({doc[h.start].text, h.item.name} & surnames)]


def person_runs(doc: Doc, cover: dict[int, Hit]) -> list[Nominal]:
    """The names of persons outside names of the lexicon."""
    found: list[Nominal] = []
    words = Words(doc)
    things: set[int] = set()
    i, n = 0, len(doc)
    texts = words_of(doc)
    while i < n:
        named = texts[i].istitle() and _named_by_title(doc, i, cover)
        initials = _initials(doc, i, texts, cover)
        listed = texts[i].istitle() and names.may_open_listed(texts[i]) and _listed(doc, i, cover)
        if not named and not initials and not listed and not _name_token(doc, i, cover):
            i += 1
            continue
        j = i + 1 + max(initials or named, listed)
        while j < n and (step := _step(doc, i, j, cover)):
            j += step
        while j > i + 1 and doc[j - 1].text.islower() and not _ARTICLE_NAME.match(doc[j - 1].text):
            j -= 1  # "Harris zu"
        spans = parted(doc, i, j, words)
        if is_namesake(doc, i, j, words):
            things.update(range(i, j))
        runs = [(a, b) for a, b in spans if b > a + 1 or not is_hyphenated_noun(doc[a].text)]
        found += [_person(doc, a, b, words.forms, surely=named and a == i) for a, b in runs]
        i = j
    found = _with_particles(doc, found + _repeated(doc, cover, found, words.forms))
    return [run for run in found if run.start not in things]


def _with_particles(doc: Doc, found: list[Nominal]) -> list[Nominal]:
    """Surnames with the particles before them ("de la Fuente"), where a full name of the document has them too."""
    particles = names.particles()
    tails = {tuple(run.description.split()[1:]) for run in found if run.full}
    for run in found:
        start = run.start
        while not run.full and start > 0 and doc[start - 1].text in particles:
            start -= 1
        words = (*(t.text for t in doc[start : run.start]), run.description)
        if words not in tails and start < run.start and doc[start].is_sent_start:
            words = (words[0].lower(), *words[1:])  # "Von der Leyen betonte": the capital is the sentence's
        if start < run.start and words in tails:
            run.start, run.description = start, " ".join(words)
    return found


def _named_by_title(doc: Doc, i: int, cover: dict[int, Hit]) -> bool:
    """Is a word that German knows a forename here ("die Beauftragte Rein Olsk"): after a title, before a surname?"""
    if i + 1 >= len(doc) or doc[i].is_sent_start or i in cover or i + 1 in cover:
        return False
    token, after = doc[i], doc[i + 1]
    if not title_before(doc, i):
        unknown = after.tag_ == "NE" and after.text.istitle() and after.text not in wordforms()
        return unknown and token.tag_ in _NO_CAPITALS and token.text.istitle() and doc[i - 1].text in (",", "und")
    if token.tag_ not in _NO_NOUNS or not token.text.istitle() or not token.text.isalpha() or len(token) < 2:
        return False
    if names.states_of_adjective(token.text) or roles.role_forms(after.text) or not after.text.istitle():
        return False
    known = after.text in wordforms() or names.is_compound(after.text)
    return after.tag_ in ("NE", "NN") and (not known or after.text in lexicon.surnames() or after.ent_type_ == "PER")


_NO_CAPITALS = ("ADV", "PAV", "PTKVZ", "PWAV")
_NO_NOUNS = (
    "ADJD",
    "ADV",
    "FM",
    "NE",
    "PAV",
    "PTKVZ",
    "PWAV",
    "VVFIN",
    "VVIMP",
    "VVPP",
)  # what no capital begins, but for names


def _initials(doc: Doc, i: int, texts: tuple[str, ...], cover: dict[int, Hit]) -> int:
    """How many tokens of initials stand at `i` before a surname: "J.D. Vance", "J. D. Vance".

    0 for a single one, unless a list knows the name.
    """
    if not texts[i][:1].isalpha():
        return 0
    if i + 1 < len(doc) and i not in cover and i + 1 not in cover and _is_listed(texts[i], texts[i + 1]):
        return 1
    end = i
    while end < len(doc) - 1 and end - i < 3 and _INITIAL.match(texts[end]):
        end += 1
    listed = end == i and names.may_open_listed(texts[i]) and names.known_leader(doc[i : i + 2].text)
    if end == i and (listed or _INITIALS.match(texts[i])):
        end = i + 1
    elif end < i + 2:
        return 0
    if end >= len(doc) or i in cover or end in cover or doc[end].is_sent_start or not _name_token(doc, end, cover):
        return 0
    firm = doc[end].ent_type_ in ("ORG", "LOC") and not title_before(doc, i)
    return 0 if firm and not names.known_leader(doc[i : end + 1].text) else end - i


def _listed(doc: Doc, i: int, cover: dict[int, Hit]) -> int:
    """How many more tokens a name of two or three words goes on for that a list of leaders knows, whatever the tags."""
    if i in cover:
        return 0
    for more in (2, 1):
        words = doc[i : i + more + 1]
        if len(words) <= more or any(t.i in cover or not t.text[:1].isupper() or t.tag_ not in _NAMES for t in words):
            continue
        if names.is_listed(words.text):
            return more
    return 0


_NAMES = ("FM", "NE", "NN", "XY")


def _ends_listed(doc: Doc, hit: Hit) -> bool:
    """Is a place the surname of somebody whom a list of leaders knows ("María Ángela Holguín")?"""
    return any(hit.start >= k and names.is_listed(doc[hit.start - k : hit.end].text) for k in (1, 2))


def _is_listed(initials: str, surname: str) -> bool:
    """Is it a name with initials that a list of leaders knows, whatever the tagger takes it for ("JD Vance")?"""
    short = len(initials) < 4 and initials.rstrip(".").isupper() and surname.istitle()
    return short and names.known_leader(f"{initials} {surname}") is not None


def _step(doc: Doc, start: int, j: int, cover: dict[int, Hit]) -> int:
    """How many tokens a name that began at `start` goes on for at `j`; 0 where it ends."""
    if _name_token(doc, j, cover):
        return 1
    text, n = doc[j].text, len(doc)
    if _ROMAN.match(text) and j == start + 1 and names.is_forename(doc[start].text):
        return 1
    forename = doc[start].ent_type_ == "PER" or names.is_forename(doc[start].text)
    if text in _NO_NAME:
        return 0
    if j == start + 1 and j not in cover and text in lexicon.surnames() and text not in wordforms():
        return 1
    if j == start + 1 and j not in cover and forename and (_unknown_surname(doc[j]) or _titled_surname(doc, start, j)):
        return 1
    if j == start + 1 and j not in cover and _noun_as_surname(doc, start, j):
        return 1
    if _is_nickname(doc, start, j) and _name_token(doc, j + 3, cover):
        return 4
    if j + 1 < n and _name_token(doc, j + 1, cover):
        if _INITIAL.match(text):
            return 2
        if text.isalpha() and text.islower() and text not in wordforms() and title_before(doc, start):
            return 2  # a foreign word inside a name
    k = j
    particles = names.particles()
    while k < n and doc[k].text in particles and k - j < 3:
        kind = particles[doc[k].text]
        if k == j and kind == "follow" and doc[j - 1].text.lower() not in particles:
            break
        if k == j and kind == "forename" and not all(names.is_forename(t.text) for t in doc[start:j]):
            break
        k += 1
    if j < k < n and k not in cover:
        foreign = k - j > 1 and particles[doc[j].text] == "always"
        chain = foreign or doc[j - 1].text.lower() in particles
        dutch = chain and doc[k].tag_ == "NN"  # "Van der Velden", "Karin van den Berg"
        if dutch or doc[k].tag_ == "NE" or _name_token(doc, k, cover):
            return k + 1 - j
    return 0


def _noun_as_surname(doc: Doc, start: int, j: int) -> bool:
    """Is a common noun the surname after a forename ("Amtsleiterin Michaela Kraft")?"""
    token, first = doc[j], doc[start]
    if token.tag_ not in ("NN", "NE") or len(token) < 3 or not token.text.isalpha() or not token.text.istitle():
        return False
    if first.ent_type_ != "PER":
        return False
    forename = names.is_forename(first.text)
    if token.ent_type_ == "PER" and token.ent_iob_ == "I" and (forename or token.text in lexicon.surnames()):
        return True
    if not forename:
        return False
    titles = roles.role_forms(doc[start - 1].text) if start else ()
    alone = any(t.level in _FORENAME_ONLY for t in titles)
    return bool(titles) and not alone and token.morph.get("Number", []) != ["Plur"] and token.text == token.lemma_


def _titled_surname(doc: Doc, start: int, j: int) -> bool:
    """Does a name that German knows as another word follow a title and a forename ("der Lehrer Ulf Kurzen")?"""
    token = doc[j]
    if token.tag_ != "NE" or not token.text.istitle() or len(token) < 3 or token.ent_type_ in ("LOC", "ORG"):
        return False
    return title_before(doc, start) and not roles.role_forms(token.text)


def _is_nickname(doc: Doc, start: int, j: int) -> bool:
    """Does a nickname in quotation marks stand at `j`, after a forename ("Karl «Kalle» X")?"""
    if j != start + 1 or j + 3 >= len(doc) or not names.is_forename(doc[start].text):
        return False
    return doc[j].is_quote and doc[j + 1].text.istitle() and doc[j + 2].is_quote


def _unknown_surname(token: Token) -> bool:
    """A capitalised word that German does not know, after a forename: whatever the tagger says."""
    text = token.text
    if not text[:1].isupper() or text.isupper() or len(text) < 3 or not text.isalpha() or text in wordforms():
        return False
    before = token.nbor(-1).text
    genitive = before.endswith("s") and not names.is_forename(before)  # "Putins Xyz" against "Hans Xyz"
    compound = names.is_compound(text) and not names.is_forename(before)  # "Anna Hirschfelder"
    return not roles.role_forms(text) and not compound and not genitive


def _repeated(doc: Doc, cover: dict[int, Hit], found: list[Nominal], forms: frozenset[str]) -> list[Nominal]:
    """Names that are common words too ("Park", "Rein Olsk"), where the full name stands in the document."""
    taken = {i for run in found for i in range(run.start, run.end)}
    pairs = {(doc[r.start].text, r.description.split(" ")[-1]) for r in found if r.end == r.start + 2}
    words = words_of(doc)
    again = [i for i, pair in enumerate(pairwise(words)) if pair in pairs and not {i, i + 1} & (taken | cover.keys())]
    taken.update(*((i, i + 1) for i in again))
    surnames = {doc[run.start].text for run in found if run.full and not names.forename_gender(doc[run.start].text)}
    surnames |= {run.description.rsplit(" ", 1)[-1] for run in found if run.full and run.surely}
    tails = {tuple(run.description.split()[1:]) for run in found if run.full}
    out = [_person(doc, i, i + 2, forms) for i in again]
    for i, word in enumerate(words):
        if (word in surnames or (word[-1:] == "s" and word[:-1] in surnames)) and i not in taken and i not in cover:
            before = doc[i - 1].tag_ if i else ""
            bare = before not in ("ART", "ADJA", "APPRART", "PPOSAT", "CARD", "PIAT", "PDAT")
            if doc[i].tag_ in ("NN", "NE") and (bare or _behind_particles(doc, i, tails)):
                out.append(_person(doc, i, i + 1, forms))
    return out


def _behind_particles(doc: Doc, i: int, tails: set[tuple[str, ...]]) -> bool:
    """Is the word the last of a surname with particles ("von der Aue"), as a full name of the document has it?"""
    particles = names.particles()
    start = i
    while start > 0 and doc[start - 1].text in particles:
        start -= 1
    words = [t.text for t in doc[start : i + 1]]
    return len(words) > 1 and (tuple(words) in tails or (words[0].lower(), *words[1:]) in tails)


def _person(doc: Doc, start: int, end: int, forms: frozenset[str], *, surely: bool = False) -> Nominal:
    last = doc[end - 1]
    full = end - start > 1
    base = _without_genitive(doc, start, last, forms)
    text = doc[start : end - 1].text_with_ws + base if full else base
    forename = names.is_forename(doc[start].text) and full
    person_share = sum(t.ent_type_ == "PER" for t in doc[start:end])
    gender = names.forename_gender(doc[start].text) if full else None
    surely = surely or forename or person_share > 0 or names.known_leader(text) is not None
    if not full and (names.known_head(base) is not None):
        surely = True
    before = doc[start - 1] if start else None
    after = doc[end].text if end < len(doc) else ""
    opens = before is None or doc[start].is_sent_start or before.text == "/"
    inside = before is not None and (
        before.text.lower() in ("in", "im", "ins")
        or reference_words().get(before.lemma_) in ("place-noun", "thing-noun")
        or (not full and before.is_quote and end < len(doc) and doc[end].is_quote)
    )
    return Nominal(
        start, end, end - 1, "person", gender=gender, description=" ".join(text.split()), full=full, surely=surely,
        genitive=base != last.text, place=inside or (not full and opens and after in DATELINE),
    )  # fmt: skip


def _without_genitive(doc: Doc, start: int, token: Token, forms: frozenset[str]) -> str:
    """The base form of the last word of a name."""
    text = token.text
    if text[-1:] in "'’":
        return text[:-1]
    if not text.endswith("s") or len(text) < 4:
        return text
    base = text[:-1]
    if base in forms and token.tag_ != "VVFIN":
        return base
    if start == token.i and text in forms and _subject_elsewhere(doc, token):
        return text
    whole = doc[start : token.i].text_with_ws if start < token.i else ""
    if names.known_leader(whole + text) or (not whole and names.known_head(text)):
        return text
    if names.known_leader(whole + base) or (not whole and names.known_head(base)):
        return base
    if text in lexicon.surnames() or text in lexicon.forenames():
        return text
    if start > 1 and title_before(doc, start) and doc[start - 2].tag_ in ("ART", "ADJA", "PPOSAT"):
        return text  # "die Ministerin Anna Karls": after a determiner a name has no ending
    if start < token.i and not _may_own(doc, start, token.i + 1):
        return text
    if (base in lexicon.surnames() or base in lexicon.forenames()) and not _is_subject(doc, start, token):
        return base
    if start < token.i and _is_subject(doc, start, token):
        return text
    return base if token.morph.get("Case", []) == ["Gen"] and base[-1] not in "sxz" else text


def _may_own(doc: Doc, start: int, end: int) -> bool:
    """Does a noun stand beside the name, or before the bare title in front of it, that it could be the genitive of?"""
    if end < len(doc) and doc[end].tag_ in _OWNED and not doc[end].is_sent_start:
        return True
    while start and roles.role_forms(doc[start - 1].text):
        start -= 1
    return start > 0 and (
        doc[start - 1].tag_ in ("NN", "NE", "TRUNC") or doc[start - 1].morph.get("Case", []) == ["Gen"]
    )


_OWNED = ("ADJA", "CARD", "NE", "NN", "TRUNC")


def _subject_elsewhere(doc: Doc, token: Token) -> bool:
    """Does the word end a name of several words right before a finite verb elsewhere, so that its "-s" is its own?"""
    words, i = words_of(doc), 0
    for _ in range(words.count(token.text)):
        i = words.index(token.text, i) + 1
        behind = doc[min(i, len(doc) - 1)].tag_ in ("VVFIN", "VAFIN", "VMFIN")
        if behind and i - 1 not in (0, token.i) and doc[i - 2].tag_ == "NE":
            return True
    return False


def _is_subject(doc: Doc, start: int, token: Token) -> bool:
    """Is the name no genitive by what stands around it: a bare title before it, or a verb behind and no noun before?"""
    after = doc[token.i + 1].tag_ if token.i + 1 < len(doc) else "$."
    titled = start > 0 and bool(roles.role_forms(doc[start - 1].text))
    if titled:
        return start < 2 or doc[start - 2].tag_ not in ("ART", "PPOSAT", "ADJA")
    owned = start > 0 and doc[start - 1].tag_ in ("NN", "NE") and not doc[start - 1].is_space
    labels = start < token.i and token.i + 1 < len(doc) and doc[token.i + 1].text == ":"
    return not owned and (labels or after in ("VVFIN", "VAFIN", "VMFIN"))


def spelt_out(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The words before an abbreviation in brackets that it is made of ("Nationale Front (NF)"), as tokens."""
    short = doc[start].text
    if end != start + 1 or not short.isupper() or len(short) < 2 or not start or doc[start - 1].text != "(":
        return None
    first = start - 1 - len(short)
    if first < 0 or any(not t.text[:1].isupper() for t in doc[first : start - 1]):
        return None
    return (first, start - 1) if "".join(t.text[0] for t in doc[first : start - 1]).upper() == short else None


def is_no_body(text: str) -> bool:
    """Whether an abbreviation is of a thing, not of a body ("EM")."""
    return reference_words().get(text) == "no-body"


def base_form(doc: Doc, start: int, end: int) -> str:
    """The nominative of a name that begins with adjectives ("der Demokratischen Partei": "Demokratische Partei")."""
    head = start
    while head < end - 1 and doc[head].tag_ in ("ADJA", "NE") and doc[head].text.endswith(("en", "em", "er", "es")):
        if doc[head].lemma_ == doc[head].text and doc[head].tag_ != "ADJA":
            break
        head += 1
    if head == start or doc[head].tag_ not in ("NN", "NE"):
        return " ".join(doc[start:end].text.split())
    gender = (doc[head].morph.get("Gender", []) or ["Neut"])[0]
    words = [nominative_adjective(doc[i], gender) for i in range(start, head)]
    rest = doc[head:end].text
    return " ".join([*(w[0].upper() + w[1:] for w in words), *rest.split()])
