"""Who bears a title: found by apposition, by predication, and by roles that stand for a person told before."""

from __future__ import annotations

from depesche.german import office_words, titles
from depesche.german.nameforms import is_demonym, is_forename, known_head, known_leader
from depesche.german.nominals import past_brackets
from depesche.reading.layers import Entity, Mention, Phrase, Reading
from depesche.reading.offices.phrases import Held, complement_end, is_relation, person, phrase_of
from depesche.reading.offices.predication import given, predication

_CLOSING = frozenset({",", ".", ")", ";", ":", "–", "-"})
_DASHES = frozenset({"–", "-", "—", ":"})  # marks between a title in the plural and the names of its bearers
_OPENING = frozenset({",", "("})  # marks between a name and a title after it
_CLOSING_VERBS = frozenset({"PAV", "PTKVZ", "VVINF", "VVPP"})  # STTS tags of what ends a main clause
_VERBAL = frozenset({"VV", "VA", "VM"})  # beginnings of STTS tags
_REACH = 14  # tokens between a title and the name after the comma


def holders(reading: Reading, token: int, phrase: Phrase, open_apposition: Held | None) -> Held | None:
    """Who bears the title at `token`. `open_apposition` is the one before, for "Minister und Vorsitzender der …"."""
    return (
        _inside_name(reading, token, phrase)
        or _name_after(reading, token, phrase)
        or _of_gender(reading, phrase, _name_before(reading, phrase, open_apposition))
        or _of_gender(reading, phrase, predication(reading, token, phrase))
        or given(reading, phrase)
        or _reference(reading, token)
        or _by_state(reading, token)
    )


def _of_gender(reading: Reading, phrase: Phrase, held: Held | None) -> Held | None:
    """Who bears the title, unless it is a woman's and the name before is a man's ("Karl, die Vorsitzende …, Anna")."""
    if held is None or len(held.entities) != 1 or held.entities[0].gender != "Masc":
        return held
    title, first = titles.title_of(reading.doc[phrase.head].text), reading.doc[phrase.start]
    feminine = first.tag_ == "ART" and first.morph.get("Gender", []) == ["Fem"]
    woman = title is not None and (title.feminine or (title.is_adjective and feminine))
    return None if woman and "Plur" not in first.morph.get("Number", []) else held


def _inside_name(reading: Reading, token: int, phrase: Phrase) -> Held | None:
    mention = person(reading, token)
    if mention is None or mention.head == token:
        return None
    return Held(tuple(mention.entities), mention, min(phrase.start, mention.start), mention.end, "apposition")


def _name_after(reading: Reading, token: int, phrase: Phrase) -> Held | None:
    doc, n = reading.doc, len(reading.doc)
    end_of_title = complement_end(reading, phrase)
    ends = (token + 1, end_of_title, _comma_after(reading, token) or token + 1, _end_of_states(reading, token))
    for position in dict.fromkeys(ends):
        status = titles.status_after(tuple(t.text for t in doc[position : position + 2]))
        if status:
            position += 2
        several = "Plur" in doc[token].morph.get("Number", []) or _stands_for_many(reading, token)
        comma = position < n and (doc[position].text == "," or (several and doc[position].text in _DASHES))
        if comma and phrase.case == "Gen" and _stands_for_person(reading, phrase.start - 1):
            continue  # "the brother of the pope, X": the name is the brother's
        if comma and position == token + 1 == phrase.end and phrase.start == token:
            continue  # a family name in a list ("Kaiser, Anna Berg"), or a bare title that ends its own clause
        if comma and _name_before(reading, phrase, None) is not None:
            continue  # "X, president of A, Y, minister of B"
        at = position + comma
        while at < n and (doc[at].text in office_words.HONORIFICS or doc[at].is_space):
            at += 1
        if comma and at < n and doc[at].tag_ in ("ART", "PRELS"):
            at = _past_apposition(reading, at)
        if at >= n or doc[at].sent.start != doc[token].sent.start:
            continue
        mention = person(reading, at)
        if mention is None or mention.start != at:
            continue
        if not comma and (_owns(reading, token, phrase, mention) or _is_imagined(reading, token, phrase)):
            continue
        entities, end = list(mention.entities), mention.end
        if several:
            for other in _names_joined(reading, past_brackets(doc, mention.end)):
                entities, end = [*entities, *other.entities], other.end
        if (
            not comma
            and len(entities) == 1
            and not _goes_on(reading, past_brackets(doc, end))
            and _is_of_many(reading, token, phrase)
        ):
            continue
        if comma and not (_closed(reading, past_brackets(doc, end)) or is_relation(reading, token)):
            continue
        return Held(tuple(entities), mention, phrase.start, end, "apposition", status)
    return _shared_name(reading, token, phrase)


