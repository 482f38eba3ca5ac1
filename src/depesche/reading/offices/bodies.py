"""For whom an office speaks: the state or body told by adjective, genitive, compound, or elsewhere in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depesche.german import lexicon, office_words, sport, titles
from depesche.german.nameforms import known_head, known_leader
from depesche.german.parties import party as named_party
from depesche.german.parties import party_in_brackets, party_of_title, state_of_party
from depesche.german.titles import Title
from depesche.reading.agreements.parties import actors_at, party_with_id
from depesche.reading.layers import Entity, Phrase, Reading
from depesche.reading.offices.context import is_at_home, is_of_region
from depesche.reading.offices.owners import (
    capital,
    compound_body,
    home_at,
    named,
    of_townspeople,
    owner,
    owners,
    place,
    plain,
    political,
)
from depesche.reading.offices.phrases import Held, person
from depesche.records import Actor

_BODIES = ("state", "igo", "organisation", "group")
_AT_HOME = office_words.HOME_STATES
_REACH = 12  # tokens after a title in which the body it is held in stands


def is_office(
    reading: Reading, token: int, title: Title, phrase: Phrase, held: Held, *, sporting: bool = False
) -> bool:
    """Is the title one of a state or a body that the text names, and not of a club, a town or a nameless firm?

    In a `sporting` text only titles count whose own words name a state or political body.
    """
    if sporting:
        told = body_for(reading, token, title, phrase, held.entities[0], explicit=True)
        if told is None or told.name == titles.unlisted_body(title):
            return False
    if title.head in office_words.MEMBERS and (not title.first or held.how != "apposition"):
        return False
    if held.how == "reference" and _contradicts(reading, token, title, phrase, held):
        return False
    if title.head in office_words.REGIONAL_HEADS and _leads_region(reading, title, phrase, held):
        return False
    if title.scope in ("state", "head", "domestic") and _regional_around(reading, token, title, phrase, held):
        return False
    if any(_tells_many(reading, g) for g in phrase.genitives):
        return False  # "the first top candidate of the big parties": one of many, of none by name
    before = [reading.doc[t].text for t in range(max(0, phrase.start - 1), token)]
    before += [reading.doc[g.head].text for g in owners(reading, phrase) if titles.is_of_land(reading.doc[g.head].text)]
    if any(titles.is_regional(w) for w in before) or (title.first and titles.is_regional(title.first)):
        return False
    match title.scope:
        case "state" | "domestic" | "rank":
            return True
        case "head":
            if title.first and title.first.lower() not in office_words.RANKS:
                return (
                    compound_body(reading, token, title) is not None
                    or _nationality(reading, phrase) is not None
                    or any(political(reading, g) for g in owners(reading, phrase))
                )
            alien = (
                _alien(reading, phrase)
                or _club_before(reading, token)
                or (held.how == "apposition" and _of_other_body(reading, held.end))
            )
            return not (alien or _advertises(reading, title, phrase))
        case "body":
            return (
                (_compound_told(reading, token, title, held) if title.first else _told_with_name(reading, held))
                or any(political(reading, g) for g in owners(reading, phrase))
                or (held.how == "apposition" and any(political(reading, g) for g in _seats(reading, phrase)))
                or (
                    _nationality(reading, phrase) is not None
                    and title.head in office_words.NATIONAL
                    and not _names_club(reading, title, held)
                )
                or (title.head in office_words.DEPUTIES and _is_owned(reading, phrase))
                or _antecedent(reading, phrase.start) is not None
                or (held.how == "reference" and not title.first and bool(held.entities[0].affiliation))
            )
    return False


def _compound_told(reading: Reading, token: int, title: Title, held: Held) -> bool:
    """Does the first part name a body (one that no list knows only where the name stands beside the title)?"""
    named = compound_body(reading, token, title)
    return named is not None and (named.name != titles.unlisted_body(title) or held.how == "apposition")


def _tells_many(reading: Reading, phrase: Phrase) -> bool:
    """Is the genitive a common noun for bodies in the plural ("der großen Parteien"), no name beside it?"""
    noun = reading.doc[phrase.head]
    plural = noun.morph.get("Number", []) == ["Plur"] and titles.is_party(noun.lemma_)
    mentions = (reading.attribute_at.get(t) for t in range(phrase.start, phrase.head))
    named = any(m is not None and m.form == "adjective" for m in mentions)
    return plural and not named and phrase.end == phrase.head + 1 and not phrase.genitives


def _is_owned(reading: Reading, phrase: Phrase) -> bool:
    """Does a possessive or a person's name in the genitive open the phrase or stand before it?"""
    before = reading.doc[max(0, phrase.start - 1)]
    if {before.lower_, reading.doc[phrase.start].lower_} & office_words.OWNER_WORDS:
        return True
    mention = reading.mention_at.get(before.i)
    owner_named = mention is not None and mention.form == "name" and titles.is_genitive_name(before.text)
    return owner_named or reading.doc[phrase.start].tag_ == "PPOSAT"


