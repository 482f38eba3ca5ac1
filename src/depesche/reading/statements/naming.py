"""Whom a phrase that speaks names: an actor of the document, else the phrase's own words as a name."""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german.noungroups import nominative_adjective, nominative_plural
from depesche.german.voices import gender_of, has_seat, is_doublet, voice
from depesche.reading.actors import actor as actor_of
from depesche.reading.layers import Entity, Phrase
from depesche.reading.statements.hyphenated import is_titled
from depesche.reading.statements.model import Frame
from depesche.reading.statements.text import Text
from depesche.records import Actor

_BEFORE_NAME = frozenset({"ART", "APPR", "APPRART", "PIAT", "PPOSAT", "PDAT", "CARD", "ADV"})
_DEGREES = frozenset({"ADJD", "ADV", "PIS", "PTKNEG"})
_TITLE = 3  # tokens of a title before a name
_JERSEY = 2  # digits of a number that belongs to a name ("Nordstadts Nummer 10")
_DOUBLET = 3  # tokens from one form of a group to the other
_NAMED = 6  # tokens behind a body's noun in which its name may end


def named_by(text: Text, phrase: Phrase) -> list[Actor]:
    """Who the phrase stands for: each of its parts, a body in quotation marks or with "&" in its name as one."""
    quoted = quoted_name(text, phrase) or _firm(text, phrase)
    if quoted is not None:
        return [quoted]
    if not phrase.conjuncts:
        return _part(text, phrase)
    if (both := _of_both_genders(text, phrase)) is not None:
        return [both]
    out: list[Actor] = []
    for part in phrase.conjuncts:
        if out and _opens_name(text, part.head):
            continue
        for actor in _part(text, part):
            if actor.name not in {a.name for a in out}:
                out.append(actor)
    return out


def _of_both_genders(text: Text, phrase: Phrase) -> Actor | None:
    """ "Lehrerinnen und Lehrer": one group, told with both its forms."""
    if len(phrase.conjuncts) != 2:
        return None
    first, second = (part.head for part in phrase.conjuncts)
    if second - first > _DOUBLET or text.tags[first] != "NN" or not is_doublet(text.forms[first], text.forms[second]):
        return None
    last = nominative_plural(text.forms[second], text.lemmas[second])
    name = " ".join([*text.forms[first:second], last])
    return Actor(id=None, name=name, kind="group", mention=text.reading.span(first, second + 1))


def _opens_name(text: Text, i: int) -> bool:
    """ "Vorsitzende der Eva und Karl | Vogt-Stiftung": is the word a part of what is named after people?"""
    if text.tags[i] != "NE" or text.reading.mention_at.get(i) is not None or i + 1 >= len(text.tags):
        return False
    return text.tags[i + 1] == "NN" and "-" in text.forms[i + 1]


def described(text: Text, phrase: Phrase) -> list[Actor]:
    """An unnamed speaker keeps its description."""
    out = []
    for part in phrase.conjuncts or [phrase]:
        tag = text.tags[part.head]
        if tag not in {"NN", "NE", "FM", "TRUNC"}:
            continue
        start, end = (part.head if is_titled(text, part) else part.start), part.end
        while start < part.head and (text.tags[start] in _BEFORE_NAME or text.doc[start].is_space):
            start += 1
        if text.tags[start - 1] == "CARD" and start + 1 < part.head and text.tags[start + 1] == "ADJA":
            start += 2 * (text.tags[start] == "NN")  # "der 38 | Jahre alte | Torwart"
        while any(not _describes(text, i) for i in range(start, part.head)):
            start += 1  # "die am 3. Mai in Rom geborene Malerin": what an attribute takes with it is no part
        while start < part.head and text.tags[start] == "ADJA" and text.tags[start - 1] in _DEGREES:
            start += 1  # "ein nicht genannter Händler": half of an attribute tells its opposite
        if end > part.head + 1 and text.words.is_a(text.lower[end - 1], "postposition"):
            end -= 1
        while end > part.head + 1 and text.tags[end - 1] == "CARD" and len(text.forms[end - 1]) > _JERSEY:
            end -= 1  # "sagte der Schauspieler 2011"
        if end > part.head + 1 and _is_other(text, part.head, part.head + 1):
            end = part.head + 1
        end = next((i for i in range(part.head + 1, end) if text.is_time(i)), end)  # "die Malerin | Anfang 2024"
        while text.tags[part.head] == "FM" and end < len(text.tags) and text.tags[end] == "NN":
            end += 1  # "die Food and Drug | Administration"
        quote = text.quote_around(part.head)
        if quote is not None and (quote.start, quote.end) == (start, end):
            start, end = start + 1, end - 1  # „Abendblatt“
        plural = "Plur" in text.doc[part.head].morph.get("Number", [])
        span = text.reading.span(start, max(end, start + 1))
        name = _base_form(text, start, part.head, max(end, start + 1), plural)
        name = text.words.medium_name(span.text) or name
        out.append(Actor(id=None, name=name, kind="group" if plural else "organisation", mention=span))
    return out


