"""The state or body that words name: the genitive after a title, its attribute, the first part of its compound."""

from __future__ import annotations

from functools import cache

from depesche.german import lexicon, office_words, sport, titles
from depesche.german.nameforms import demonym
from depesche.german.nominals import base_form, origin
from depesche.german.parties import party as named_party
from depesche.german.titles import Title
from depesche.reading.agreements.parties import actors_at, party_named, party_with_id
from depesche.reading.layers import Phrase, Reading
from depesche.reading.offices.phrases import person
from depesche.records import Actor

_LONGEST = 8  # tokens of a body's name


def owners(reading: Reading, phrase: Phrase) -> list[Phrase]:
    """The genitives of a title and its attributes with "of"; what stands behind the name is none of them, but told to
    somebody ("said Director X to the agency")."""
    named = next((t for t in range(phrase.head + 1, phrase.end) if person(reading, t) is not None), phrase.end)
    told = [*phrase.genitives, *(a for a in phrase.attributes if a.preposition in office_words.OWNER_PREPOSITIONS)]
    return [p for p in told if p.start < named]


def political(reading: Reading, phrase: Phrase) -> bool:
    """Does the phrase name a state, a political body or an international organisation?"""
    if any(sport.is_of_sport(reading.doc[t].text) for t in range(phrase.start, phrase.head + 1)):
        return False
    if owner(reading, phrase) is not None or any(owner(reading, g) is not None for g in phrase.genitives):
        return True
    return titles.is_body(reading.doc[phrase.head].lemma_) or titles.is_body(reading.doc[phrase.head].text)


def owner(reading: Reading, phrase: Phrase) -> Actor | None:
    """The state or body that a genitive or attribute names; for a person the state or body they act for."""
    if phrase.preposition is not None and reading.doc[phrase.head].text in lexicon.agencies():
        return None  # "the minister on the radio"
    own = _named_beside(reading, phrase.head + 1) or _named_by_adjective(reading, phrase)
    if own is not None:
        return own
    for token in range(phrase.head + 1, max(phrase.end, min(phrase.head + 2, len(reading.doc)))):
        beside = reading.attribute_at.get(token)
        if (
            beside is not None
            and beside.form == "name"
            and beside.entities
            and beside.entities[0].kind in ("igo", "organisation")
        ):
            return plain(reading, actors_at(reading, beside)[0])  # "der Terrororganisation Hamas"
    if (called := _called(reading, phrase) or _people(reading, phrase)) is not None:
        return called
    noun = reading.doc[phrase.head].lemma_
    nation = _nation_of_body(reading, phrase)
    if noun in _national_bodies():
        if nation is not None and nation.id != _national_bodies()[noun][1]:
            return nation  # "des Nationalrats der Slowakei": another state's body of that name
        usual, code = _national_bodies()[noun]
        return Actor(id=None, name=usual, kind="organisation", affiliation=code)
    for actor in reading.actors(phrase):
        if actor.kind == "group" and actor.affiliation is None and not _is_group_of_name(reading, phrase):
            continue
        if actor.kind == "person":
            if actor.affiliation:
                return party_with_id(reading, actor.affiliation)
            continue
        of = plain(reading, actor)
        # "des russischen Sicherheitsrats": what an international body has by that name, a state has too
        return nation if nation is not None and of.kind == "igo" and titles.is_body(noun) else of
    word = reading.doc[phrase.head].text
    if titles.is_name_of_body(word):
        return Actor(id=None, name=word, kind="organisation")
    return _in_compound(reading, word) or place(reading, phrase) or _unlisted(reading, phrase)


def _people(reading: Reading, phrase: Phrase) -> Actor | None:
    """A people by the adjective of the state in which it lives ("der bosnischen Serben"), or a party by its members."""
    noun, before = reading.doc[phrase.head], reading.doc[phrase.head - 1]
    if (told := named_party(noun.text)) is not None:
        return Actor(id=None, name=told, kind="organisation")
    known = demonym(noun)
    if known is None or not known.plural or before.tag_ != "ADJA" or phrase.head - 1 not in reading.attribute_at:
        return None
    code = next((a.id for a in actors_at(reading, reading.attribute_at[phrase.head - 1]) if a.kind == "state"), None)
    if code is None or code == known.code:
        return None
    return Actor(id=None, name=f"{titles.strong(before.text, 'e')} {known.name}", kind="group", affiliation=code)


def _is_group_of_name(reading: Reading, phrase: Phrase) -> bool:
    """Is a group one with a name of its own ("Ärzte ohne Grenzen") or of a kind that titles are of?"""
    mention = reading.mention_at.get(phrase.head)
    return titles.is_body(reading.doc[phrase.head].lemma_) or (mention is not None and mention.form == "name")


def place(reading: Reading, phrase: Phrase, *, towns: bool = False) -> Actor | None:
    """The region (of `towns`, the town) that a genitive or the name in it is, with its state as affiliation."""
    for token in range(phrase.start, phrase.end):
        at = reading.place_at.get(token)
        if at is None or not at.country or at.kind == "country" or at.name in lexicon.states():
            continue
        if (at.kind in ("city", "seat")) != towns:
            continue
        if titles.is_regional(at.name) and not towns:
            return None
        return Actor(id=None, name=at.name, kind="organisation", affiliation=at.country)
    return None


