"""Runs of name words parted into names: where two names meet, and what stands beside a name without being part of it.

"Ersetzt Anna Vogt Lang" names two, "Schlussmann Karl Lang" and "wirft Karl Lang Betrug vor" one with a noun beside.
Offsets are tokens, `[start, end)`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from depesche.german import gazetteer, lexicon, roles
from depesche.german import nameforms as names
from depesche.german.texts import words_of
from depesche.german.wordforms import wordforms

_LABEL = 7  # letters; what is shorter may be a foreign name however it can be parted
_INNER = frozenset(particle for particle in names.particles() if particle.islower())  # they stand within names
_ABBREVIATION = re.compile(r"[^\W\d_]{2,}\.$")  # "Min.", but no initial
_NO_NAME = frozenset({"APPR", "APPRART", "KOUS", "KON", "PWAV", "PAV"})  # what opens a sentence before a name
_ABSTRACT = ("heit", "ismus", "keit", "schaft", "tät")
_PLACES = 1 << gazetteer.FLAGS.index("place") | 1 << gazetteer.FLAGS.index("country")


class Words:
    """How often the words of a document stand there, alone and one after the other."""

    def __init__(self, doc: Doc) -> None:
        words = words_of(doc)
        self.forms = frozenset(words)
        self.count = Counter(words)
        self.pairs = Counter(pairwise(words))
        #: What stands behind a forename and elsewhere without it.
        self.surnames = frozenset(
            b for (a, b), n in self.pairs.items() if b.istitle() and self.count[b] > n and names.is_forename(a)
        )


def parted(doc: Doc, start: int, end: int, words: Words) -> list[tuple[int, int]]:
    """The names in a run of name words, in text order: one, or several that meet ("dass Putin Kim einlud")."""
    for cut in range(start + 1, end):
        if _meet(doc, start, cut, end, words):
            return [_bare(doc, start, cut, words), *parted(doc, cut, end, words)]
    start, end = _bare(doc, start, end, words)
    if end - start > 1 and (_owner_follows(doc, start, end, words.forms) or _owner_meets(doc, start, end, words)):
        return [(start, end - 1), (end - 1, end)]
    return [(start, end)]


def _meet(doc: Doc, start: int, cut: int, end: int, words: Words) -> bool:
    """Does a second name begin at `cut`?"""
    if {doc[cut - 1].text, doc[cut].text} & _INNER:
        return False  # "Karim bin Wahid"
    if _two_full_names(doc, start, cut, end) or _subject_and_object(doc, start, cut, end, words):
        return True
    if _forename_and_full_name(doc, start, cut, end, words):
        return True
    before, after = doc[cut - 1], doc[cut]
    opens = cut == start + 1
    pair = words.pairs[(before.text, after.text)]
    if opens and _two_surnames(before.text, after.text, words):
        return True
    head = opens and not names.is_forename(before.text) and names.known_head(before.text) is not None
    if head and not names.known_leader(doc[start:end].text) and not title_before(doc, start):
        named = names.known_head(after.text) is not None or names.is_forename(after.text)
        return named or words.count[before.text] > pair
    if before.ent_type_ != "PER" or after.ent_type_ != "PER" or after.ent_iob_ != "B" or before.ent_iob_ not in "BI":
        return False
    if not opens:
        return True
    if names.is_forename(before.text) or title_before(doc, start):
        return False
    bound = words.count[before.text] == pair and before.text not in lexicon.surnames()  # never without what follows
    return not bound or "-" in before.text or before.text in wordforms() or _begins_with_noun(before.text)


def _two_surnames(before: str, after: str, words: Words) -> bool:
    """Do two surnames meet ("hat Minister Holm Vogt eingeladen") that full names of the document end in?"""
    if names.is_forename(before) or words.pairs[(before, after)] > 1 or before not in words.surnames:
        return False
    return after in words.surnames


def _begins_with_noun(word: str) -> bool:
    """Does an unknown word begin with a long German one ("Fußballfan")?"""
    return any(word[:size] in wordforms() for size in range(_LABEL - 1, len(word) - 1))


def _two_full_names(doc: Doc, start: int, cut: int, end: int) -> bool:
    """Do two full names meet ("wirft Anna Vogt Peter Lang vor"): forename and surname, forename and surname?"""
    if cut - start < 2 or end - cut < 2:
        return False
    begins = names.is_forename(doc[start].text) and names.is_forename(doc[cut].text)
    ends = doc[cut - 1].text[:1].isupper() and not names.is_forename(doc[cut - 1].text)
    return begins and ends and names.known_leader(doc[start:end].text) is None


def _subject_and_object(doc: Doc, start: int, cut: int, end: int, words: Words) -> bool:
    """Do a full name and a surname meet ("ersetzt Anna Vogt Lang"), which the document has apart from one another?"""
    if cut - start < 2 or end - cut != 1 or not names.is_forename(doc[start].text):
        return False
    before, after = doc[cut - 1].text, doc[cut].text
    if not before[:1].isupper() or names.is_forename(before) or names.known_leader(doc[start:end].text) is not None:
        return False
    apart = words.pairs[(doc[cut - 2].text, before)] > 1 and words.count[after] > 1
    return words.pairs[(before, after)] == 1 and apart


def _forename_and_full_name(doc: Doc, start: int, cut: int, end: int, words: Words) -> bool:
    """Do a forename and a full name meet ("Nun erzählt Tochter Anna Peter Lang alles"), the one a woman's, one a man's?

    The document has both apart: parents who gave a man a woman's name ("Rainer Maria") did not take it back.
    """
    if cut != start + 1 or end - cut != 2:
        return False
    first, second, last = (doc[i].text for i in range(start, end))
    genders = {names.forename_gender(first), names.forename_gender(second)}
    apart = words.count[first] > words.pairs[(first, second)] < words.pairs[(second, last)]
    return genders == {"Fem", "Masc"} and apart


def is_namesake(doc: Doc, start: int, end: int, words: Words) -> bool:
    """Whether the run names what is called after a person ("die Karl Vogt-Stiftung")."""
    last = doc[end - 1]
    surname, hyphen, _ = last.text.partition("-")
    if end - start < 2 or not hyphen or last.tag_ != "NN" or not is_hyphenated_noun(last.text):
        return False
    forename = names.is_forename(doc[end - 2].text) or doc[end - 2].ent_type_ == "PER"
    return forename and (surname in lexicon.surnames() or words.count[surname] > 0)


def _bare(doc: Doc, start: int, end: int, words: Words) -> tuple[int, int]:
    """The name without nouns, owners and abbreviations around it."""
    while end - start > 1 and _is_label(doc, start, end):
        start += 1
    if end - start > 2 and _is_noun_behind(doc, start, end):
        end -= 1
    return start, end


def _is_label(doc: Doc, start: int, end: int) -> bool:
    """Is the first word no name ("Schalke-Trainer Karel X", "Tournee Pius X", "Kölns Pius X")?"""
    token, after = doc[start], doc[start + 1].text
    word = token.text
    if is_hyphenated_noun(word) or (word.startswith("Ex-") and end - start > 2):
        return True
    if _ABBREVIATION.match(word) and start > 0 and doc[start - 1].like_num:
        return True  # "2 Min. Karel X"
    inside = start > 0 and not token.is_sent_start and (doc[start - 1].text == "," or title_before(doc, start))
    if token.tag_ in _NO_NAME and word.lower() not in names.particles() and not inside:
        return True  # "Auf Pius' Brief antwortete …", "Dass Karel X …"
    if names.is_forename(word) or word in lexicon.surnames() or title_before(doc, start):
        return False
    if _is_owner(token):
        return True
    if end - start < 3:
        return False
    if names.is_forename(after) and (word in wordforms() or _ABBREVIATION.match(word)):
        return True
    if word.endswith("er") and start > 0 and doc[start - 1].tag_ == "ADJA":
        return True  # "der frühere Schalker Pius X"
    return len(word) >= _LABEL and bool(wordforms().compound(word)[0])


def _is_owner(token: Token) -> bool:
    """Is a place in the genitive what somebody plays or stands for ("Kölns Pius X")?"""
    word = token.text
    if len(word) < 4 or not word.endswith("s") or not token.nbor(1).text[:1].isupper():
        return False
    parted = token.ent_type_ in ("LOC", "ORG") and token.nbor(1).ent_iob_ == "B"
    return parted or bool(gazetteer.kinds(word[:-1]) & _PLACES and not gazetteer.kinds(word) & 1)


def _is_noun_behind(doc: Doc, start: int, end: int) -> bool:
    """Is the last word a noun that German knows ("wirft Karl Lang Steuerbetrug vor")?"""
    word, before = doc[end - 1].text, doc[end - 2].text
    if not names.is_forename(doc[start].text) or names.is_forename(before) or not before[:1].isupper():
        return False
    if len(before) < 3 or word in lexicon.surnames() or names.is_forename(word):
        return False
    return is_hyphenated_noun(word) or names.is_compound(word) or (len(word) > _LABEL and word.endswith(_ABSTRACT))


@lru_cache(maxsize=20_000)
def is_hyphenated_noun(word: str) -> bool:
    """Whether a hyphenated word ends in a common noun and so is no forename ("Ex-Kiel-Coach"), nor a double surname."""
    head = word.rpartition("-")[2]
    if head == word or not head[:1].isupper() or head in lexicon.surnames() or names.is_forename(head):
        return False
    readings = wordforms().readings(head)
    known = any(r.pos == "NOUN" for r in readings) and not any(r.pos == "PROPN" for r in readings)
    return known or (not readings and bool(wordforms().compound(head)[0]))


def _owner_follows(doc: Doc, start: int, end: int, forms: frozenset[str]) -> bool:
    """ "Der Vizepräsident Dahl Korhonens": after an article the name has no "-s", so that it is somebody else's."""
    word = doc[end - 1].text
    if not word.endswith("s") or word[:-1] not in forms or not title_before(doc, start):
        return False
    i = start - 2
    while i >= 0 and doc[i].tag_ in ("ADJA", "TRUNC"):
        i -= 1
    return i >= 0 and doc[i].tag_ == "ART" and doc[i].text.lower() not in ("des", "eines")


def _owner_meets(doc: Doc, start: int, end: int, words: Words) -> bool:
    """ "So bestätigte Dahl Korhonens Sicht": two surnames the text has apart, the second that of an owner."""
    first, word = doc[start].text, doc[end - 1].text
    if end - start != 2 or end >= len(doc) or not word.endswith("s") or names.is_forename(first):
        return False
    if doc[end].tag_ not in ("NN", "ADJA") or title_before(doc, start):
        return False
    apart = words.count[first] > words.pairs[(first, word)] and word[:-1] in words.forms
    return apart and words.pairs[(first, word[:-1])] == 0


def title_before(doc: Doc, i: int) -> bool:
    """Whether a role noun stands right before the token."""
    return i > 0 and bool(roles.role_forms(doc[i - 1].text))