def _told_with_name(reading: Reading, held: Held) -> bool:
    """Does a person named with a bare title act for a state, or does the phrase after the name say whose they are?"""
    return held.how == "apposition" and (
        bool(held.entities[0].affiliation) or owner_after(reading, held.end) is not None
    )


def owner_after(reading: Reading, end: int) -> Actor | None:
    """The state or body that a preposition right after the name tells: "Leutnant X von der Marine"."""
    doc = reading.doc
    if end < len(doc) and doc[end].lower_ in office_words.HOME_PREPOSITIONS:
        return home_at(reading, end)
    if end >= len(doc) or doc[end].lemma_ not in office_words.OWNER_PREPOSITIONS:
        return None
    for head in range(end, min(end + 5, len(doc))):
        phrase = reading.phrase_of_head.get(head)
        if phrase is not None and phrase.start in (end, end + 1):
            return owner(reading, phrase)
    return None


def _regional_around(reading: Reading, token: int, title: Title, phrase: Phrase, held: Held) -> bool:
    """A minister or mayor with no state in the title's own words, told beside a state of the federation, is its own."""
    if title.head not in office_words.DOUBTFUL or titles.is_national(title):
        return False
    if body_for(reading, token, title, phrase, held.entities[0], explicit=True) is not None:
        return False
    sentence = reading.doc[token].sent
    start = reading.doc[sentence.start - 1].sent.start if sentence.start else 0
    around = (t for t in reading.doc[start : sentence.end] if t.pos_ in ("PROPN", "ADJ") and titles.is_regional(t.text))
    # "… sagte in Berlin": where the federation has its seat
    return any(t.text not in lexicon.seats() or not t.i or t.nbor(-1).tag_ != "APPR" for t in around)


def _leads_region(reading: Reading, title: Title, phrase: Phrase, held: Held) -> bool:
    """Does the person by party or by name belong to the federation whose states, not itself, have such heads?"""
    if phrase.head + 1 < held.start or _nationality(reading, phrase) is not None:
        return False
    known = known_leader(held.entities[0].name)
    party = party_in_brackets(reading.doc, held.end) if held.how == "apposition" else None
    home = state_of_party(party) if party is not None else None
    return office_words.FEDERAL_STATE in (home, known.affiliation if known is not None else None)


def _contradicts(reading: Reading, token: int, title: Title, phrase: Phrase, held: Held) -> bool:
    """Does a role name another state, party or rank than those of the person it is held to stand for?"""
    own = body_for(reading, token, title, phrase, held.entities[0], explicit=True)
    entity = held.entities[0]
    if title.head in office_words.OF_HOME and entity.affiliation in lexicon.state_of_code().keys() - _AT_HOME:
        return True
    adjectives = [reading.doc[t].text for t in range(phrase.start, token)]
    if titles.is_of_deputy(title, adjectives, entity.roles):
        return True
    if title.head in office_words.UNLIKE_OTHERS and not any(
        r.lower().endswith(title.base.lower()) for r in entity.roles
    ):
        return True
    if own is not None and own.id is None and any(party_of_title(r) not in (None, own.name) for r in entity.roles):
        return True
    leader = known_leader(entity.name) or (known_head(entity.name) if " " not in entity.name else None)
    known = leader.affiliation if leader is not None and leader.head else entity.affiliation
    return own is not None and own.kind == "state" and known in lexicon.state_of_code() and own.id != known


def _alien(reading: Reading, phrase: Phrase) -> bool:
    """A genitive that names neither state nor political body: "Präsident des Fußballverbands"."""
    genitives = [g for g in phrase.genitives if g.start == phrase.head + 1]
    if any(sport.is_of_sport(t.text) for g in genitives for t in reading.doc[g.start : g.end]):
        return True
    return bool(genitives) and not any(political(reading, g) for g in genitives)


def _club_before(reading: Reading, token: int) -> bool:
    """Does a name that is no state's stand right before the title ("VfB Präsident X")?"""
    if not token or reading.doc[token].is_sent_start:
        return False
    before = reading.doc[token - 1]
    plain = before.tag_ == "NE" and not before.is_space and token - 1 not in reading.attribute_at
    return plain and before.text not in lexicon.states() and before.ent_type_ != "LOC"


