"""Subject, objects and prepositional phrases of a clause, by form, agreement and order."""

from __future__ import annotations

from dataclasses import replace

from depesche.german.articles import is_genitive, is_oblique
from depesche.german.clauses.brackets import bracketed_name
from depesche.german.clauses.inflection import ALL, Readings, known_noun, noun_phrase
from depesche.german.clauses.lexica import dative_verbs, light_verbs, sein_verbs
from depesche.german.clauses.model import Clause, Phrase
from depesche.german.clauses.phrases import DETERMINERS, NAMES, NOMINALS
from depesche.german.clauses.timenouns import is_time_adverbial
from depesche.german.clauses.words import Words

_COPULAS = frozenset({"sein", "werden", "bleiben", "heißen"})
_ROUGHLY = frozenset({"über", "unter", "bis", "gegen", "um"})
_PRESENTING = frozenset({"stattfinden", "herrschen", "fehlen", "bestehen", "funktionieren"})
_NEGATIONS = frozenset({"nicht", "nie", "niemals", "keineswegs", "keinesfalls", "nirgends", "nirgendwo", "weder"})
_DISAGREES = 3.0  # what a phrase in the wrong number loses where another is in the right one
_FREE = frozenset({"es", "das", "dies"})  # subjects of "sein" in any number
_DEFINITE = frozenset({"der", "die", "das", "dieser", "diese", "dieses"})