def _is_of_many(reading: Reading, token: int, phrase: Phrase) -> bool:
    """Does a numeral or an article show a title to be one of several, so that the one name behind it is another's
    ("nachdem die Delegierten X gewählt hatten")?"""
    title, first = titles.title_of(reading.doc[token].text), reading.doc[phrase.start]
    if title is None or (title.feminine and not title.plural):
        return False
    if title.plural or any(t.tag_ == "CARD" and not t.text.isdigit() for t in reading.doc[phrase.start : token]):
        return True
    endings = office_words.PLURAL_ENDINGS[:1] if title.is_adjective else office_words.PLURAL_ENDINGS
    return first.lower_ in office_words.PLURAL_ARTICLES and reading.doc[token].text.endswith(endings)


def _goes_on(reading: Reading, end: int) -> bool:
    """Does a list of names seem to go on behind a name, whether the next one was found or not?"""
    return end < len(reading.doc) and (reading.doc[end].text in (",", "/") or reading.doc[end].tag_ == "KON")


def _stands_for_many(reading: Reading, token: int) -> bool:
    mention = reading.mention_at.get(token)
    return mention is not None and mention.form == "role" and any(e.plural for e in mention.entities)


def _stands_for_person(reading: Reading, token: int) -> bool:
    if token >= 0 and reading.doc[token].lemma_ in office_words.KIN:
        return True
    mention = reading.mention_at.get(token)
    return mention is not None and mention.form == "role"


def _comma_after(reading: Reading, token: int) -> int | None:
    """The first comma after the title, where only what tells more of the title stands before it."""
    stop = _stop_after(reading, token)
    return stop if stop is not None and reading.doc[stop].text == "," else None


def _stop_after(reading: Reading, token: int) -> int | None:
    """The first punctuation mark after the title, where no verb, no name and no other title stands before it."""
    doc, last = reading.doc, min(token + _REACH, len(reading.doc))
    for at in range(token + 1, last):
        if doc[at].text == "(" or doc[at].is_quote or (doc[at].text == ")" and at > token + 1):
            continue
        if doc[at].text in _CLOSING:
            return at
        if doc[at].tag_[:2] in _VERBAL or doc[at].is_sent_start or person(reading, at) is not None:
            return None
        if titles.title_of(doc[at].text) is not None and doc[at].pos_ == "NOUN" and doc[at].tag_ != "NE":
            return None
    return None


def _end_of_states(reading: Reading, token: int) -> int:
    """Where a list of states in the genitive after a title in the plural ends ("die Minister Maltas und Zyperns")."""
    doc, end = reading.doc, token + 1
    if "Plur" not in doc[token].morph.get("Number", []):
        return end
    at = end
    while at < len(doc) and at <= token + _REACH:
        at += doc[at].tag_ == "ART"
        mention = reading.attribute_at.get(at)
        if mention is None or mention.start not in (at, at - 1) or mention.form != "state":
            break
        end = mention.end
        if end >= len(doc) or not (doc[end].text == "," or doc[end].tag_ == "KON"):
            break
        at = end + 1
    return end


def _names_joined(reading: Reading, at: int) -> list[Mention]:
    """The names that go on a list of names at this token: ", B und C"."""
    found: list[Mention] = []
    while at + 1 < len(reading.doc) and (reading.doc[at].tag_ == "KON" or reading.doc[at].text == ","):
        mention = person(reading, at + 1)
        if mention is None or mention.start != at + 1 or _is_cut(reading, mention):
            break
        found.append(mention)
        at = past_brackets(reading.doc, mention.end)
    # Without "und" it was no list but the next part of the sentence.
    joined = bool(found) and reading.doc[found[-1].start - 1].tag_ == "KON"
    return found if joined else []


def _is_cut(reading: Reading, mention: Mention) -> bool:
    """Is a forename alone taken for a name, and the family name behind it for a noun ("Anna Stein")?"""
    doc, end = reading.doc, mention.end
    if mention.end - mention.start > 1 or end >= len(doc) or not is_forename(doc[mention.start].text):
        return False
    return (
        doc[end].tag_ in ("NN", "NE") and not doc[end].is_sent_start and mention.entities[0].name == doc[end - 1].text
    )


