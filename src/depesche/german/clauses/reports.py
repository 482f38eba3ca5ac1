"""Which clause tells whose words: frames before and after what is said, conditions, verb-second complements."""

from __future__ import annotations

from depesche.german.clauses.frames import FINITE, QUOTES, VERBAL, Frame
from depesche.german.clauses.inflection import Readings
from depesche.german.clauses.lexica import reporting_idioms, reporting_verbs
from depesche.german.clauses.words import Words
from depesche.german.voices import voice

_CONDITIONAL = frozenset({"sollte", "sollten", "hätte", "hätten", "wäre", "wären", "würde", "würden", "käme", "kämen"})


class Reports:
    """Answers for one sentence. `heads` holds the head of the phrase that begins at a token; `frames` grows outside."""

    def __init__(self, words: Words, heads: dict[int, int], readings: dict[int, Readings], frames: list[Frame]) -> None:
        self.words = words
        self.heads = heads
        self.readings = readings
        self.frames = frames

    def subject_follows(self, content: list[int], verb: int) -> bool:
        """Whether a nominative can follow the verb: "…, sagte der Minister" against "…, lobte den Minister"."""
        words = self.words
        n = content.index(verb) + 1
        while n < len(content) and words.tags[content[n]] in ("PRF", "ADV"):
            n += 1
        if n >= len(content):
            return False
        i = content[n]
        case, tag = words.features[i].case, words.tags[i]
        head = self.heads.get(i)
        if words.lemmas[verb] in reporting_verbs() and self.nominative(head):
            return True
        if self._says(verb) and self.nominative(head) and self._speaks(head):
            return True
        if head is not None and tag not in ("APPR", "APPRART", "NE", "PPER"):
            cases = {case for case, _ in self.readings.get(head, ())}
            if "Acc" in cases and not self._speech_before(verb):
                return False  # "…, bewirkte aber das Gegenteil"
        if tag in ("APPR", "APPRART"):
            return any(words.features[j].case == "Nom" and words.tags[j] in ("NN", "NE", "PPER") for j in content[n:])
        return tag in ("ART", "NE", "NN", "PPER", "PIS", "PPOSAT", "PDS", "PDAT", "PIAT", "ADJA", "CARD") and case in (
            "Nom",
            None,
        )

    def _speaks(self, head: int | None) -> bool:
        """Whether the head is nothing but nominative, or names who can speak ("…, teilte die Polizei mit")."""
        if head is None:
            return False
        named = self.words.tags[head] == "NE" or voice(self.words.lemmas[head]) is not None
        return named or all(case == "Nom" for case, _ in self.readings.get(head, ()))

    def _speech_before(self, verb: int) -> bool:
        """Whether what stands before a verb looks like speech: a quotation mark closes, or a subjunctive."""
        words = self.words
        if any(words.texts[i] in QUOTES for i in range(max(0, verb - 2), verb)):
            return True
        previous = next((f for f in reversed(self.frames) if f.complete), None)
        return previous is not None and self.reported(previous.finite)

    def conditional(self, previous: Frame, frame: Frame) -> bool:
        """Whether a verb-first clause after its main clause is a condition: "…, sollte die Lage so bleiben"."""
        words = self.words
        if frame.finite is None or words.texts[frame.tokens[0] if frame.tokens else frame.finite] in QUOTES:
            return False
        return words.lower[frame.finite] in _CONDITIONAL and not self.reported(previous.finite)

    def take_reports(self, previous: Frame, frame: Frame) -> None:
        """`frame` is the saying clause after what was said: it takes the clauses before it as dependents."""
        for other in self.frames:
            told = other is previous or other is previous.coordinated or other.coordinated is previous
            if told and other.parent is None and other.order != "VL" and not other.bracket:
                other.parent = frame
        if previous.parent is None:
            previous.parent = frame

    def parent(self, previous: Frame, frame: Frame, separator: str) -> Frame | None:
        """The saying clause that a verb-second clause after comma or colon depends on, or None."""
        if separator not in (",", ":"):
            return None
        features = self.words.features
        assert frame.finite is not None
        saying = self.saying(previous)
        if separator == ":":
            return previous if saying else None
        if saying:
            return previous
        if features[frame.finite].mood == "Sub":  # a report needs no verb of saying: "Er wies die Kritik ab, sie sei …"
            return previous.parent if self.reported(previous.finite) else previous
        return None

    def reported(self, finite: int | None) -> bool:
        return finite is not None and self.words.features[finite].mood == "Sub"

    def saying(self, frame: Frame) -> bool:
        """Whether a verb of the clause is one of saying."""
        words = self.words
        verbs, idioms = reporting_verbs(), reporting_idioms()
        particle = next((words.lower[i] for i in reversed(frame.tokens) if words.tags[i] == "PTKVZ"), "")
        for i in frame.tokens:
            if words.tags[i] in VERBAL:
                lemma = words.lemmas[i]
                if lemma in verbs or (particle and particle + lemma in verbs):
                    return True
                if lemma in idioms and any(idiom <= {words.lower[j] for j in frame.tokens} for idiom in idioms[lemma]):
                    return True
        return False

    def names_saying(self, verb: int) -> bool:
        """Whether the verb is one of saying, not itself reported: "…, sagte er"."""
        return self._says(verb) and not self.reported(verb)

    def _says(self, verb: int) -> bool:
        """Whether the verb, with a particle parted from it ("teilte die Regierung mit"), is one of saying."""
        words = self.words
        verbs, lemma = reporting_verbs(), words.lemmas[verb]
        if lemma in verbs:
            return True
        for i in range(verb + 1, len(words.tags)):
            if words.tags[i] == "PTKVZ":
                return words.lower[i] + lemma in verbs
            if words.tags[i].startswith("$") or words.tags[i] in FINITE:
                return False
        return False

    def nominative(self, head: int | None) -> bool:
        return head is not None and any(case == "Nom" for case, _ in self.readings.get(head, ()))