class Arguments:
    """Assigns the phrases of a document's clauses."""

    def __init__(self, words: Words, readings: dict[int, Readings]) -> None:
        self.words = words
        self.readings = readings

    def assign(self, clause: Clause, phrases: list[Phrase]) -> None:
        """Fills subject, objects, predicative, prepositional, adverbs, negation of `clause` from its base phrases."""
        words, tags = self.words, self.words.tags
        phrases = self._join(clause, phrases)
        self._attributes(phrases)
        clause.prepositional = [p for p in phrases if p.preposition is not None]
        bare = [p for p in phrases if p.preposition is None]
        clause.adverbs = [i for i in clause.tokens if tags[i] in ("ADV", "PROAV", "PAV", "PWAV")]
        clause.negated = self._negated(clause, phrases)
        reflexive = [i for i in clause.tokens if tags[i] == "PRF"]
        clause.reflexive = bool(reflexive)
        candidates = [p for p in bare if not is_time_adverbial(words, p, self._cases(p))]
        subject = None if clause.kind == "infinitive" else self._subject(clause, candidates)
        clause.subject = subject
        rest = [p for p in candidates if p is not subject]
        if subject is not None:
            subject.case = "Nom"
        copula = clause.head is not None and clause.predicate in _COPULAS and clause.voice == "active"
        for phrase in rest:
            if words.lower[phrase.head] == "es" and clause.order != "VL" and clause.tokens[0] == phrase.head:
                continue  # an object "es" never stands first: it holds the place of the subject
            phrase.case = self._object_case(clause, phrase, rest) or self._genitive(phrase.start)
            if copula and clause.predicative is None and "Nom" in self._cases(phrase) and phrase.case != "Dat":
                phrase.case = "Nom"
                clause.predicative = phrase
            elif phrase.case != "Nom" or subject is None:
                clause.objects.append(phrase)
            elif "Acc" in self._cases(phrase) or not self._cases(phrase):
                phrase.case = "Acc"
                clause.objects.append(phrase)
        if copula and clause.predicative is None:
            clause.predicative = self._adjective(clause)
        own = subject is not None and words.lower[subject.head]
        own_reflexive = {"wir": "uns", "ich": "mich", "ihr": "euch", "du": "dich"}.get(own or "")
        if own_reflexive and any(words.lower[p.head] == own_reflexive for p in clause.objects):
            clause.objects = [p for p in clause.objects if words.lower[p.head] != own_reflexive]
            clause.reflexive = True
        self._counted(clause)
        self._given(clause)
        clause.support = self._support(clause)

    def _genitive(self, first: int) -> str | None:
        """ "ein Stopp [der Offensive]": right behind a noun, with a determiner that is no accusative."""
        tags, form = self.words.tags, self.words.lower[first]
        behind_noun = first > 0 and tags[first - 1] in NOMINALS and tags[first] in DETERMINERS
        return "Gen" if behind_noun and is_oblique(form) and is_genitive(form) else None

    def _counted(self, clause: Clause) -> None:
        """ "mehr als 100 Raketen": the noun that is counted, not "mehr", is subject or object."""
        words = self.words
        for more in (*([clause.subject] if clause.subject is not None else []), *clause.objects):
            if words.lower[more.head] not in ("mehr", "weniger") or more.end != more.head + 1:
                continue
            counted = next((p for p in clause.prepositional if p.start == more.end and p.preposition == "als"), None)
            if counted is None or words.tags[counted.start + 1] != "CARD" or words.tags[counted.head] == "CARD":
                continue
            clause.prepositional.remove(counted)
            counted.start, counted.preposition, counted.case = more.start, None, more.case
            if more is clause.subject:
                clause.subject = counted
            else:
                clause.objects[clause.objects.index(more)] = counted

    def _given(self, clause: Clause) -> None:
        """No verb has two datives: "der Ukraine Raketen" are who is given to and what is given."""
        if len(clause.objects) != 2 or any(o.case != "Dat" for o in clause.objects):
            return
        accusative = [o for o in clause.objects if "Acc" in self._cases(o)]
        if accusative:
            accusative[-1].case = "Acc"

    def _support(self, clause: Clause) -> int | None:
        """The noun of a light-verb construction: "ein [Gespräch] führen", also as the subject of a passive."""
        nouns = light_verbs().get(clause.predicate)
        if nouns is None:
            return None
        passive = [clause.subject] if clause.subject is not None and clause.voice != "active" else []
        for phrase in (*clause.prepositional, *clause.objects, *passive):
            lemma = self.words.lemmas[phrase.head]
            for preposition, noun in nouns:
                if preposition == (phrase.preposition or "") and (
                    lemma == noun or (preposition == "" and lemma.lower().endswith(noun.lower()))
                ):
                    return phrase.head
        return None

    def _negated(self, clause: Clause, phrases: list[Phrase]) -> bool:
        """Whether the whole clause is denied; not by "nicht nur", "nicht A, sondern B", "und nicht B"."""
        words = self.words
        for n, i in enumerate(clause.tokens):
            if words.lower[i] in _NEGATIONS:
                later = {words.lower[j] for j in clause.tokens[n + 1 :]}
                following = words.lower[clause.tokens[n + 1]] if n + 1 < len(clause.tokens) else ""
                of_part = (n > 0 and words.tags[clause.tokens[n - 1]] == "KON") or any(
                    p.start < i < p.head for p in phrases
                )
                if following not in ("nur", "zuletzt", "allein", "bloß") and "sondern" not in later and not of_part:
                    return True
        return any(
            words.tags[i] in ("PIAT", "PIS", "ART") and words.lower[i].startswith(("kein", "niemand", "nichts"))
            for phrase in phrases
            for i in range(phrase.start, phrase.head + 1)
        )

    def _adjective(self, clause: Clause) -> Phrase | None:
        """The predicative adjective: "Die Lage ist [ernst]"."""
        tags = self.words.tags
        found = next((i for i in reversed(clause.tokens) if tags[i] == "ADJD" and i != clause.head), None)
        return Phrase(found, found + 1, found) if found is not None else None

    # -- phrases -------------------------------------------------------------------------------------------------

    def _join(self, clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
        """Joins coordinated phrases and takes appositions into their noun's phrase."""
        words = self.words
        out: list[Phrase] = []
        for n, phrase in enumerate(phrases):
            previous = out[-1] if out else None
            if previous is not None and bracketed_name(words, previous, phrase):
                previous.end = phrase.end + 1
                continue
            if previous is not None and phrase.preposition is None:
                gap = [words.lower[i] for i in range(previous.end, phrase.start)]
                joined = self._coordinates(gap)
                host = self._host(clause, out, phrase) if joined and previous.preposition is not None else None
                if host is None and joined and self._alike(previous, phrase):
                    host = previous
                if host is not None:
                    if not host.conjuncts:
                        host.conjuncts = [_copy(host)]
                    host.conjuncts.append(phrase)
                    host.end = phrase.end
                    continue
                if gap == [","] and words.tags[previous.head] in NOMINALS:
                    if self._enumerates(phrases, n) and self._alike(previous, phrase):
                        if not previous.conjuncts:
                            previous.conjuncts = [_copy(previous)]
                        previous.conjuncts.append(phrase)
                        previous.end = phrase.end
                        continue
                    if self._apposes(previous, phrase, clause):
                        previous.appositions.append(phrase)
                        previous.end = phrase.end
                        continue
            out.append(phrase)
        return out

    def _host(self, clause: Clause, out: list[Phrase], phrase: Phrase) -> Phrase | None:
        """In the Vorfeld, one constituent, the noun that "und" goes on from across its prepositional attributes."""
        if clause.order != "V2" or clause.finite is None or phrase.end > clause.finite:
            return None
        plural = self.words.features[clause.finite].number == "Plur"
        for n in range(len(out) - 1, -1, -1):
            if out[n].preposition is None:
                host = out[n]
                lone = plural and not any(
                    num == "Plur" for case, num in self.readings.get(host.head, ALL) if case == "Nom"
                )
                bare = self.words.tags[phrase.start] not in DETERMINERS
                if bare and not lone and self._cases(out[-1]) & self._cases(phrase):
                    return None
                return host if self._alike(host, phrase) else None
            if n and out[n - 1].end != out[n].start:
                return None
        return None

    def _coordinates(self, gap: list[str]) -> bool:
        if not gap or len(gap) > 3:
            return False
        core = [w for w in gap if w not in (",", "-", "auch", "schließlich", "zudem", "dann")]
        if gap == ["als", "auch"]:
            return True
        return len(core) == 1 and core[0] in ("und", "oder", "sowie", "&", "bzw.", "beziehungsweise", "sondern")

    def _alike(self, left: Phrase, right: Phrase) -> bool:
        if (
            self.words.tags[right.head] in ("PPER",)
            and left.preposition is None
            and self.words.tags[left.head] != "PPER"
        ):
            pass
        a, b = self._cases(left), self._cases(right)
        if left.preposition is not None and left.case is not None:
            a = {left.case}
        return not a or not b or bool(a & b)

    def _enumerates(self, phrases: list[Phrase], n: int) -> bool:
        """Whether a later "und" closes the list that this phrase stands in: "Wien, Rom und Paris"."""
        words = self.words
        for left, right in zip(phrases[n:], phrases[n + 1 :], strict=False):
            if right.preposition is not None:
                return False
            gap = [words.lower[i] for i in range(left.end, right.start)]
            if self._coordinates(gap):
                return True
            if gap != [","]:
                return False
        return False

    def _apposes(self, noun: Phrase, phrase: Phrase, clause: Clause) -> bool:
        words = self.words
        if words.tags[phrase.head] not in NOMINALS or words.tags[phrase.start] in ("PPER", "PRELS"):
            return False
        after = phrase.end
        if after < len(words.tags) and words.texts[after] not in (",", ".", ")", "–", ";", ":", "“", '"'):
            return False
        a, b = self._cases(noun), self._cases(phrase)
        return not a or not b or bool(a & b) or noun.preposition is not None

    def _attributes(self, phrases: list[Phrase]) -> None:
        for n, phrase in enumerate(phrases):
            if self.words.tags[phrase.head] not in NOMINALS:
                continue
            end = phrase.end
            for later in phrases[n + 1 :]:
                if later.preposition is None or later.start != end:
                    break
                phrase.attributes.append(later)
                if later.preposition == "von" and not phrase.genitives and later.start == phrase.end:
                    phrase.genitives.append(later)
                end = later.end

    def _cases(self, phrase: Phrase) -> set[str]:
        return {case for case, _ in self.readings.get(phrase.head, ALL)}

    # -- subject -------------------------------------------------------------------------------------------------

    def _subject(self, clause: Clause, candidates: list[Phrase]) -> Phrase | None:
        words = self.words
        finite = clause.finite
        if finite is None:
            return None
        number, person = words.features[finite].number, words.features[finite].person
        best: Phrase | None = None
        best_score = -99.0
        first = next((i for i in clause.tokens if words.tags[i] != "KON" and not words.tags[i].startswith("$")), None)
        adjacent = first == finite and clause.tokens[0] + clause.tokens.index(finite) == finite
        joined = any(words.tags[i] == "KON" for i in clause.tokens[:2])
        if clause.coordinated is not None and clause.order == "V2" and adjacent and joined:
            # "… und rief beide Seiten auf": with nothing before the verb the subject is that of the clause before
            candidates = [p for p in candidates if self._cases(p) == {"Nom"}]
        if self._goes_on(clause, candidates):
            return None
        copula = clause.predicate in _COPULAS
        agreeing = number is not None and any(self._agrees(phrase, number) for phrase in candidates)
        for n, phrase in enumerate(candidates):
            score = self._score(clause, phrase, n, number, person)
            free = copula and words.lower[phrase.head] in _FREE  # "Es waren nur noch drei"
            if score is not None and number is not None and agreeing and not (free or self._agrees(phrase, number)):
                score -= _DISAGREES
            if score is not None and len(candidates) > 1 and self._rather_genitive(phrase):
                score -= 3.5
            if score is not None and score > best_score:
                best, best_score = phrase, score
        if best is None:
            return self._approximate(clause)
        return best if best_score > -1.5 else None

    def _goes_on(self, clause: Clause, candidates: list[Phrase]) -> bool:
        """Whether a second participle or infinitive of one auxiliary brings an object only.

        "Die Armee hat den Hafen beschossen [und zwei Dörfer eingenommen]".
        """
        words, finite = self.words, clause.finite
        if clause.coordinated is None or not clause.finite_shared or finite is None or len(candidates) != 1:
            return False
        modal = words.tags[finite] == "VMFIN" and clause.predicate not in sein_verbs()
        if not (modal or words.lemmas[finite] == "haben") or clause.voice != "active" or clause.order != "V2":
            return False
        one = candidates[0]
        titled = one.end > one.head + 1 and words.tags[one.start] == "NN" and words.tags[one.head + 1] in NAMES
        return self._accusative(one) or titled  # "und Präsident Meier gestürzt"

    def _agrees(self, phrase: Phrase, number: str) -> bool:
        """Whether a phrase may be the subject of a verb in this number, as far as its form tells."""
        if len(phrase.conjuncts) > 1 or self._either_number(phrase):
            return True
        return ("Nom", number) in self.readings.get(phrase.head, ALL)

    def _approximate(self, clause: Clause) -> Phrase | None:
        """ "Über 330 Mitglieder kamen": a number with "über", "bis zu", "um" that is no prepositional phrase."""
        words = self.words
        for phrase in clause.prepositional:
            compared = phrase.preposition == "als" and words.lower[phrase.start - 1] in ("mehr", "weniger")
            counted = (phrase.preposition in _ROUGHLY or compared) and words.tags[phrase.start + 1] == "CARD"
            if counted and words.features[phrase.head].case == "Nom":
                clause.prepositional.remove(phrase)
                phrase.preposition = None
                return phrase
        return None

    def _rather_genitive(self, phrase: Phrase) -> bool:
        """ "mit Vertretern [der Taliban]": right behind a noun "der" is a genitive, if anything else can be subject."""
        before = phrase.start - 1
        return self.words.lower[phrase.start] == "der" and before >= 0 and self.words.tags[before] == "NN"

    def _score(self, clause: Clause, phrase: Phrase, n: int, number: str | None, person: str | None) -> float | None:
        words = self.words
        readings = self.readings.get(phrase.head, ALL)
        nominative = {num for case, num in readings if case == "Nom"}
        if not nominative:
            return None
        head = phrase.head
        tag, feature = words.tags[head], words.features[head]
        score = 0.0
        plural = bool(phrase.conjuncts) and len(phrase.conjuncts) > 1
        if number is not None:
            have = {"Plur"} if plural else nominative
            if plural and any(words.lower[i] == "oder" for i in range(phrase.start, phrase.end)):
                have = have | nominative
            if number not in have:
                score -= 0.8 if plural else 0.7 if self._either_number(phrase) else 2.5
        if tag == "PPER":
            form = words.lower[head]
            if form == "ihr" and person != "2":
                return None
            want = "1" if form in ("ich", "wir") else "2" if form in ("du", "ihr") else "3"
            if person is not None and want != person:
                score -= 2.0
        elif person in ("1", "2"):
            score -= 2.0
        copula = clause.predicate in _COPULAS and clause.voice == "active"
        if copula:
            score += self._topic(phrase)
            if words.lower[head] == "es" and n > 0 and clause.order != "VL":
                score -= 2.5  # "Das Ziel ist es, …"
            if clause.order != "VL" and phrase.end <= (clause.finite or 0):
                score += 0.6
        elif {case for case, _ in readings} == {"Nom"}:
            score += 3.0
        cases = [words.features[i].case for i in range(phrase.start, phrase.head + 1) if words.features[i].case]
        if feature.case == "Nom" or (cases and cases.count("Nom") * 2 > len(cases)):
            score += 2.0
        elif feature.case in ("Acc", "Dat", "Gen"):
            score -= 1.0
        if tag in NAMES or tag == "PPER" or words.lower[phrase.start] in _DEFINITE:
            score += 0.4
        finite = clause.finite or 0
        if clause.order == "VL":
            score += 1.0 if n == 0 else -0.3 * n
        else:
            if clause.head is not None and finite < clause.head < phrase.start:
                score -= 2.0  # behind the bracket: "hat den König getroffen, mit dabei die Ministerin"
            if phrase.end <= finite and n == 0:
                score += 2.6 if tag in NAMES and phrase.end == finite else 0.6  # whoever is named first rather does it
            score -= 0.3 * n
        if tag in ("PRELS", "PPER", "PIS") and n == 0 and words.lower[head] != "was":
            score += 0.3
        elif words.lower[head] == "was":
            score -= 0.8
        if words.lower[head] == "es" and (clause.voice != "active" or _unaccusative(clause.predicate)):
            score -= 2.5  # "es" holds the place of a subject that follows: "Es fand ein Treffen statt"
        return score

    def _either_number(self, phrase: Phrase) -> bool:
        """Whether the form leaves singular and plural open: "die Schüler" for a tagger that takes it for a feminine."""
        words = self.words
        if words.tags[phrase.head] != "NN" or words.tags[phrase.start] not in DETERMINERS:
            return False
        if not words.lower[phrase.head].endswith(("er", "en", "el", "n", "s")):
            return False  # a plural would show
        if known_noun(words.lower[phrase.start], None, words.texts[phrase.head]):
            return False  # the lexicon tells
        if words.features[phrase.head].number == "Plur" and words.lemmas[phrase.head] != words.texts[phrase.head]:
            return False  # a singular would show
        readings = noun_phrase(words.lower[phrase.start], None, None, None, "")
        return len({number for case, number in readings if case == "Nom"}) > 1

    def _topic(self, phrase: Phrase) -> float:
        """How fit a phrase is to be the subject beside "sein": pronoun, name, definite, indefinite, in this order."""
        words = self.words
        tag, first = words.tags[phrase.head], words.lower[phrase.start]
        if tag in ("PPER", "PDS", "PRELS", "PIS", "PWS"):
            return 2.5 if tag != "PWS" else 0.5
        if tag in NAMES:
            return 1.6
        if words.tags[phrase.start] in DETERMINERS:
            return 0.3 if first.startswith("ein") else 1.4 if first in _DEFINITE else 1.0
        return 0.4

    def _accusative(self, phrase: Phrase) -> bool:
        return self.words.tags[phrase.head] == "NN" and "Acc" in self._cases(phrase)

    def _object_case(self, clause: Clause, phrase: Phrase, others: list[Phrase]) -> str | None:
        words = self.words
        cases = self._cases(phrase) - {"Nom"} if clause.predicate not in _COPULAS else self._cases(phrase)
        tagged = words.features[phrase.head].case
        dative = dative_verbs().get(clause.predicate)
        if words.lower[phrase.start] == "den" and tagged == "Dat" and words.lower[phrase.head].endswith("n"):
            cases = cases | {"Acc"}  # "den Gesandten": a plural for the tagger, or a weak singular
        if len(cases) == 1:
            return next(iter(cases))
        alone = not any(p is not phrase and "Acc" in self._cases(p) for p in others)
        if dative is None and alone and tagged == "Dat" and "Acc" in cases and clause.voice == "active":
            return "Acc"  # "den Gesandten": no dative without a verb that asks for it
        if words.tags[phrase.head] in NAMES and words.tags[phrase.start] not in DETERMINERS and "Dat" in cases:
            if dative is False:
                return "Dat"
            if dative and any(p is not phrase and self._accusative(p) for p in others):
                return "Dat"  # "sicherte Kiew Hilfe zu": a bare name beside a thing
        if tagged in cases:
            return tagged
        if words.tags[phrase.start] in DETERMINERS and words.features[phrase.start].case in cases:
            return words.features[phrase.start].case
        if "Dat" in cases and dative is False:
            return "Dat"
        return "Acc" if "Acc" in cases else None


def _unaccusative(predicate: str) -> bool:
    """Whether a verb's "es" in the Vorfeld holds the place of a subject after it: "Es kam ein Brief"."""
    return predicate in _PRESENTING or (predicate in sein_verbs() and predicate not in _COPULAS)


def _copy(phrase: Phrase) -> Phrase:
    return replace(phrase, conjuncts=[], genitives=list(phrase.genitives), attributes=[], appositions=[])