def _of_other_body(reading: Reading, end: int) -> bool:
    """Does a preposition right after the name tell what is neither state nor political body ("X vom Verein Nord")?"""
    if end >= len(reading.doc) or reading.doc[end].lemma_ not in office_words.OWNER_PREPOSITIONS:
        return False
    phrases = (reading.phrase_of_head.get(head) for head in range(end, min(end + 5, len(reading.doc))))
    told = next((p for p in phrases if p is not None and p.start in (end, end + 1)), None)
    return told is not None and not political(reading, told) and reading.doc[told.head].pos_ == "NOUN"


def _names_club(reading: Reading, title: Title, held: Held) -> bool:
    """Do more capitals follow the name of a country's representative: a club, not a person?"""
    after = reading.doc[held.end] if held.end < len(reading.doc) else None
    cut = after is not None and after.text[:1].isupper() and not after.is_sent_start
    return title.head in office_words.SENT and held.how == "apposition" and cut


def _advertises(reading: Reading, title: Title, phrase: Phrase) -> bool:
    """Does an ambassador stand for a brand: "Botschafter für Nordwind"?"""
    parts = (p for p in phrase.attributes if p.preposition in office_words.FIELD_PREPOSITIONS)
    return title.head in office_words.SENT and any(
        reading.doc[p.head].pos_ in ("PROPN", "X") and not political(reading, p) for p in parts
    )


def _nationality(reading: Reading, phrase: Phrase, strangers: bool = False) -> Actor | None:
    """The state or body of an adjective, a possessive or a name in the genitive before the title.

    Of `strangers`, like colleagues, a possessive tells nothing.
    """
    seen: set[int] = set()
    start = phrase.start
    before = reading.attribute_at.get(start - 1) if start else None
    if before is not None and before.form == "state" and titles.is_genitive_name(reading.doc[start - 1].text):
        start = before.start
    possessor: Actor | None = None
    if before is not None and before.form == "name" and titles.is_genitive_name(reading.doc[start - 1].text):
        code = next((e.affiliation for e in before.entities if e.kind == "person"), None)
        possessor = party_with_id(reading, code) if code else None
    for token in range(start, phrase.head):
        mention = reading.attribute_at.get(token)
        if mention is None or mention.start in seen or mention.form == "role":
            continue
        seen.add(mention.start)
        for actor in actors_at(reading, mention):
            if mention.form == "possessive":
                possessor = possessor or (party_with_id(reading, actor.affiliation) if actor.affiliation else None)
            elif actor.kind in _BODIES:
                return plain(reading, actor)
    return None if strangers else possessor or _antecedent(reading, start)


def _antecedent(reading: Reading, start: int) -> Actor | None:
    """The state or body whose a title is by a relative pronoun ("die Miliz FNI, deren Anführer X")."""
    doc = reading.doc
    at = start if doc[start].lower_ in office_words.OWNER_WORDS else start - 1
    if at < 1 or doc[at].lower_ not in office_words.OWNER_WORDS or doc[at - 1].text not in (",", ";"):
        return None
    for token in range(at - 2, max(at - 6, -1), -1):  # a name may stand behind its noun, or in brackets
        mention = reading.attribute_at.get(token)
        if mention is not None and mention.form in ("name", "state") and mention.entities:
            of = actors_at(reading, mention)[0]
            return plain(reading, of) if of.kind in _BODIES else None
        if titles.is_name_of_body(doc[token].text):
            return named(reading, doc[token].text) or Actor(id=None, name=doc[token].text, kind="organisation")
        if doc[token].text not in "()" and doc[token].tag_ not in ("NE", "NN", "XY"):
            return None
    return None


def body_for(
    reading: Reading,
    token: int,
    title: Title,
    phrase: Phrase,
    entity: Entity,
    *,
    several: bool = False,
    explicit: bool = False,
) -> Actor | None:
    """The state or body of the office. `several` persons share the title: each acts for their own; `explicit` asks only
    for what the title's own phrase says."""
    if title.head in office_words.OF_TOWNS | office_words.OF_REGIONS:
        local = _local(reading, title, phrase)
        if local is not None or title.head in office_words.OF_TOWNS:
            return local
    if not several and (own := _told_body(reading, token, title, phrase, entity)) is not None:
        return own
    context = None if explicit else of_context(reading, None, entity)
    if context is not None and context.kind in ("state", "igo") and _of_party(reading, title, phrase):
        return None  # who leads a party does so for no state
    if _short_body(reading, title, phrase) is not None and context is not None and context.kind == "state":
        return None  # the home of a commissioner
    if context is not None and _is_doubtful(reading, title, phrase, context):
        return None
    return context