def _owns(reading: Reading, token: int, phrase: Phrase, mention: Mention) -> bool:
    """Is the name after a title its genitive: "an adviser of X"?"""
    title, word = titles.title_of(reading.doc[token].text), reading.doc[mention.end - 1].text
    if title is None or not titles.is_genitive_name(word) or mention.entities[0].name.endswith(word):
        return False
    # After an article or adjective in another case a bearer's name has no ending.
    case = phrase.case or next(iter(reading.doc[token].morph.get("Case", [])), "Gen")
    opened = reading.doc[phrase.start].tag_ in ("ADJA", "ART", "PPOSAT") and case != "Gen"
    return opened or (not title.first and title.scope in ("body", "relation"))


def _is_imagined(reading: Reading, token: int, phrase: Phrase) -> bool:
    """Is a head of state or a candidate told as one that may be: "ready for a president X"?"""
    title, first = titles.title_of(reading.doc[token].text), reading.doc[phrase.start]
    return (
        title is not None
        and title.head in office_words.HEADS | office_words.CANDIDATES
        and titles.is_indefinite(first.tag_, first.lower_)
    )


def _past_apposition(reading: Reading, at: int) -> int:
    """Past "der dänische Diplomat" in "der Vertreter der Union, der dänische Diplomat X"."""
    end = at + 1
    doc = reading.doc
    while end < min(at + 5, len(doc)) and (doc[end].tag_ in ("ADJA", "NN") or is_demonym(doc[end].text)):
        end += 1
    return end


def _closed(reading: Reading, end: int) -> bool:
    if end >= len(reading.doc):
        return True
    token = reading.doc[end]
    return token.text in _CLOSING or token.tag_.endswith("FIN") or token.is_space


def _shared_name(reading: Reading, token: int, phrase: Phrase) -> Held | None:
    """ "Vizekanzler und Außenminister X": the name after the second title bears both."""
    doc, at = reading.doc, token + 1
    if at + 2 >= len(doc) or doc[at].tag_ != "KON" or titles.title_of(doc[at + 1].text) is None:
        return None
    mention = person(reading, at + 2)
    if mention is None or mention.start != at + 2 or doc[at + 1].tag_ == "ART":
        return None
    return Held(tuple(mention.entities), mention, phrase.start, mention.end, "apposition")


def _name_before(reading: Reading, phrase: Phrase, open_apposition: Held | None) -> Held | None:
    doc, before = reading.doc, phrase.start - 1
    times: list[str] = []
    while before > 0 and titles.dates_title(doc[before].tag_, doc[before].lower_):
        times.append(doc[before].lower_)
        before -= 1
    if not times and (until := _until(reading, before)) is not None:
        times, before = [doc[until].lower_], until - 1
    if before <= 0:
        return None
    owner_before = reading.attribute_at.get(before)
    if owner_before is not None and owner_before.form == "state" and titles.is_genitive_name(doc[before].text):
        before = max(0, owner_before.start - 1)  # "X, Norway's minister,"
    end = complement_end(reading, phrase)
    if doc[before].tag_ == "KON" and doc[phrase.start].tag_ == "PPOSAT":
        return None  # "the president and his ministers"
    if doc[before].tag_ == "KON" and _is_of_many(reading, phrase.head, phrase):
        return None  # "General Secretary X and the deputy chairs"
    if doc[before].tag_ == "KON" and open_apposition and open_apposition.end == before and open_apposition.mention:
        return Held(open_apposition.entities, open_apposition.mention, phrase.start, end, open_apposition.how)
    if doc[before].text not in _OPENING:
        return None
    last = before - 1
    while last > 0 and doc[last].is_space:
        last -= 1
    if doc[last].tag_ in _CLOSING_VERBS and doc[phrase.start].tag_ == "ART" and last > 1:
        last -= 1  # "sie hat X getroffen, den Minister": the apposition stands behind the verb
    if doc[last].tag_ == "CARD" and last > 2 and doc[last - 1].text == ",":
        last -= 2  # "X, 52, Minister von Malta"
    if doc[last].text == ")":
        while last > 0 and doc[last].text != "(" and before - last < 8:
            last -= 1
        last -= 1
    mention = person(reading, last)
    if mention is None or mention.end != last + 1:
        return None
    owner = person(reading, end) if end < len(doc) else None
    if owner is not None and owner.start == end and _owns(reading, phrase.head, phrase, owner):
        end = owner.end
    if doc[phrase.start].tag_ == "ART" and _lists_others(reading, end):
        return None
    if end < len(doc) and not (_closed(reading, end) or doc[end].tag_ == "KON"):
        stop = _stop_after(reading, phrase.head)
        if stop is None:
            return None
        end = stop
    status = titles.status_of_times(times)
    return Held(tuple(mention.entities), mention, mention.start, end, "apposition", status)


