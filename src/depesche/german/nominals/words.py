"""Role nouns, organs of states, demonyms, pronouns and possessives as nominals."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from depesche.german import lexicon, roles
from depesche.german import nameforms as names
from depesche.german.lexicon import Gender, Seat
from depesche.german.nameforms import Hit
from depesche.german.nominals.groups import (
    attributes_after,
    codes_before,
    coordinated,
    coordinated_before,
    describe,
    determiner_of,
    is_bare,
    office_only,
    stem,
    topic_after,
    waiting_article,
)
from depesche.german.nominals.model import Attributes, Nominal, NominalKind, reference_words
from depesche.german.nominals.places import codes_of_item
from depesche.german.noungroups import group_start, is_adjective, nominative_plural
from depesche.german.organs import body_of_lemma
from depesche.german.roles import RoleForm


def word_nominal(doc: Doc, i: int, cover: dict[int, Hit], runs: dict[int, Nominal]) -> Nominal | None:
    token = doc[i]
    tag = token.tag_
    if token.text[:1].isupper() and is_adjective(token) and names.states_of_adjective(token.text):
        return Nominal(i, i + 1, i, "adjective", codes=names.states_of_adjective(token.text))
    if tag in ("NN", "NE", "FM", "XY"):
        return _noun(doc, token, cover, runs)
    if tag == "ADJA":
        codes = names.states_of_adjective(token.text)
        if codes:
            return Nominal(i, i + 1, i, "adjective", codes=codes)
        if reference_words().get(token.text.lower()) == "both" and not _noun_follows(doc, i):
            return Nominal(_with_article(doc, i), i + 1, i, "pair", "definite", plural=True)
        return None
    if tag == "PRELS" and i + 1 in cover and token.text.lower() in ("der", "die", "das", "den", "dem"):
        return None  # an article after all: "sagte, der Iran habe …"
    if tag in ("PPER", "PDS", "PRELS", "PRELAT"):
        return _pronoun(token, "possessive" if tag == "PRELAT" else "pronoun")
    if tag == "PPOSAT":
        return _possessive(token)
    if (
        tag in ("PIS", "PIDAT", "PIAT")
        and reference_words().get(token.text.lower()) == "both"
        and not _noun_follows(doc, i)
    ):
        return Nominal(_with_article(doc, i), i + 1, i, "pair", "definite", plural=True)
    return None


def _noun_follows(doc: Doc, i: int) -> bool:
    j = i + 1
    while j < len(doc) and doc[j].tag_ in ("ADJA", "ADJD"):
        j += 1
    return j < len(doc) and doc[j].tag_ in ("NN", "NE", "TRUNC")


def _with_article(doc: Doc, i: int) -> int:
    return i - 1 if i and doc[i - 1].tag_ == "ART" else i


_THIRD = {
    "er": ("Masc", False), "ihm": (None, False), "ihn": ("Masc", False), "sie": (None, None), "ihr": ("Fem", False),
    "ihnen": (None, True), "dieser": ("Masc", False), "diese": ("Fem", None), "diesem": (None, False),
    "diesen": ("Masc", None), "jener": ("Masc", False), "jene": ("Fem", None), "der": ("Masc", False),
    "den": ("Masc", False), "dem": (None, False), "die": (None, None), "dessen": (None, False), "deren": (None, None),
    "denen": (None, True), "letzterer": ("Masc", False), "ersterer": ("Masc", False),
}  # fmt: skip


def _pronoun(token: Token, kind: NominalKind) -> Nominal | None:
    low = token.text.lower()
    known = _THIRD.get(low)
    if known is None or (token.tag_ == "PPER" and low in ("sie", "ihnen", "ihr") and _polite(token)):
        return None
    gender, plural = known
    if plural is None:
        number = token.morph.get("Number", [])
        plural = number == ["Plur"]
        if token.tag_ == "PPER":
            plural = _verb_number(token, plural)
    fixed: Gender | None = gender if gender in ("Masc", "Fem") else None  # type: ignore[assignment]
    if fixed is None and not plural and low in ("sie", "die", "deren"):
        fixed = "Fem"
    return Nominal(token.i, token.i + 1, token.i, kind, "definite", fixed if not plural else None, bool(plural))


def _polite(token: Token) -> bool:
    return token.text[0].isupper() and not token.is_sent_start and token.i > 0 and token.nbor(-1).text not in '„“"»«:‚('


def _verb_number(token: Token, default: bool) -> bool:
    """Number of "sie" as a subject: that of the nearest finite verb of its clause."""
    case = token.morph.get("Case", [])
    if case == ["Acc"]:
        return default
    doc = token.doc
    for offset in (1, -1, 2, -2, 3, 4, 5, 6, 7, 8):
        j = token.i + offset
        if 0 <= j < len(doc):
            if doc[j].is_punct and offset > 0:
                continue
            if doc[j].morph.get("VerbForm", []) == ["Fin"]:
                return doc[j].morph.get("Number", []) == ["Plur"]
    return default


def _possessive(token: Token) -> Nominal | None:
    low = token.text.lower()
    if low.startswith("sein"):
        return Nominal(token.i, token.i + 1, token.i, "possessive", "definite", "Masc", False)
    if low.startswith("ihr") and not _polite(token):
        return Nominal(token.i, token.i + 1, token.i, "possessive", "definite", None, True)
    return None


def _noun(doc: Doc, token: Token, cover: dict[int, Hit], runs: dict[int, Nominal]) -> Nominal | None:
    i = token.i
    form = roles.role(token)
    if form is not None:
        return _role(doc, token, form, cover)
    people = names.demonym(token)
    if (
        people is not None
        and token.tag_ != "ADJA"
        and not (people.code == "DEU" and token.text != "Deutschen" and _noun_follows(doc, i))
    ):
        start = group_start(doc, i)
        return Nominal(
            start, i + 1, i, "demonym", determiner_of(doc, start, i), None if people.plural else people.gender,
            people.plural, (people.code,) if people.code else (), people.name,
        )  # fmt: skip
    lemma = token.lemma_
    start = group_start(doc, i)
    reference = reference_words().get(lemma)
    both = any(reference_words().get(t.text.lower()) == "both" for t in doc[start:i])
    if both and reference in ("country", "side"):
        return Nominal(start, i + 1, i, "pair", "definite", plural=True, description=reference)
    if reference == "country" and start < i and doc[start].tag_ in ("PPOSAT", "PDAT", "ART"):
        if doc[start].tag_ == "ART" and not (is_bare(doc, start, i, i + 1) and lemma == "Land"):
            return None
        return Nominal(
            start,
            i + 1,
            i,
            "country",
            determiner_of(doc, start, i),
            "Neut",
            possessor=start if doc[start].tag_ == "PPOSAT" else None,
        )
    if token.tag_ != "NN" and not names.is_common(token.text):
        return None
    organ = body_of_lemma(lemma)
    numbered = i + 1 < len(doc) and len(doc[i + 1]) == 1 and doc[i + 1].text.isalnum()  # "Gruppe E"
    if organ is not None and organ.acts != "none" and not numbered and not _is_literal_side(doc, i, start):
        return _organ(doc, token, start, organ.acts, cover)
    return None


def _role(doc: Doc, token: Token, form: RoleForm, cover: dict[int, Hit]) -> Nominal:
    i = token.i
    start = group_start(doc, i)
    plural = roles.is_plural(token, form)
    codes, begin = codes_before(doc, start, i, cover)
    after = attributes_after(doc, i, cover)
    if plural:
        coordinated(doc, i, after, cover)
    end = topic_after(doc, after.end, form.level, cover)
    if not codes:
        codes = [form.acts_for] if form.acts_for else list(after.codes)
    elif form.acts_for and form.acts_for not in codes and form.level not in ("diplomat", "representative"):
        codes = [form.acts_for, *codes]
    former = form.lemma.startswith(("Ex-", "Alt-")) or any(
        reference_words().get(stem(t.text)) == "former" for t in doc[start:i]
    )
    noun = nominative_plural(token.text, form.lemma) if plural else form.lemma
    gender = "Plur" if plural else form.gender or "Masc"
    determiner = determiner_of(doc, start, i)
    if determiner == "none" and not plural:
        determiner = waiting_article(doc, start)
    possessor = start if determiner == "possessive" else None
    description = describe(doc, start, i, end, gender, noun)
    if begin < start and not plural:
        description = f"{noun} {doc[begin:start].text.strip()}"
    both = any(reference_words().get(t.text.lower()) == "both" for t in doc[start:i])
    return Nominal(
        begin, end, i, "pair" if both else "role", determiner, None if plural else form.gender, plural,
        tuple(dict.fromkeys(codes)), "role" if both else description, role=form, former=former, possessor=possessor,
        parts=_parts(doc, start, i, noun, after) if plural else [], core=start,
        office_only=office_only(doc, start),
        homes=roles.alternatives(form.lemma) if form.acts_for and list(codes) == [form.acts_for] else (),
    )  # fmt: skip


def _parts(doc: Doc, start: int, head: int, noun: str, after: Attributes) -> list[tuple[str, str]]:
    """Code and description of each of the groups that a plural noun tells of."""
    if after.parts:
        return [(code, f"{noun} {words}") for code, words in after.parts]
    return coordinated_before(doc, start, head, noun)


_GENERA = ("armed", "party", "company")


@cache
def genus_of(lemma: str) -> str:
    """The kind of body that a noun names by its genus: "armed", "party", "company", "" for others."""
    if reference_words().get(lemma) == "side" and lemma != "Partei":
        return ""  # "Konfliktpartei" is no party
    low = lemma.lower()
    return next((kind for word, kind in reference_words().items() if kind in _GENERA and low.endswith(word)), "")


def _is_literal_side(doc: Doc, i: int, start: int) -> bool:
    """ "An seiner Seite", "von Seiten", "unter seiner Führung": a side of somebody, not a party to a matter."""
    if start and doc[start - 1].text.lower() == "unter" and doc[start].tag_ == "PPOSAT":
        return True
    return reference_words().get(doc[i].lemma_) == "side" and doc[start].tag_ in ("PPOSAT", "NN")


def _organ(doc: Doc, token: Token, start: int, acts: str, cover: dict[int, Hit]) -> Nominal:
    i = token.i
    codes, begin = codes_before(doc, start, i, cover)
    after = attributes_after(doc, i, cover)
    plural = token.morph.get("Number", []) == ["Plur"]
    if plural:
        coordinated(doc, i, after, cover)
    end = after.end
    if not codes:
        codes = after.codes
    if not codes and acts in ("state", "body", "office") and i + 2 < len(doc) and doc[i + 1].text == "in":
        hit = cover.get(i + 2)
        if hit is not None and isinstance(hit.item, Seat):  # "die Regierung in Kiew"
            codes, end = [hit.item.code], hit.end
            while plural and end + 1 < len(doc) and (doc[end].text == "," or doc[end].tag_ == "KON"):
                further = cover.get(end + 1)  # "die Regierungen in Kiew und Warschau"
                if further is None or not isinstance(further.item, Seat):
                    break
                codes, end = [*codes, further.item.code], further.end
    if not codes and "-" in token.text:
        front = token.text.rsplit("-", 1)[0]
        item = lexicon.states().get(front) or lexicon.organisations().get(front)
        if item is not None:
            codes = list(codes_of_item(item))
        elif front == "US":
            codes = ["USA"]
    homes = roles.alternatives(token.lemma_)
    if not codes and acts in ("state", "body", "office") and homes:
        codes = [homes[0]]
    genders: dict[str, Gender] = {"Masc": "Masc", "Fem": "Fem", "Neut": "Neut"}
    found = token.morph.get("Gender", [])
    gender = genders.get(found[0]) if found else None
    noun = nominative_plural(token.text, token.lemma_) if plural else token.lemma_
    determiner = determiner_of(doc, start, i)
    description = describe(doc, start, i, end, "Plur" if plural else gender or "Neut", noun)
    if begin < start:
        description = f"{description} {doc[begin:start].text.strip()}"
    return Nominal(
        begin, end, i, "organ", determiner, gender, plural, tuple(dict.fromkeys(codes)),
        description, acts=acts, genus=genus_of(token.lemma_),
        possessor=start if determiner == "possessive" else None, core=start, bare=is_bare(doc, start, i, end),
        homes=homes if codes and homes[:1] == (codes[0],) else (),
        parts=_parts(doc, start, i, noun, after) if plural else [],
    )  # fmt: skip