def _is_doubtful(reading: Reading, title: Title, phrase: Phrase, home: Actor) -> bool:
    """May the title be another's than the bearer's state: one inside the federation, a party, an association?"""
    if home.kind != "state":
        return False
    if title.scope == "body":
        return (not title.first and not owners(reading, phrase) and is_at_home(home)) or _of_stranger(reading, phrase)
    shared = title.head in office_words.DOUBTFUL and not titles.is_national(title) and not phrase.genitives
    return shared and home.id == office_words.FEDERAL_STATE and is_of_region(reading)


def _of_stranger(reading: Reading, phrase: Phrase) -> bool:
    """Does a name behind the title tell of what it is, and no list knows what that is ("Gründerin von Nordlicht")?"""
    behind = [p for p in owners(reading, phrase) if p.start == phrase.head + 1 and owner(reading, p) is None]
    names = (reading.doc[p.head] for p in behind)
    return any(n.tag_ == "NE" or titles.may_be_name(n.text) for n in names)


def _short_body(reading: Reading, title: Title, phrase: Phrase) -> str | None:
    """The one body that a compound's first part, or the genitive behind a title, calls by its noun alone."""
    nouns = (reading.doc[g.head].text for g in owners(reading, phrase) if g.head == g.start + 1)
    words = (title.first, "" if title.first else title.head, *nouns)
    body = next((office_words.SHORT_BODIES[w] for w in words if w in office_words.SHORT_BODIES), None)
    if body is not None and office_words.OTHER_COMMISSION in reading.entity_of_id and body not in reading.entity_of_id:
        return office_words.OTHER_COMMISSION
    return body


def _local(reading: Reading, title: Title, phrase: Phrase) -> Actor | None:
    """The town or region whose head a title tells, by the name before it or the genitive after it."""
    towns = title.head in office_words.OF_TOWNS
    before = Phrase(max(0, phrase.start - 1), phrase.head, phrase.head)
    parts = (before, *owners(reading, phrase))
    told = _first(place(reading, p, towns=towns) for p in parts)
    if not towns:
        return told or _first(place(reading, p, towns=True) for p in parts if p.end - p.start > 2)  # "der Region Nord"
    return told or _first(capital(reading, p) for p in parts) or of_townspeople(reading, phrase)


def shared_body(reading: Reading, token: int, title: Title, phrase: Phrase, entity: Entity) -> Actor | None:
    """What a title in the plural says of all who share it, by its compound or its one adjective."""
    before = reading.doc[phrase.start : token]
    start = token if any(t.tag_ == "KON" for t in before) else phrase.start
    return _told_body(reading, token, title, Phrase(start, token + 1, token), entity)


def _of_party(reading: Reading, title: Title, phrase: Phrase) -> bool:
    """Is the post one that a party gives, by its compound or by the genitive after it ("der Fraktion")?"""
    nouns = (reading.doc[g.head] for g in owners(reading, phrase) if title.scope != "state")
    return titles.is_party_post(title.base) or any(titles.is_party(n.text) or titles.is_party(n.lemma_) for n in nouns)