def _is_other(text: Text, head: int, after: int) -> bool:
    """ "warnte der Kommentator | Zuschauer": do two nouns for persons stand side by side, neither of them a name?"""
    both = text.tags[head] == text.tags[after] == "NN" and text.forms[after] not in lexicon.surnames()
    return both and voice(text.lemmas[head]) == voice(text.lemmas[after]) == "person"


def quoted_name(text: Text, phrase: Phrase) -> Actor | None:
    """A body whose name stands in quotation marks and was taken apart, as at an "und"."""
    bare = text.tags[phrase.head] == "ADJA"
    for quote in text.quotes_in(phrase.start, phrase.end + 12) if not is_titled(text, phrase) else ():
        if not phrase.start <= quote.start < phrase.end + bare or quote.sentence or quote.end - quote.start < 3:
            continue
        split = any(quote.start < part.start < quote.end for part in phrase.conjuncts[1:])
        if (
            split
            or (bare and quote.start == phrase.end)
            or (quote.start < phrase.head < quote.end and phrase.end < quote.end - 1)
        ):
            span = text.reading.span(quote.start + 1, quote.end - 1)
            return Actor(id=None, name=span.text, kind="organisation", mention=span)
    return None


def in_apposition(text: Text, frame: Frame, phrase: Phrase) -> list[Actor]:
    """Who is named behind a description: "der Chef der Partei, Lars Holm", "die Gruppe Frihed"."""
    if frame.mention is None or phrase.conjuncts or text.tags[phrase.head] != "NN":
        return []
    end = min(frame.mention[1], len(text.forms))
    for i in range(phrase.head + 1, end):
        mention = text.reading.mention_at.get(i)
        if mention is None or mention.start != i or mention.form != "name" or mention.end > end:
            continue
        if text.tags[i] == "ART" and text.forms[i - 1] != ",":
            continue  # "ein Sprecher | der SPD": a genitive
        k = i - 1
        while k > phrase.head and text.tags[k] in {"NN", "ADJA"}:
            k -= 1
        if k == phrase.head and text.tags[i] == "ART":
            continue  # "der Schatzmeister der KPN": a genitive
        if text.tags[k] == "ART" and text.forms[k - 1] == ",":
            k -= 1  # "der Vorsitzende des Rates, der Norweger Lars Holm"
        if text.forms[k] == "," and mention.end < end and (full := _two_names(text, i, end)) is not None:
            return [full]
        beside = k == phrase.head or (text.forms[k] == "," and mention.end >= end) or _behind_short(text, phrase, k)
        named = [e for e in mention.entities if e.kind in {"person", "organisation"}]
        if _titled_within(text, phrase.head + 1, k if text.forms[k] == "," else i, named):
            return []  # "ein Sprecher des Präsidenten Lars Holm": the name is that of the inner title
        if beside and len(named) == 1:
            return [actor_of(text.reading, named[0], mention)]
    return _by_genus(text, phrase, end)


def _behind_short(text: Text, phrase: Phrase, i: int) -> bool:
    """ "der Chef des Instituts für Sport (IfS) | Ulf Holm": does an abbreviation end what the head takes?"""
    if text.forms[i] != ")" or i < phrase.head + 4 or text.forms[i - 2] != "(":
        return False
    return any(p.end == i - 2 for p in (*phrase.genitives, *phrase.attributes))


def _part(text: Text, phrase: Phrase) -> list[Actor]:
    """One speaker; the forces of a state speak for themselves, under their own name."""
    owned = _behind_genitive(text, phrase) or _behind_body(text, phrase)
    if owned:
        return owned
    titled = voice(text.lemmas[phrase.head]) == "body" and text.quote_opening(phrase.head + 1)
    if titled and not titled.sentence and text.reading.mention_at.get(phrase.head) is None:
        return _by_genus(text, phrase, titled.end)  # "die Gruppe „Ulf“" is named, no man
    actors = text.reading.actors(phrase)
    noun = text.lemmas[phrase.head]
    if (
        _seat_in_name(text, phrase)
        and voice(noun) == "body"
        and (all(a.id is None for a in actors) or text.reading.mention_at.get(phrase.head) is None)
    ):
        return described(text, phrase)
    if len(actors) == 1 and actors[0].kind == "state" and text.words.is_of_forces(noun):
        return [
            own.model_copy(update={"kind": "organisation", "affiliation": actors[0].id})
            for own in described(text, Phrase(phrase.start, phrase.head + 1, phrase.head))
        ]
    if len(actors) == 1 and actors[0].affiliation is not None and _is_elsewhere(text, phrase, actors[0]):
        return [actors[0].model_copy(update={"affiliation": None})]
    if len(actors) == 1 and actors[0].id is None and (name := text.words.medium_name(actors[0].name)) is not None:
        return [actors[0].model_copy(update={"name": name})]  # "süddeutsche Zeitung"
    return actors or _by_genus(text, phrase, phrase.end) or described(text, phrase)


