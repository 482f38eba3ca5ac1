"""What a piece without a finite verb of its own may be, seen from the clauses still open before it.

It may hold a finite verb that only its place shows, go on with a clause that was interrupted, begin an infinitive
clause or a complement whose verb comes later, or share the finite verb of the clause before.
"""

from __future__ import annotations

from depesche.german.clauses.frames import FINITE, NONFINITE, RELATIVE, VERBAL, Frame, zu_infinitive
from depesche.german.clauses.infinitives import CONTROL_ADJECTIVES
from depesche.german.clauses.reports import Reports
from depesche.german.clauses.words import Words


class OpenClauses:
    """Answers for one sentence. `inside` holds the extent of the phrase around a token, `heads` the head of the phrase
    that begins at a token; `frames` and `stack` (the open ones) grow outside. `following` are the pieces after."""

    def __init__(
        self,
        words: Words,
        inside: dict[int, tuple[int, int]],
        heads: dict[int, int],
        reports: Reports,
        frames: list[Frame],
        stack: list[Frame],
    ) -> None:
        self.words = words
        self.inside = inside
        self.heads = heads
        self.reports = reports
        self.frames = frames
        self.stack = stack

    def unmarked_finite(self, content: list[int], following: list[list[int]]) -> int | None:
        """A verb that only its place shows to be finite: "Länder, die das Ziel verfolgen", "Forscher warnen, …".

        Plural and infinitive, and some participles, have one form ("verfolgen", "erhalten"), and taggers mix them up.
        """
        words, tags = self.words, self.words.tags
        if any(tags[i] == "PTKZU" for i in content) or any(f.finite is None for f in self.stack if f.order == "VL"):
            return None
        open_main = next((f for f in reversed(self.stack) if f.order != "VL"), None)
        if open_main is not None and not open_main.complete:
            first = content[0]  # "die Länder, die …, hoffen, …"
            nominal = any(tags[i] in ("NN", "NE", "PIS", "PPER") for i in open_main.tokens)
            if tags[first] in ("VVINF", "VVPP") and nominal and self._ambiguous(first):
                return first if not any(tags[ahead[0]] in FINITE for ahead in following if ahead) else None
            return None
        start = content[1:] if tags[content[0]] == "KON" else content
        if not start:
            return None
        extent = self.inside.get(start[0])
        after = extent[1] if extent is not None else start[0] + 1
        if extent is None and tags[start[0]] not in ("ADV", "PAV", "PROAV", "ADJD"):
            return None
        if after not in content or tags[after] not in ("VVINF", "VVPP") or not self._ambiguous(after):
            return None
        if self.frames and self.stack and tags[content[0]] != "KON":
            settled = open_main is not None and open_main.finite is not None and tags[open_main.finite] == "VVFIN"
            if not settled or tags[after] != "VVINF" or after != content[-1]:
                return None
        plural = any(
            tags[i] == "KON" or (words.features[i].number == "Plur" and tags[i] in ("NN", "NE", "PPER", "PIS"))
            for i in content
        )
        if words.lower[after].endswith("n") and not plural:
            return None
        return None if any(tags[i] in FINITE for ahead in following[:1] for i in ahead[:1]) else after

    def _ambiguous(self, i: int) -> bool:
        """Whether an infinitive or participle could as well be a finite form."""
        words = self.words
        form = words.lower[i]
        if words.features[i].mood is not None:
            return True
        if words.tags[i] == "VVINF":
            return form.endswith("n")
        return not form.startswith("ge") and "ge" not in form[1:5] and form.endswith(("t", "en"))

    def second_bracket(self, frame: Frame, content: list[int]) -> bool:
        """Whether the piece brings an object and a verb of its own under an auxiliary whose verb has come already."""
        tags = self.words.tags
        if frame.order == "VL" or frame.finite is None or tags[frame.finite] not in ("VMFIN", "VAFIN"):
            return False
        verb = next((tags[i] for i in reversed(frame.tokens) if tags[i] in NONFINITE), None)
        if verb is None or tags[content[-1]] != verb or len(content) < 2 or tags[content[0]] in NONFINITE:
            return False
        return any(self.heads.get(i) is not None and tags[i] not in ("APPR", "APPRART") for i in content)

    def embedded(self, content: list[int], following: list[list[int]]) -> Frame | None:
        """The saying clause whose verb-second complement begins here: "Sie sagt, [das Land], das …, werde zahlen"."""
        tags = self.words.tags
        saying = next((f for f in reversed(self.stack) if f.complete), None)
        if saying is None or saying is not self.stack[-1] or not self.named(content) or not self.reports.saying(saying):
            return None
        relative, verb = (*following, [], [])[:2]
        if not relative or not verb or tags[verb[0]] not in FINITE or self.reports.names_saying(verb[0]):
            return None
        opened = any(tags[i] in RELATIVE for i in relative[:2])
        return saying if opened == any(tags[i] in FINITE for i in relative) else None

    def elliptic(self, content: list[int]) -> Frame | None:
        """The clause before a saying clause that goes on after it: "Er werde nicht gehen, sagte er, sondern …"."""
        top = self.stack[-1] if self.stack else None
        if top is None or not any(f.parent is top and f.order != "VL" for f in self.frames):
            return None
        host = next((f for f in reversed(self.frames) if f.parent is top and f.order != "VL"), None)
        if host is None or host.finite is None or self.words.tags[host.finite] not in ("VAFIN", "VMFIN"):
            return None
        return host if len(content) > 1 else None

    def named(self, content: list[int]) -> bool:
        """Whether the words are one noun phrase, with its attributes, that can be a subject."""
        i = content[0]
        head = self.heads.get(i)
        if not self.reports.nominative(head):
            return False
        while i <= content[-1]:
            extent = self.inside.get(i)
            if extent is None:
                return False
            i = extent[1]
        return True

    def interrupted(self, content: list[int], separator: str) -> bool:
        """Whether the comma before this piece cuts "sein … zu": "ist, wie gesagt, kein Fortschritt festzustellen"."""
        words, tags = self.words, self.words.tags
        if separator != "," or not self.stack:
            return False
        if any(tags[i] == "ADJD" and words.lower[i] in CONTROL_ADJECTIVES for i in content):
            return True  # "sei das Land, das …, nun bereit zu verhandeln"
        top = next((f for f in reversed(self.stack) if f.order != "VL"), None)
        if top is None or top.finite is None or words.lemmas[top.finite] not in ("sein", "haben"):
            return False
        after = [i for i in top.tokens if i > top.finite]
        comma = next((n for n, i in enumerate(after) if words.tags[i].startswith("$")), len(after))
        after = after[:comma]
        return all(words.tags[i] in ("ADV", "PAV", "PROAV", "PTKNEG") for i in after)

    def begins_infinitive(self, content: list[int], following: list[list[int]]) -> bool:
        """Whether a piece without a verb begins the infinitive clause that a later piece ends.

        "…, über Anträge [der …] abzustimmen", "…, Rom, Wien und Paris zu besuchen".
        """
        words, tags = self.words, self.words.tags
        top = next((f for f in reversed(self.stack) if f.order != "VL" or f.complete), None)
        if top is None or not top.complete or top is not self.stack[-1]:
            return False
        last = next((i for i in reversed(top.tokens) if not tags[i].startswith("$")), None)
        enumerates = last is not None and tags[last] in ("NN", "NE") and tags[content[-1]] in ("NN", "NE")
        for ahead in following:
            if not ahead:
                continue
            if any(tags[i] in ("KOUS", "KOUI") or tags[i] in RELATIVE for i in ahead[:2]):
                continue
            zu = zu_infinitive(self.words, ahead)
            if zu is None:
                if any(tags[i] in VERBAL for i in ahead):
                    return False
                continue
            if any(tags[i] in FINITE for i in ahead):
                return False
            if ahead.index(zu) <= 1:
                return True
            listed = any(tags[i] == "KON" and words.lower[i] in ("und", "oder") for i in ahead[: ahead.index(zu)])
            return listed and not enumerates
        return False
