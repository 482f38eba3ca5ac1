"""Noun phrases and prepositional phrases of a sentence, found left to right from STTS tags and forms.

Method: a deterministic chunker. A phrase is determiner, modifiers (participle attributes with their own arguments
included), noun or name, close apposition (title and name), then genitives. What may belong to the verb as well
(prepositional attributes) or needs the clause (coordination, apposition between commas) is added by `arguments`.
"""

from __future__ import annotations

from depesche.german.clauses.circumpositions import closes_phrase
from depesche.german.clauses.giving import is_after_event, is_given
from depesche.german.clauses.inflection import ALL, PLURAL, SINGULAR, Readings, known_noun, noun_phrase, pronoun
from depesche.german.clauses.lexica import dayparts, genitives_of_states, is_time_of_day, names_with_die, times
from depesche.german.clauses.model import Phrase
from depesche.german.clauses.words import Words
from depesche.german.lexicon import states
from depesche.german.nameforms import forename_gender
from depesche.german.roles import role_forms
from depesche.german.voices import voice
from depesche.german.wordforms import wordforms

DETERMINERS = frozenset({"ART", "PDAT", "PIAT", "PIDAT", "PPOSAT", "PWAT", "PRELAT"})
PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PPOSS", "PRELS", "PWS"})
NAMES = frozenset({"NE", "FM", "XY"})
NOMINALS = frozenset({"NN", "NE", "FM", "XY"})
_MODIFIERS = frozenset({"ADJA", "CARD", "TRUNC"})
_QUOTABLE = _MODIFIERS | DETERMINERS
_LEADING = frozenset({"ADV", "APPR", "APPRART"})  # behind a preposition: "bis zum", "seit etwa", "mit rund 80"
_ADVERBIAL = frozenset({"ADV", "ADJD", "PTKA", "PTKNEG"})
_NAME_PARTICLES = frozenset({"von", "van", "de", "der", "den", "zu", "bin", "ibn", "al", "el", "du", "da", "di", "la"})
_QUOTES = frozenset("„“”\"»«‚‘’'›‹")
_CONTRACTED = {
    "am": "an", "ans": "an", "aufs": "auf", "beim": "bei", "durchs": "durch", "fürs": "für", "hinterm": "hinter",
    "hinters": "hinter", "im": "in", "ins": "in", "ums": "um", "überm": "über", "übers": "über", "unterm": "unter",
    "unters": "unter", "vom": "von", "vorm": "vor", "vors": "vor", "zum": "zu", "zur": "zu",
}  # fmt: skip
_NAMED = (  # bodies that may have a plural for a name: "die Organisation Reporter ohne Grenzen"
    *("agentur", "band", "bewegung", "bündnis", "firma", "gruppe", "initiative", "kampagne", "liste", "magazin"),
    *("netzwerk", "ngo", "organisation", "plattform", "sender", "stiftung", "verband", "verein", "vereinigung"),
    "zeitung",
)
_MEASURED = (
    *("alt", "breit", "dick", "entfernt", "groß", "hoh", "jung", "lang", "schwer", "tief", "weit", "dauernd"),
    "während",
)
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des"})
_POSTPOSITIONS = frozenset({"zufolge", "halber", "zuliebe"})
_CONTRACTED_ARTICLE = {"m": "dem", "s": "das", "r": "der"}