def _is_elsewhere(text: Text, phrase: Phrase, actor: Actor) -> bool:
    """Is "the police" told of right behind a place in another state than that of the police named before?"""
    alone = actor.name in {text.lemmas[phrase.head], text.forms[phrase.head]}
    told = text.reading.mention_at.get(phrase.head)
    body = actor.id is None and voice(text.lemmas[phrase.head]) == "body"
    if not body or not alone or actor.affiliation not in lexicon.state_of_code():
        return False
    if told is None or told.form != "role":
        return False  # a name is that of one body
    number = text.sentence_of(phrase.start)
    first = text.sentences[max(0, number - 1)][0]
    start, end = text.doc[first].idx, text.doc[phrase.start].idx
    near = {place.country for place in text.reading.places if start <= place.start < end}
    return bool(near) and actor.affiliation not in near


def _two_names(text: Text, start: int, end: int) -> Actor | None:
    """Forename and surname up to `end` that stand as names by themselves, since nothing knows the person."""
    mentions = [text.reading.mention_at.get(i) for i in range(start, end)]
    alone = all(m is not None and m.form == "name" and m.end - m.start == 1 for m in mentions)
    if not alone or len(mentions) != 2 or any(text.tags[i] != "NE" for i in range(start, end)):
        return None
    if any(e.kind != "person" for m in mentions if m is not None for e in m.entities):
        return None
    span = text.reading.span(start, end)
    return Actor(id=None, name=span.text, kind="person", mention=span)


def _titled_within(text: Text, start: int, end: int, named: list[Entity]) -> bool:
    """Is somebody named at `end` by a title that stands in `[start, end)`?"""
    for i in range(start, end):
        mention = text.reading.mention_at.get(i)
        if mention is not None and mention.form == "role" and any(e is n for e in mention.entities for n in named):
            return True
    return False


def _by_genus(text: Text, phrase: Phrase, end: int) -> list[Actor]:
    """A body whose name follows its genus: "die Zeitung „Nordlicht“", "die Organisation Frihed"."""
    if text.tags[phrase.head] == "FM":
        return []  # "Food and Drug Administration" is one name
    start = phrase.head + 1
    body = voice(text.lemmas[phrase.head]) == "body" or text.words.is_medium_noun(text.lemmas[phrase.head])
    reach = end + 1 + body * _NAMED
    quote = next((q for q in text.quotes_in(start, reach) if q.start == start and not q.sentence), None)
    if quote is not None and quote.end - quote.start > 2:
        first, last = quote.start + 1, quote.end - 1
    else:
        first = last = start
        while last < min(end, phrase.end) and text.tags[last] in {"NE", "FM"}:
            last += 1
    mention = text.reading.mention_at.get(phrase.head)
    unnamed = mention is not None and any(e.kind == "person" for e in mention.entities)
    unnamed = unnamed or "Plur" in text.doc[phrase.head].morph.get("Number", [])
    if first < last and quote is None and text.forms[first].islower() and text.forms[first].isalpha():
        return []  # "Prince of Norland": the name begins with the noun
    if first >= last or unnamed or _seat_in_name(text, phrase) or text.words.is_sayer(text.lemmas[phrase.head]):
        return []
    span = text.reading.span(first, last)
    return [Actor(id=None, name=span.text, kind="organisation", mention=span)]


def _behind_genitive(text: Text, phrase: Phrase) -> list[Actor]:
    """ "Neustadts Bürgermeister Ulf Holm": a name in the genitive speaks as little as other attributes do."""
    i = phrase.head
    named = text.reading.mention_at.get(i)
    if named is not None and named.form == "name" and named.start <= i < named.end:
        i = named.end - 1  # "Ulf | Holms Anwältin"
    name = text.tags[i] == "NE" or (named is not None and named.form == "name")
    if not name or not text.forms[i].endswith("s") or i + 1 >= len(text.tags):
        return []
    if text.forms[i + 1] == "(" and text.forms[i + 3 : i + 4] == [")"]:
        i += 3  # "Ulf Holms (27) Anwältin"
    if i + 1 >= len(text.tags):
        return []
    mention = text.reading.mention_at.get(i + 1)
    if mention is None:
        return _relative(text, i + 1)
    if text.tags[i + 1] != "NN" or mention.form != "role" or mention.start != i + 1:
        return []
    own = text.reading.mention_at.get(i)
    if own is not None and any(e is o for e in own.entities for o in mention.entities):
        return []
    return [actor_of(text.reading, entity, mention) for entity in mention.entities]


