"""How an agreement is called: its name in base form, whether that is a proper name, its subject and its length."""

from __future__ import annotations

from depesche.german import lexicon, treaties
from depesche.reading.agreements.chains import Chain
from depesche.reading.agreements.mentions import AgreementMention, number, own_words
from depesche.reading.layers import Phrase, Reading

_CLOSING = frozenset('“”«»‘’"')
_NAMED_FAMILIES = frozenset({"treaty", "protocol", "peace", "memorandum", "declaration"})


def name_of(reading: Reading, chain: Chain) -> str:
    """The fullest name the text gives: a title in quotation marks, or the longest noun phrase, in base form."""
    for mention in chain.mentions:
        if mention.quoted:
            return reading.document.text[slice(*mention.quoted)]
    named = [m for m in chain.mentions if m.noun is not None and not m.in_compound and m.content is None]
    if named:
        same = [m for m in named if m.noun is not None and m.noun.family == chain.noun.family] or named
        return max((_phrase_name(reading, m) for m in same), key=lambda n: (len(n.split()) > 1, -same_rank(n), len(n)))
    for mention in chain.mentions:
        if mention.content:
            return reading.document.text[slice(*mention.content)]
    return chain.noun.noun


def same_rank(name: str) -> int:
    """Names of moderate length are names; longer ones carry what the sentence adds."""
    return 0 if len(name.split()) <= 12 else 1


def _phrase_name(reading: Reading, mention: AgreementMention) -> str:
    doc, phrase = reading.doc, reading.phrase_of_head.get(mention.head)
    adjectives = [
        doc[t].text
        for t in own_words(reading, mention.start, mention.head)
        if doc[t].tag_ == "ADJA"
        and not treaties.is_generic(doc[t].text)
        and not (t in reading.mention_at and reading.mention_at[t].form == "name")
        and "Part" not in doc[t].morph.get("VerbForm", [])
        and (doc[t].text[0].isupper() or treaties.verb_of_participle(doc[t].lemma_) is None)
    ]
    if not adjectives and _town_before(reading, mention):
        adjectives = [doc[mention.head - 1].text]
    if not mention.plural:
        adjectives = [treaties.base_adjective(a, mention.gender) for a in adjectives]
    end = mention.head + 1
    for part in [*(phrase.genitives if phrase else ()), *(phrase.attributes if phrase else ())]:
        if part.start <= end and _names(reading, part):
            end = max(end, part.end)
    if (town := _town_of(reading, mention)) is not None:
        end = max(end, town + 1)
    elif end == mention.head + 1 and number(reading, mention) is not None:
        end += 1
    head = doc[mention.head]
    noun = head.text if mention.plural else treaties.base_noun(head.text, head.lemma_)
    rest = (
        reading.document.text[head.idx + len(head) : doc[end - 1].idx + len(doc[end - 1])]
        if end > mention.head + 1
        else ""
    )
    if doc[end : end + 1].text in _CLOSING and sum(t.is_quote for t in doc[mention.head : end]) == 1:
        rest += doc[end].text  # the mark that closes a title within the name
    return " ".join([*adjectives, noun]) + rest


def _names(reading: Reading, part: Phrase) -> bool:
    """Does an attribute belong to the name: genitives, "über …", "zwischen …", and "in" with a place?"""
    if part.preposition in treaties.SIDES_PREPOSITIONS and not reading.actors(part):
        return False  # "die Resolution mit ihrem Veto"
    if part.preposition in treaties.DURATION_PREPOSITIONS and _is_time(reading, part):
        return False  # "setzte den Vertrag für sechs Monate aus"
    if part.preposition not in treaties.PLACE_PREPOSITIONS:
        return part.preposition is None or part.preposition in treaties.NAME_PREPOSITIONS
    return reading.doc[part.start].tag_ == "APPRART" or reading.doc[part.head].tag_ == "NE"


def _is_time(reading: Reading, part: Phrase) -> bool:
    start, end = reading.chars(part.start, part.end)
    return any(start <= time.start < end for time in reading.times) or treaties.is_unit_of_time(
        reading.doc[part.head].lemma_
    )


def has_title(reading: Reading, chain: Chain) -> bool:
    """Does one of the mentions say more than the bare noun?"""
    return any(
        m.quoted
        or is_named(reading, m)
        or (m.noun is not None and not m.in_compound and not m.plural and (m.end > m.head + 1 or m.sides))
        for m in chain.mentions
    )


def is_named(reading: Reading, mention: AgreementMention) -> bool:
    """Known by a proper name: of a town ("the Geneva conventions") or in its compound ("the Kyoto protocol")."""
    if mention.noun is None or mention.in_compound:
        return False
    if mention.noun.family == "resolution" and number(reading, mention) is not None:
        return True
    if mention.noun.family not in _NAMED_FAMILIES:
        return False
    head = reading.doc[mention.head]
    if _town_of(reading, mention) is not None:
        return True
    if mention.noun.scope == "own" and "-" in head.text and head.text[0].isupper():
        return True
    if treaties.is_proper_compound(head.text):
        return True
    return _town_before(reading, mention)


def _town_before(reading: Reading, mention: AgreementMention) -> bool:
    """Does a town's adjective stand before the noun, taken for a name or noun or not: "Genfer Konvention"?"""
    before = reading.doc[mention.head - 1] if mention.head else None
    return before is not None and before.tag_ in ("ADJA", "NE", "NN") and treaties.names_town(before.text)


def _town_of(reading: Reading, mention: AgreementMention) -> int | None:
    """The token of the town in "the treaty of Rome"; None where the agreement has no such name."""
    at = mention.head + 2
    if at >= len(reading.doc) or reading.doc[at - 1].lemma_ != treaties.OF_PREPOSITION:
        return None
    town = reading.doc[at]
    if town.tag_ != "NE" or at in reading.mention_at or town.text in lexicon.states():
        return None
    own = reading.doc[mention.start].tag_ == "PPOSAT"  # somebody's contract
    longer = at + 1 < len(reading.doc) and reading.doc[at + 1].tag_ == "NE"  # a club, a person
    return None if own or longer else at


def subject_of(reading: Reading, chain: Chain) -> str | None:
    """What the agreement is about, as its noun's attribute tells it."""
    for mention in chain.mentions:
        phrase = reading.phrase_of_head.get(mention.head)
        for attribute in phrase.attributes if phrase else ():
            if attribute.preposition in treaties.ABOUT_PREPOSITIONS and not reading.actors(attribute):
                return reading.span(attribute.start + 1, attribute.end).text
    return None


def articles_of(reading: Reading, chain: Chain) -> int | None:
    """The number of articles, told in a sentence that speaks of the agreement."""
    for mention in chain.mentions:
        if mention.clause is None:
            continue
        for token in range(*reading.sentences[mention.clause.sentence]):
            if reading.doc[token].text in treaties.ARTICLE_NOUNS and token:
                before = reading.doc[token - 1]
                if before.tag_ == "CARD" and before.text.isdigit():
                    return int(before.text)
    return None