def capital(reading: Reading, phrase: Phrase) -> Actor | None:
    """The capital that a genitive or attribute names, as a town and not as the seat of its government."""
    for token in reading.doc[phrase.start : phrase.end]:
        town = titles.town_named(token.text) if token.pos_ == "PROPN" else None
        if town is not None:
            return Actor(id=None, name=town[0], kind="organisation", affiliation=town[1])
    return None


def home_at(reading: Reading, token: int) -> Actor | None:
    """The one state that a preposition of origin at this token tells: "Minister X aus Malta"."""
    doc = reading.doc
    if token >= len(doc) or doc[token].lower_ not in office_words.HOME_PREPOSITIONS:
        return None
    code, _ = origin(doc, token)
    return party_with_id(reading, code) if code is not None else None


def of_townspeople(reading: Reading, phrase: Phrase) -> Actor | None:
    """The town that an adjective before a title is made of ("der Istanbuler Bürgermeister")."""
    for token in reading.doc[phrase.start : phrase.head]:
        town = titles.town_of(token.text)
        if town is not None:
            return Actor(id=None, name=town[0], kind="organisation", affiliation=town[1])
    return None


def _nation_of_body(reading: Reading, phrase: Phrase) -> Actor | None:
    """The one state that adjectives before a body or the genitive after it tell, where the body is no state itself."""
    head = reading.mention_at.get(phrase.head)
    if head is not None and head.form == "state":
        return None
    told: dict[str, Actor] = {}
    tokens = [*range(phrase.start, phrase.head), *(t for g in phrase.genitives for t in range(g.start, g.end))]
    for token in tokens:
        mention = reading.attribute_at.get(token)
        if mention is not None and mention.form in ("adjective", "state"):
            told |= {a.id: a for a in actors_at(reading, mention) if a.kind == "state" and a.id}
    return plain(reading, next(iter(told.values()))) if len(told) == 1 else None


def _in_compound(reading: Reading, word: str) -> Actor | None:
    """The state or organisation whose body a compound is ("US-Senat", "Nato-Militärausschuss")."""
    first, _, rest = word.rpartition("-")
    if not first or not titles.is_body(rest[:1].upper() + rest[1:]):
        return None
    return named(reading, first) or named(reading, first.split("-")[0])


def _called(reading: Reading, phrase: Phrase) -> Actor | None:
    """The name after a common noun for bodies, in quotation marks or as words in capitals ("Partei Vaterland")."""
    doc, start = reading.doc, phrase.head + 1
    noun = doc[phrase.head].lemma_
    if start + 1 >= len(doc) or not titles.is_common_body(noun) or not titles.has_names(noun):
        return None
    quoted = doc[start].is_quote
    start += quoted
    end = start
    while end < len(doc) and end < start + _LONGEST and not doc[end].is_punct and not doc[end].is_sent_start:
        if person(reading, end) is not None or (not quoted and not doc[end].text[:1].isupper()):
            break
        end += 1
    closed = end < len(doc) and (doc[end].is_quote if quoted else doc[end].is_punct or doc[end].tag_.endswith("FIN"))
    if not closed or end == start or titles.title_of(doc[start].text) is not None:
        return None
    if not quoted and (doc[start].tag_ not in ("NE", "ADJA", "FM") or start in reading.attribute_at):
        return None
    name = " ".join(doc[start:end].text.split())
    return named(reading, name) or Actor(id=None, name=name, kind="organisation")


def _unlisted(reading: Reading, phrase: Phrase) -> Actor | None:
    """The body no list knows by the abbreviation in brackets after it, or by its own words ("Bund der Deutschen")."""
    doc, noun = reading.doc, titles.without_ending(reading.doc[phrase.head].lemma_)
    if not titles.is_body(noun):
        return None
    common, at = titles.is_common_body(noun), phrase.head + 1
    proper = [g for g in phrase.genitives if g.start == at and _is_proper(reading, g)]
    if not common and titles.has_names(noun) and not proper:
        return Actor(id=None, name=noun, kind="organisation") if doc[phrase.head].tag_ == "NN" else None
    if proper and titles.has_names(noun):
        name = " ".join(f"{noun} {doc[at : proper[0].end].text}".split())
        return Actor(id=None, name=name, kind="organisation")
    members = [g for g in phrase.genitives if g.start == at and _is_of_members(reading, g)]
    if members and titles.has_names(noun):
        name = " ".join(f"{noun} {doc[at : members[0].head + 1].text}".split())
        return Actor(id=None, name=name, kind="organisation")
    for token in range(at, min(phrase.head + _LONGEST, len(doc) - 1)):
        if doc[token].text == "(" and titles.is_abbreviation(doc[token + 1].text):
            name = doc[token + 1].text
            return named(reading, name) or Actor(id=None, name=name, kind="organisation")
        if doc[token].is_punct or doc[token].tag_.endswith("FIN") or person(reading, token) is not None:
            return None
    return None