def _behind_body(text: Text, phrase: Phrase) -> list[Actor]:
    """ "Neustadt Trainer Ulf Holm": a body's or place's name before a title, with the hyphen left out."""
    i = phrase.head
    body = text.reading.mention_at.get(i)
    if text.tags[i] != "NE" or body is None:
        return []
    k = max(i + 1, body.end)
    first = k
    while k < min(first + _TITLE, len(text.tags)) and text.tags[k] in {"NN", "NE"}:
        title = text.reading.mention_at.get(k)
        if title is None or title.form != "role":
            break
        k += 1
    named = text.reading.mention_at.get(k)
    if k == first or named is None or named.form != "name" or named.start != k:
        return []
    return [actor_of(text.reading, e, named) for e in named.entities if e.kind == "person"]


def _relative(text: Text, noun: int) -> list[Actor]:
    """ "Holms Vater Ulf", "Holms Anwältin": who stands behind a name in the genitive, by name or by that noun."""
    if text.tags[noun] not in {"NN", "NE"} or voice(text.lemmas[noun]) != "person":
        return []
    named = text.reading.mention_at.get(noun + 1)
    if named is not None and named.start == noun + 1 and named.form == "name":
        return [actor_of(text.reading, entity, named) for entity in named.entities if entity.kind == "person"]
    end = noun + 1
    while end < len(text.tags) and text.tags[end] == "NE":
        end += 1
    span = text.reading.span(noun + 1, end) if end > noun + 1 else text.reading.span(noun - 1, noun + 1)
    return [Actor(id=None, name=span.text, kind="person", mention=span)]


def _seat_in_name(text: Text, phrase: Phrase) -> bool:
    """ "Die Polizeidirektion Berlin": does a body's noun have its place behind it?"""
    i = phrase.head + 1
    if text.tags[phrase.head] != "NN" or i >= min(phrase.end, len(text.forms)) or text.tags[i] != "NE":
        return False
    name = text.forms[i]
    known = (lexicon.places(), lexicon.seats(), lexicon.states(), lexicon.regions())
    return has_seat(text.lemmas[phrase.head]) or any(name in names for names in known)


def _firm(text: Text, phrase: Phrase) -> Actor | None:
    """ "Die Kanzlei Berg & Thal": names joined by "&" are one body's name."""
    stop = min(len(text.forms) - 1, phrase.end + 3)
    at = next((i for i in range(phrase.start + 1, stop) if text.forms[i] == "&"), None)
    if at is None or text.spoken(at) != text.spoken(phrase.head):
        return None
    start, end = at, at + 1
    while start > phrase.start and (text.tags[start - 1] == "NE" or text.forms[start - 1].endswith(".")):
        start -= 1
    while end < len(text.forms) and text.tags[end] in {"NE", "NN"} and text.forms[end][:1].isupper():
        end += 1
        if text.tags[end - 1] == "NN":
            break
    if start == at or end == at + 1 or any(text.is_comma(i) for i in range(phrase.start, at)):
        return None
    span = text.reading.span(start, end)
    return Actor(id=None, name=span.text, kind="organisation", mention=span)


def _base_form(text: Text, start: int, head: int, end: int, plural: bool) -> str:
    """The description in the nominative: "den ukrainischen Berichten" becomes "ukrainische Berichte"."""
    if text.tags[head] != "NN" or head < start:
        return text.reading.span(start, end).text
    told = text.doc[head].morph.get("Gender", []) or ["Neut"]
    gender = "Plur" if plural else gender_of(text.lemmas[head]) or told[0]
    words = [_adjective(text, i, gender) if text.tags[i] == "ADJA" else text.forms[i] for i in range(start, head)]
    noun = nominative_plural(text.forms[head], text.lemmas[head]) if plural else text.lemmas[head]
    if noun == text.forms[head] and noun.endswith("os") and "Gen" in text.doc[head].morph.get("Case", []):
        noun = noun[:-1]  # "des US-Zentralkommandos"
    return " ".join([*words, noun, *text.forms[head + 1 : end]])


def _adjective(text: Text, i: int, gender: str) -> str:
    """The nominative; with the capital that is part of a name ("im Auswärtigen Amt")."""
    word = nominative_adjective(text.doc[i], gender)
    named = text.forms[i][:1].isupper() and i > text.sentences[text.sentence_of(i)][0]
    return word[:1].upper() + word[1:] if named else word


def _describes(text: Text, i: int) -> bool:
    """Is the word part of what describes a speaker: no number, date or preposition?"""
    if text.forms[i].isspace():
        return False
    return text.tags[i] not in {"APPR", "APPRART", "CARD", "PTKA", "PIAT"} and not text.forms[i][:1].isdigit()