def _told_body(reading: Reading, token: int, title: Title, phrase: Phrase, entity: Entity) -> Actor | None:
    """What the title's own compound, adjective, possessive or genitive says."""
    if title.head in office_words.SENT and title.first:
        sender = _nationality(reading, phrase) or _first(owner(reading, g) for g in owners(reading, phrase))
        if sender is not None and sender.kind == "state":
            return sender
    federal = title.base.startswith(office_words.FEDERAL) and not titles.is_party_post(title.base)
    if federal and entity.affiliation in office_words.HOME_STATES - {office_words.FEDERAL_STATE}:
        return party_with_id(reading, str(entity.affiliation))
    if title.head in office_words.OF_UNION:
        return party_with_id(reading, office_words.OF_UNION[title.head])
    compound = compound_body(reading, token, title) if title.first else None
    if title.head in office_words.TOPICAL and compound is not None and compound.kind == "state":
        sender = _nationality(reading, phrase) or _first(owner(reading, g) for g in owners(reading, phrase))
        if sender is not None:
            return sender
        if title.first in lexicon.states() and not titles.is_abbreviation(title.first):
            return None  # what is dealt with ("der Nordland-Beauftragte"), and nobody told who sends
    given = title.head in office_words.CANDIDATES
    if titles.is_party_post(title.base) and compound is not None and compound.kind in ("state", "igo"):
        compound = None  # the federation of a party's leaders, the parliament that its candidate stands for
    called = (
        compound is not None and title.base.startswith(f"{title.first}-") and named(reading, title.first) is not None
    )
    if compound is not None and compound.id is None and title.scope in ("state", "rank") and not (given or called):
        compound = None  # "Regierungschef", "Armeechef": the first part says what, not whose
    own = _own(reading, title, phrase, compound)
    own = own or _first(owner(reading, g) for g in owners(reading, phrase))
    own = own or home_at(reading, phrase.head + 1) or _first(owner(reading, a) for a in _seats(reading, phrase))
    plain = not given and not titles.is_party_post(title.base)
    if own is None and title.first and plain and (body := titles.body_of(title.first)) and body[1]:
        own = party_with_id(reading, body[1])
    if own is not None and own.id is None:
        of_party = plain and title.scope == "state" and named_party(own.name) is not None
        own = None if of_party else _by_name(reading, own)
    if own is not None:
        return own
    short = _short_body(reading, title, phrase) if title.scope != "relation" else None
    if short is not None and (short in reading.entity_of_id or title.head in office_words.OF_COMMISSION):
        return party_with_id(reading, short)
    if not title.first and title.head in office_words.OF_ONE_STATE:
        return party_with_id(reading, office_words.OF_ONE_STATE[title.head])
    if office_words.USUALLY.get(title.head) in reading.entity_of_id and entity.affiliation is None:
        return party_with_id(reading, office_words.USUALLY[title.head])
    if federal:
        # Germany's, unless the person acts for another federation in the German-speaking world.
        known = entity.affiliation if entity.affiliation in office_words.HOME_STATES else None
        return party_with_id(reading, known or office_words.FEDERAL_STATE)
    return None


def _own(reading: Reading, title: Title, phrase: Phrase, compound: Actor | None) -> Actor | None:
    """What a title's first part tells, or the adjective, possessive or genitive before it."""
    nation = _nationality(reading, phrase, strangers=title.scope == "relation")
    if compound is None or nation is None or nation.kind != "state":
        return compound or nation
    # "der slowakische Nationalratspräsident": the parliament of that name that the list knows is another state's.
    foreign = compound.kind == "organisation" and compound.affiliation not in (None, nation.id)
    return nation if foreign or (compound.kind == "state" and _is_body_of(title)) else compound


def _is_body_of(title: Title) -> bool:
    """Is the first part of a compound a body, and no state itself ("Nationalratspräsident")?"""
    return titles.body_of(title.first) is not None


def _seats(reading: Reading, phrase: Phrase) -> Iterator[Phrase]:
    """The bodies in which the words after a title say that it is held ("Mehrheitsführer im US-Senat")."""
    doc, seat = reading.doc, False
    for token in range(phrase.head + 1, min(phrase.head + _REACH, len(doc))):
        if doc[token].is_punct or doc[token].tag_.endswith("FIN") or person(reading, token) is not None:
            return
        seat = seat or (doc[token].tag_.startswith("APPR") and doc[token].lower_ in office_words.SEAT_PREPOSITIONS)
        if seat and doc[token].pos_ in ("NOUN", "PROPN"):
            if titles.is_body(doc[token].lemma_) or titles.is_body(doc[token].text):
                yield reading.phrase_of_head.get(token) or Phrase(token, token + 1, token)
            return


def _by_name(reading: Reading, own: Actor) -> Actor | None:
    """The body without an id, where it has a name: "AfD" for "künftige AfD-Delegation", none for "die Partei"."""
    first, _, last = own.name.split(" ")[-1].rpartition("-")
    if own.kind in ("organisation", "group") and first and titles.is_common_body(last):
        return named(reading, first)
    return None if _generic_body(own) else own


def _generic_body(own: Actor) -> bool:
    """A common noun ("Partei", "Delegation") tells no body by name."""
    return (
        own.kind == "organisation"
        and (" " not in own.name or own.name[:1].islower())
        and not lexicon.bodies().get(own.name)
        and named_party(own.name) is None
        and titles.is_common_body(own.name.split(" ")[-1])
    )


def _first(actors: Iterable[Actor | None]) -> Actor | None:
    return next((a for a in actors if a is not None), None)


def of_context(reading: Reading, phrase: Phrase | None, entity: Entity) -> Actor | None:
    """The state or body told by the phrase's adjective, or the one for which the text has the person act."""
    if phrase is not None:
        own = _nationality(reading, phrase) or _first(owner(reading, g) for g in owners(reading, phrase))
        if own is not None:
            return own
    return party_with_id(reading, entity.affiliation) if entity.affiliation else None