def _is_of_members(reading: Reading, phrase: Phrase) -> bool:
    """Are those of whom a body is told in the plural, its members ("Zentralrat der Juden")?"""
    bare = phrase.head == phrase.start + 1 and reading.doc[phrase.start].lower_ in office_words.GENITIVE_ARTICLES
    return bare and "Plur" in reading.doc[phrase.head].morph.get("Number", [])


def _is_proper(reading: Reading, phrase: Phrase) -> bool:
    """Does a capital adjective show that a genitive is part of a name ("der Deutschen Industrie")?"""
    return any(
        reading.doc[t].tag_ == "ADJA" and reading.doc[t].text[:1].isupper() for t in range(phrase.start, phrase.head)
    )


def _named_beside(reading: Reading, token: int) -> Actor | None:
    """The body whose abbreviation stands right after the noun that says what it is ("der Weltraumbehörde NASA")."""
    if token >= len(reading.doc) or not titles.is_abbreviation(reading.doc[token].text):
        return None
    if not titles.is_body(reading.doc[token - 1].lemma_) and not titles.is_body(reading.doc[token - 1].text):
        return None
    name = reading.doc[token].text
    return named(reading, name) or Actor(id=None, name=name, kind="organisation")


def _named_by_adjective(reading: Reading, phrase: Phrase) -> Actor | None:
    """The body whose name begins with an adjective ("des Hohen Verhandlungsrats"), where no list knows it."""
    doc, head = reading.doc, phrase.head
    start = head
    while start > phrase.start and doc[start - 1].tag_ == "ADJA" and doc[start - 1].text[:1].isupper():
        start -= 1
    if start == head or not titles.is_body(doc[head].lemma_):
        return None
    if start in reading.attribute_at and not titles.has_names(doc[head].lemma_):
        return None
    known = reading.mention_at.get(head)
    if known is not None and known.form != "role" and not titles.is_of_nation(doc[start].text):
        return None
    adjectives = base_form(doc, start, head + 1).rsplit(" ", 1)[0]
    return Actor(id=None, name=f"{adjectives} {doc[head].lemma_}", kind="organisation")


@cache
def _national_bodies() -> dict[str, tuple[str, str]]:
    """Names of the bodies of single states ("Bundestag", "Mossad") → their usual name and their state."""
    states = lexicon.state_of_code()
    return {name: (o.body, o.parent) for name, o in lexicon.organisations().items() if not o.id and o.parent in states}


def plain(reading: Reading, actor: Actor) -> Actor:
    if actor.name in _national_bodies():
        return actor.model_copy(update={"role": None})
    if actor.kind == "organisation" and actor.id is None and actor.affiliation:
        return party_with_id(reading, actor.affiliation)
    return actor.model_copy(update={"role": None})


def compound_body(reading: Reading, token: int, title: Title) -> Actor | None:
    """The body that a compound's first part names ("US-", "Kreml-", "PSOE-"), or None where it names none."""
    first = title.first
    if not first:
        return None
    names = [first, first.rsplit("-", 1)[-1], first.split("-")[0]]
    if title.head in office_words.TOPICAL:
        names.reverse()  # "der UN-Syrien-Beauftragte"
    for name in dict.fromkeys(names):
        if title.scope == "body" and name in _national_bodies():
            usual, code = _national_bodies()[name]
            return Actor(id=None, name=usual, kind="organisation", affiliation=code)
        actor = named(reading, name)
        if actor is not None:
            return actor
    body = titles.body_of(first)
    if body is None:
        unlisted = titles.unlisted_body(title) or _spoken_of(reading, title)
        new = Actor(id=None, name=unlisted, kind="organisation") if unlisted is not None else None
        return _of_person(reading, first) or new
    name, state = body
    if state:
        return party_with_id(reading, state)
    return Actor(id=None, name=name, kind="organisation")


def _spoken_of(reading: Reading, title: Title) -> str | None:
    """The first part of a compound with a hyphen, where the text has it as a name of its own ("Nordmetall-Chef")."""
    name = title.first
    if not titles.may_name_body(title):
        return None
    beside = (t for t in reading.doc if t.text in (name, f"{name}s"))
    return name if any(t.tag_ == "NE" and t.ent_type_ in ("ORG", "MISC") for t in beside) else None


def _of_person(reading: Reading, name: str) -> Actor | None:
    """For whom the person acts whose family name is a compound's first part."""
    for entity in reading.entities:
        if entity.kind == "person" and entity.affiliation and entity.name.rsplit(" ", 1)[-1] == name:
            return party_with_id(reading, entity.affiliation)
    return None


def named(reading: Reading, name: str) -> Actor | None:
    party = party_named(reading, name)
    if party is not None:
        return party
    if (told := named_party(name)) is not None:
        return Actor(id=None, name=told, kind="organisation")
    for form in (name, name.removesuffix("s")):
        if (body := lexicon.bodies().get(form)) is not None:
            return Actor(id=None, name=body.body, kind="organisation")
    return None