def _until(reading: Reading, at: int) -> int | None:
    """Where "bis zu seiner Festnahme" begins that ends at a token, between a name and a title."""
    doc = reading.doc
    if at < 3 or doc[at].tag_ != "NN":
        return None
    while at > 1 and doc[at].tag_ in ("NN", "ADJA", "ART", "PPOSAT"):
        at -= 1
    ends = doc[at].tag_ in ("APPR", "APPRART") and titles.status_of_times((doc[at - 1].lower_,)) is not None
    return at - 1 if ends else None


def _lists_others(reading: Reading, end: int) -> bool:
    """Does "and" with one without a title go on behind the phrase ("to X, the president of A and the council")?"""
    doc = reading.doc
    if end + 2 >= len(doc) or doc[end].tag_ != "KON" or doc[end + 1].tag_ != "ART":
        return False
    noun = next((t for t in doc[end + 2 : end + 5] if t.tag_ in ("NN", "NE")), None)
    return noun is not None and titles.title_of(noun.text) is None


def _reference(reading: Reading, token: int) -> Held | None:
    mention = reading.mention_at.get(token)
    if mention is None or mention.form != "role" or mention.head != token or not mention.entities:
        return None
    first = reading.doc[mention.start]
    if mention.start == token or titles.is_indefinite(first.tag_, first.lower_):
        return None  # without a definite determiner it is told of somebody and stands for nobody
    if first.tag_ == "ADJA" and mention.start not in reading.attribute_at:
        return None
    if any(titles.is_not_yet(reading.doc[t].lower_) for t in range(mention.start, token)):
        return None  # "der erste Kanzler aus der Partei" is nobody told before
    after = reading.doc[token + 1] if token + 1 < len(reading.doc) else None
    if after is not None and after.lower_ in office_words.OR_WORDS:
        return None
    before = [reading.doc[t] for t in (mention.start, mention.start - 1) if t >= 0]
    if any(t.lower_ in office_words.AS_WORDS or t.lemma_ in office_words.BECOMING_PREPOSITIONS for t in before):
        return None
    named = reading.named_persons
    if any(id(e) not in named for e in mention.entities):
        return None
    if len(mention.entities) == 1 and "Plur" in reading.doc[token].morph.get("Number", []) and first.tag_ == "PIAT":
        return None
    if len(mention.entities) == 1 and _is_of_many(reading, token, phrase_of(reading, token)):
        return None
    if after is not None and _is_owned_by(reading, after.i, mention):
        return None
    states = {e.affiliation for e in mention.entities}
    if len(mention.entities) > 1 and (None in states or len(states) < len(mention.entities)):
        return None  # "both ministers" says of each what they are only where each acts for another state
    return Held(tuple(mention.entities), mention, mention.start, mention.end, "reference")


def _is_owned_by(reading: Reading, token: int, role: Mention) -> bool:
    """Is the name behind a role the owner, for whom it was taken ("an adviser of X" is not X)?"""
    owner = person(reading, token)
    if owner is None or not titles.is_genitive_name(reading.doc[owner.end - 1].text):
        return False
    return any(e is owner.entities[0] for e in role.entities)


def _by_state(reading: Reading, token: int) -> Held | None:
    """The one person named in the text whom the list of leaders knows as head of the state that a role tells."""
    mention = reading.mention_at.get(token)
    title = titles.title_of(reading.doc[token].text)
    if mention is None or mention.form != "role" or mention.head != token or title is None:
        return None
    if title.head not in office_words.HEADS and title.head not in office_words.SAME_OFFICE:
        return None
    first = reading.doc[mention.start]
    states = {e.affiliation for e in mention.entities}
    if len(mention.entities) != 1 or None in states or titles.is_indefinite(first.tag_, first.lower_):
        return None
    if id(mention.entities[0]) in reading.named_persons:
        return None
    heads = [e for e in reading.entities if id(e) in reading.named_persons and _heads(e, states)]
    if len(heads) != 1:
        return None
    how = "listed" if title.scope == "relation" else "reference"
    return Held((heads[0],), mention, mention.start, mention.end, how)


def _heads(entity: Entity, states: set[str | None]) -> bool:
    known = known_leader(entity.name) or known_head(entity.name.rsplit(" ", 1)[-1])
    if known is not None and entity.affiliation not in (None, known.affiliation):
        return False  # a namesake
    return known is not None and known.head and known.affiliation in states