class Chunker:
    """Finds the phrases of one document. `readings` holds, by head token, the cases and numbers its form allows."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.readings: dict[int, Readings] = {}

    def phrases(self, start: int, end: int) -> list[Phrase]:
        """The phrases of the sentence `[start, end)` in text order, genitives and names inside their phrase."""
        tags = self.words.tags
        found: list[Phrase] = []
        i = start
        while i < end:
            tag = tags[i]
            phrase = None
            if tag in ("APPR", "APPRART"):
                phrase = self._prepositional(i, end)
            elif tag == "KOKOM" and i + 1 < end:
                phrase = self._comparison(i, end)
            elif tag in DETERMINERS or tag in PRONOUNS or tag in NOMINALS or tag in _MODIFIERS:
                phrase = self._nominal(i, end)
            if phrase is None:
                i += 1
            else:
                self._postposition(phrase, end)
                found.append(phrase)
                i = phrase.end
        return found

    def _postposition(self, phrase: Phrase, end: int) -> None:
        """ "dem Bericht zufolge", "meiner Ansicht nach": a preposition after its noun."""
        words, i = self.words, phrase.end
        if i < end and phrase.preposition is None and (words.tags[i] == "APPO" or words.lower[i] in _POSTPOSITIONS):
            phrase.preposition = words.lower[i]
            phrase.case = words.features[phrase.head].case
            phrase.end = i + 1

    def _comparison(self, start: int, end: int) -> Phrase | None:
        """ "als Vermittler", "wie die Regierung": a phrase with the particle in place of a preposition."""
        i = self._past_quote(start + 1, end, NOMINALS | _QUOTABLE)
        phrase = self._nominal(i, end)
        if phrase is None or self.words.tags[phrase.head] in ("PRELS", "PWS"):
            return None
        phrase.start = start
        phrase.preposition = self.words.lower[start]
        phrase.case = self.words.features[phrase.head].case
        return phrase

    def _past_quote(self, i: int, end: int, tags: frozenset[str]) -> int:
        """ "zum „heiligen Krieg“", "wie „Ärzte ohne Grenzen“": what stands before the quoted words takes them."""
        words = self.words
        return i + (i + 1 < end and words.texts[i] in _QUOTES and words.tags[i + 1] in tags)

    def _prepositional(self, start: int, end: int) -> Phrase | None:
        words = self.words
        form = words.lower[start]
        i = start + 1
        while i < end and i - start < 3 and (words.tags[i] in _LEADING or words.tags[i : i + 2] == ["ADJD", "CARD"]):
            if words.tags[i] == "ADV" and i + 1 < end and words.tags[i + 1] in ("APPR", "APPRART"):
                return self._adverb_governed(start, i)
            i += 1
        inner = words.lower[i - 1]
        governor = i - 1
        i = self._past_quote(i, end, _QUOTABLE)
        article = _CONTRACTED_ARTICLE.get(inner[-1]) if words.tags[governor] == "APPRART" else None
        phrase = self._nominal(i, end, article) if i < end else None
        if phrase is None:
            return None
        phrase.start = start
        phrase.preposition = _CONTRACTED.get(form, form)
        readings = self.readings[phrase.head]
        tagged = words.features[phrase.head].case
        possible = {case for case, _ in readings if case != "Nom"}
        phrase.case = tagged if tagged in possible else next(iter(possible)) if len(possible) == 1 else None
        if words.tags[i] in DETERMINERS and phrase.case is None:
            phrase.case = words.features[i].case
        after = phrase.end
        if after < end and closes_phrase(words, phrase.head, after, phrase.preposition):  # "von Montag an"
            phrase.end = after + 1
        return phrase

    def _adverb_governed(self, start: int, adverb: int) -> Phrase:
        """ "seit gestern" in "seit gestern in Wien": the next preposition opens a phrase of its own."""
        form = self.words.lower[start]
        return Phrase(start, adverb + 1, adverb, preposition=_CONTRACTED.get(form, form))

    def _nominal(self, start: int, end: int, article: str | None = None, genitives: bool = True) -> Phrase | None:
        words = self.words
        tags, lower = words.tags, words.lower
        i = start
        tag = tags[i]
        if tag in PRONOUNS and article is None:
            return self._pronoun(i, end)
        determiner = article
        while i < end and tags[i] in DETERMINERS and i - start < 3:
            if determiner is None or determiner not in _ARTICLES:  # "die beiden Staaten": the article tells
                determiner = None if lower[i] in ("deren", "dessen", "wessen") else lower[i]
            i += 1
        if i > start and i < end and (lower[i] == "beiden" or tags[i] == "PIS") and tags[i - 1] == "ART":
            return self._headless(start, i + 1, end, determiner, None, genitives)
        if i > start and i + 1 < end and words.texts[i] in _QUOTES and tags[i + 1] in _MODIFIERS:
            i += 1
        if i > start and i < end and tags[i] not in NOMINALS:
            i = self._participle_attribute(i, end)
        modifiers = i
        adjective: str | None = None
        while i < end:
            tag = tags[i]
            if tag in _MODIFIERS or (
                i + 2 < end and words.texts[i + 1] == "-" and not words.spaced[i] and tags[i + 2] in _MODIFIERS
            ):
                if tag not in _MODIFIERS:
                    i += 2  # "südfranzösisch-spanischen" cut at the hyphen
                    continue
                if tag == "ADJA" and adjective is None:
                    adjective = lower[i]
                i += 1
            elif (tag in _ADVERBIAL and i + 1 < end and tags[i + 1] in ("ADJA", "CARD") and i > start) or (
                lower[i] in ("und", "oder", ",", "bis", "sowie")
                and i > modifiers
                and i + 1 < end
                and tags[i - 1] in _MODIFIERS
                and (self._modifier_follows(i + 1, end) or (tags[i - 1] == "TRUNC" and tags[i + 1] in NOMINALS))
            ):
                i += 1  # "europäischer und anderer", "Staats- und Regierungschefs"
            elif tag == "NN" and determiner is not None and self._measure(modifiers, i, end):
                i += 1  # "der 38 Jahre alte Torwart"
            else:
                break
        quoted = i > start and i + 1 < end and words.texts[i] in _QUOTES
        if quoted and tags[i + 1] in NOMINALS:
            i += 1
        if i < end and tags[i] in NOMINALS:
            return self._headed(start, i, end, determiner, adjective, genitives)
        return self._headless(start, i, end, determiner, adjective, genitives)

    def _modifier_follows(self, i: int, end: int) -> bool:
        tags = self.words.tags
        if tags[i] in _ADVERBIAL and i + 1 < end:
            i += 1
        return tags[i] in _MODIFIERS and i + 1 < end and (tags[i + 1] in NOMINALS or tags[i + 1] in _MODIFIERS)

    def _measure(self, start: int, i: int, end: int) -> bool:
        """Whether the noun at `i` measures the adjective behind it, as in "[38] Jahre alte Torwart"."""
        tags = self.words.tags
        counted = i > start and tags[i - 1] == "CARD" and i + 2 < end and tags[i + 1] == "ADJA"
        return counted and tags[i + 2] in NOMINALS and self.words.lower[i + 1].startswith(_MEASURED)

    def _participle_attribute(self, start: int, end: int) -> int:
        """The position of the attribute that ends "die [am Montag in Wien] unterzeichnete Erklärung", or `start`."""
        tags = self.words.tags
        if tags[start] in _MODIFIERS:
            return start
        i, limit = start, min(end, start + 14)
        inner = False
        while i < limit:
            tag = tags[i]
            if tag in ("ADJA",) and inner and i + 1 < end and (tags[i + 1] in NOMINALS or tags[i + 1] in _MODIFIERS):
                return i
            if tag in ("APPR", "APPRART"):
                phrase = self._prepositional_inside(i, limit)
                if phrase is None:
                    return start
                i, inner = phrase, True
            elif tag in _ADVERBIAL or tag in ("PRF", "CARD", "PROAV", "PAV"):
                inner = True
                i += 1
            else:
                return start
        return start

    def _prepositional_inside(self, i: int, limit: int) -> int | None:
        """The end of a prepositional phrase that leaves the participle after it alone."""
        tags = self.words.tags
        i += 1
        while i < limit and (tags[i] in DETERMINERS or tags[i] in _MODIFIERS):
            i += 1
        if i >= limit or not (tags[i] in NOMINALS or tags[i] in PRONOUNS or tags[i] == "PRF"):
            return None
        while i < limit and tags[i] in NOMINALS:
            i += 1
        return i

    def _pronoun(self, i: int, end: int) -> Phrase:
        words = self.words
        form, tag = words.lower[i], words.tags[i]
        readings = pronoun(form)
        number = words.features[i].number
        if tag == "PRELS" and form == "deren":
            readings = readings | {("Gen", "Plur")}
        if tag in ("PIS", "PDS", "PPOSS") and number:
            same = frozenset(r for r in readings if r[1] == number)
            readings = same or readings
        self.readings[i] = readings
        phrase = Phrase(i, i + 1, i)
        if tag in ("PIS", "PDS", "PPOSS"):
            self._add_genitives(phrase, end)
        return phrase

    def _headed(
        self, start: int, i: int, end: int, determiner: str | None, adjective: str | None, genitives: bool
    ) -> Phrase:
        words = self.words
        tags, features = words.tags, words.features
        i = self._compound_end(i, end)
        head = i
        if tags[i] in NAMES:
            i = self._name_end(i, end)
            if self._possessor(head, i, end, determiner, adjective):
                rest = self._nominal(i, end, genitives=genitives)
                if rest is not None:
                    self.readings[head] = frozenset({("Gen", "Sing")})
                    rest.genitives.insert(0, Phrase(start, i, head, "Gen"))
                    rest.start = start
                    return rest
        else:
            i += 1
        closed = i < end and words.texts[i] in _QUOTES and words.texts[start:head].count(words.texts[head - 1]) > 0
        if closed and words.texts[head - 1] in _QUOTES and head > start:
            i += 1
        i = self._close_apposition(head, i, end)
        feature = features[head]
        either = determiner == "die" and words.texts[head] in names_with_die()
        number = None if either or tags[start] == "PRELAT" else feature.number  # "deren Minister": one or several
        ending = words.lower[head][-1:] if tags[head] == "NN" else ""
        gender = feature.gender if tags[head] == "NN" else None
        if determiner is None and self._counted(start, head):
            readings = PLURAL
        else:
            readings = noun_phrase(determiner, adjective, gender, number, ending)
            if tags[start] == "PRELAT":  # "dessen Konten", which are no genitive themselves
                readings = frozenset(r for r in readings if r[0] != "Gen")
            if tags[head] == "NN" and words.texts[head + 1 : head + 2] != ["-"]:
                known = known_noun(determiner, adjective, words.texts[head])
                readings = readings & known or known or readings
        if tags[head] in NAMES and determiner is None and adjective is None:
            readings = PLURAL if number == "Plur" else SINGULAR
            if words.lower[i - 1][-1:] not in ("s", "x", "z", "ß", "’", "'"):
                readings = readings - {("Gen", "Sing")}
        self.readings[head] = readings
        phrase = Phrase(start, i, head)
        if genitives:
            self._add_genitives(phrase, end)
        return phrase

    def _compound_end(self, i: int, end: int) -> int:
        """The last part of a compound cut at its hyphens: "EU - Länder" without white space."""
        words = self.words
        while (
            i + 2 < end
            and words.texts[i + 1] in ("-", "–", "/")
            and not words.spaced[i]
            and not words.spaced[i + 1]
            and words.tags[i + 2] in NOMINALS
        ):
            i += 2
        return i

    def _counted(self, start: int, head: int) -> bool:
        words = self.words
        return (
            any(
                words.tags[j] == "CARD" and words.lower[j] not in ("1", "ein", "eine", "eins")
                for j in range(start, head)
            )
            and words.features[head].number != "Sing"
        )

    def _name_end(self, i: int, end: int) -> int:
        tags, lower, texts = self.words.tags, self.words.lower, self.words.texts
        lone = i + 1
        i += 1
        while i < end:
            if tags[i] in NAMES:
                i += 1
            elif lower[i] in _NAME_PARTICLES and self.words.texts[i] == lower[i]:
                j = i + 1
                while j < end and lower[j] in _NAME_PARTICLES and j - i < 2:
                    j += 1
                # "von" parts a name only after a first name with nothing to hang on: "Ursula von der Leyen"
                bare = i == lone and j - i == 2 and forename_gender(texts[i - 1]) is not None
                bare = bare and j < end and not texts[j].isupper() and texts[j] not in states()
                if j < end and tags[j] in ("NE",) and (tags[i] in NAMES or bare):
                    i = j + 1
                else:
                    return i
            else:
                return i
        return i

    def _possessor(self, head: int, i: int, end: int, determiner: str | None, adjective: str | None) -> bool:
        """Whether the name `[head, i)` is a genitive before its noun: "Russlands Präsident"."""
        words = self.words
        if i >= end or words.tags[i] not in ("NN", "ADJA", "CARD"):
            return False
        if words.tags[i] == "CARD" and not (i + 1 < end and words.tags[i + 1] in ("NN", "ADJA")):
            return False
        if words.tags[i] == "CARD" and self._owns(head - 1):
            return False
        last = words.lower[i - 1]
        if last[-1:] in ("'", "’", "‘"):
            return True
        if last[-1:] != "s" or len(last) < 4 or determiner is not None or adjective is not None:
            return False
        if " ".join(words.lower[head:i]) in genitives_of_states():
            return True
        return words.features[i - 1].case in ("Gen", None) or words.lemmas[i - 1].lower() == last[:-1]

    def _owns(self, i: int) -> bool:
        """May the name behind this token be its genitive: "im Norden [Nigerias] drei Dörfer"?"""
        return i >= 0 and self.words.tags[i] == "NN" and self.words.texts[i] not in times()

    def _close_apposition(self, head: int, i: int, end: int) -> int:
        """The end of what follows the noun without a comma: name after title, measure, quoted name, number."""
        words = self.words
        tags, texts = words.tags, words.texts
        while i < end:
            tag = tags[i]
            measured = head > 0 and tags[head - 1] == "CARD"  # "zu drei Jahren Haft"
            named = texts[head] in times() or (words.lemmas[head] in times() and not measured)
            timed = named or is_time_of_day(texts[head])
            if timed and tag in ("NE", "NN") and texts[i] not in dayparts():
                return i  # "im April Angola", "am Montag Präsident X": no name of the month's or day's own
            if tag in NAMES:
                genitive = words.features[i].case == "Gen" or words.lemmas[i].lower() == words.lower[i][:-1]
                if tags[head] == "NN" and genitive and words.lower[i][-1:] == "s":
                    after = i + 1
                    if after >= end or tags[after] not in NAMES:
                        return i  # a genitive, no name of the noun's own
                i = self._name_end(i, end)
            elif (tag == "NN" and tags[i - 1] == "NN" and i - 1 == head and not self._parted(head, i)) or (
                tag == "CARD" and tags[i - 1] in ("NN", "NE") and (i + 1 >= end or tags[i + 1] not in ("NN", "ADJA"))
            ):
                i += 1
            elif texts[i] in _QUOTES and i + 1 < end and tags[i + 1] in NOMINALS and texts[i - 1] not in _QUOTES:
                j = i + 1
                while j < end and j - i < 7 and tags[j] in (*NOMINALS, "ADJA", "ART", "CARD", "APPR"):
                    j += 1
                if j < end and texts[j] in _QUOTES:
                    i = j + 1
                else:
                    return i
            else:
                return i
        return i

    def _parted(self, role: int, i: int) -> bool:
        """Whether a plural behind one in office or a body is another argument: "führte die Ministerin Gespräche"."""
        words = self.words
        if words.features[role].case == "Dat" and is_given(words, role, i):
            return True
        if is_after_event(words, role, i):
            return True
        if words.features[role].number != "Sing" or words.features[i].number != "Plur":
            return False
        if not any(r.pos == "NOUN" for r in wordforms().readings(words.texts[i])):
            return False
        if voice(words.lemmas[role]) == "body":
            return words.lemmas[i] != words.texts[i] and not words.lower[role].endswith(_NAMED)
        return bool(role_forms(words.texts[role])) and not role_forms(words.texts[i])

    def _headless(
        self, start: int, i: int, end: int, determiner: str | None, adjective: str | None, genitives: bool
    ) -> Phrase | None:
        """A phrase with no noun: "die Vereinten", "beide", "dieser", "17"."""
        words = self.words
        tags = words.tags
        if (
            (i > start and tags[i - 1] in _MODIFIERS and tags[i - 1] != "TRUNC")
            or (i > start and tags[i - 1] in ("PDAT", "PIAT", "PIDAT", "PPOSAT", "PIS"))
            or (i > start and tags[i - 1] == "PRELAT")
        ):
            head = i - 1
        elif i == start + 1 and words.lower[start] in ("das", "die", "der", "den", "dem") and self._alone(start, end):
            head = start
        else:
            return None
        number = words.features[head].number
        if tags[head] == "CARD":
            readings = PLURAL if determiner is None else noun_phrase(determiner, adjective, None, None, "")
        else:
            form = determiner if determiner is not None else adjective
            readings = noun_phrase(form, None, words.features[head].gender, number, "") if form else ALL
        self.readings[head] = readings
        phrase = Phrase(start, i, head)
        if genitives and tags[head] != "CARD":
            self._add_genitives(phrase, end)
        return phrase

    def _alone(self, start: int, end: int) -> bool:
        """Whether an article has nothing to stand before: "das" in "verdient das immer mehr Beachtung"."""
        after = self.words.tags[start + 1] if start + 1 < end else "$."
        return after in ("ADV", "APPR", "PTKNEG", "PPER", "PRF", "PIS", "PIAT", "$,", "$.") or after.startswith("V")

    def _add_genitives(self, phrase: Phrase, end: int) -> None:
        """Takes genitives right after the noun into the phrase: "die Regierung der Volksrepublik"."""
        words = self.words
        i = phrase.end
        if i >= end:
            return
        tag = words.tags[i]
        if tag in DETERMINERS or tag == "ADJA" or tag == "CARD":
            if tag == "ADJA" and words.lower[i][-2:] not in ("er", "en"):
                return
            if tag == "CARD" and words.lower[i] not in ("zweier", "dreier"):
                return
        elif not (tag == "NE" and words.lower[i][-1:] == "s") and not (tag == "PIS" and words.lower[i] == "aller"):
            return
        inner = self._nominal(i, end)
        if inner is None:
            return
        readings = self.readings[inner.head]
        if not self._is_genitive(inner, readings):
            return
        governed = words.lower[inner.end] in _POSTPOSITIONS if inner.end < end else False
        if governed and all(case != "Dat" for case, _ in self.readings[phrase.head]):
            return  # "der Minister | einer Mitteilung zufolge"
        inner.case = "Gen"
        phrase.genitives.append(inner)
        phrase.end = inner.end
        while (following := self._genitive_name(phrase.end, end)) is not None:
            phrase.genitives.append(following)
            phrase.end = following.end

    def _genitive_name(self, i: int, end: int) -> Phrase | None:
        """A name in the genitive that goes on from one with "und": "die Truppen der USA und [Südkoreas]"."""
        words = self.words
        if i + 1 >= end or words.lower[i] not in ("und", "sowie") or words.tags[i + 1] != "NE":
            return None
        name = self._nominal(i + 1, end, genitives=False)
        if name is None or words.lower[name.head][-1:] != "s" or not self._is_genitive(name, self.readings[name.head]):
            return None
        name.case = "Gen"
        return name

    def _is_genitive(self, phrase: Phrase, readings: Readings) -> bool:
        words = self.words
        cases = {case for case, _ in readings}
        if "Gen" not in cases:
            return False
        if len(cases) == 1:
            return True
        first, head = words.features[phrase.start].case, words.features[phrase.head].case
        if words.tags[phrase.start] in DETERMINERS:
            return "Gen" in (first, head)
        return head == "Gen" or (words.tags[phrase.start] == "ADJA" and not cases & {"Nom", "Acc"})
