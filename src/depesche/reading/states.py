"""Which state an article speaks of: whose a bare title or organ is ("Außenminister X", "die Regierung")."""

from __future__ import annotations

import bisect
from collections import Counter

from depesche.german import lexicon
from depesche.german.lexicon import GazetteerPlace, Organisation, Seat, State
from depesche.german.nameforms import known_head, known_leader
from depesche.german.nominals import Nominal
from depesche.german.organs import COUNCIL, HAS_COUNCIL
from depesche.reading.layers import Reading

_MEMORY = 400  # mentions back that are looked at, so that long documents cost no more a word than short ones
_OFTEN = 3  # mentions that can make a state the one the document is about
_UNKNOWN = "?"
_CONTEXT = 80  # tokens back in which a bare title ("Außenminister X") finds its state


def settle_homes(nominals: list[Nominal]) -> None:
    """Which state a "federal chancellor" belongs to: the one of those possible that the text speaks of most."""
    counts = Counter(code for n in nominals if not n.homes and not _is_shared(n) for code in n.codes)
    for nominal in nominals:
        if _is_shared(nominal) and counts[HAS_COUNCIL] > counts[nominal.codes[0] if nominal.codes else ""]:
            nominal.item, nominal.codes = lexicon.state_of_code()[HAS_COUNCIL], (HAS_COUNCIL,)
    for nominal in nominals:
        if not nominal.homes:
            continue
        best = max(nominal.homes, key=lambda code: (counts[code], -nominal.homes.index(code)))
        if nominal.person is not None:
            name = nominals[nominal.person].description
            known = known_leader(name) or known_head(name.split(" ")[-1])
            if known is not None and known.affiliation in nominal.homes:
                best = known.affiliation
        nominal.codes = (best,)


def _is_shared(nominal: Nominal) -> bool:
    """Is it the name of a chamber of parliament that in another state is the name of the government?"""
    return isinstance(nominal.item, Organisation) and nominal.item.body == COUNCIL


def _is_town(nominal: Nominal) -> bool:
    """Is the nominal a capital or another town told as a place ("in Prag")?"""
    return nominal.kind == "name" and nominal.place and isinstance(nominal.item, Seat | GazetteerPlace)


class States:
    """The states that a document names, by where it names them. `token` is a position in the document."""

    def __init__(self, reading: Reading, nominals: list[Nominal]) -> None:
        known = lexicon.state_of_code()
        self.reading = reading
        self.names_at = {n.head: n.codes for n in nominals if n.kind == "name"}
        self.timeline = [(n.head, code) for n in nominals for code in n.codes if code in known]
        self.named = [  # token and state of every name of one; whether as an actor
            (n.head, code, n.kind == "organ" or (not n.place and isinstance(n.item, State | Seat)))
            for n in nominals
            for code in n.codes
            if code in known and (n.kind == "name" or n.acts == "state")
        ]
        self.towns = [(n.head, code) for n in nominals if _is_town(n) for code in n.codes if code in known]
        self._foremost = _UNKNOWN

    def spoken_of(self, code: str) -> bool:
        """Whether the document names this state."""
        return any(known == code for _, known in self.timeline)

    def foremost(self) -> str | None:
        """The state that the document speaks of at least twice as often as of any other, or twice and of no other."""
        if self._foremost is _UNKNOWN:
            top = Counter(code for _, code in self.timeline).most_common(2)
            often = bool(top) and top[0][1] >= (_OFTEN if len(top) > 1 else 2)
            clear = often and all(2 * n <= top[0][1] for _, n in top[1:])
            self._foremost = top[0][0] if clear else ""
        return self._foremost or None

    def acting(self, token: int) -> str | None:
        """The state of a bare title: the only one named in its sentence and the one before, and named as an actor.

        Where the title is subject, a state in its clause is whom its holder deals with ("Minister X warf Y vor, …").
        """
        doc, sentences = self.reading.doc, self.reading.sentences
        number = bisect.bisect_right(sentences, (token, len(doc))) - 1
        start, end = sentences[max(0, number - 1)][0], sentences[max(0, number)][1]
        first = bisect.bisect_left(self.named, (start, "", False))
        near = [known for known in self.named[first:] if known[0] < end]
        acting = [at for at, _, acts in near if acts]
        if len({code for _, code, _ in near}) != 1 or not acting:
            return None
        clause_of = self.reading.clause_of_token
        clause = clause_of.get(token)
        subject = clause.subject if clause is not None else None
        is_subject = subject is not None and subject.start <= token < subject.end
        return None if is_subject and any(clause_of.get(at) is clause for at in acting) else near[0][1]

    def acts_beside(self, token: int) -> bool:
        """Whether the token's sentence names a state as an actor or by an adjective."""
        sentence = self.reading.doc[token].sent
        first = bisect.bisect_left(self.timeline, (sentence.start, ""))
        places = {at for at, _, acts in self.named if not acts}
        return any(at < sentence.end and at not in places for at, _ in self.timeline[first : first + _OFTEN])

    def visited(self, token: int, own: str) -> str | None:
        """The one state other than `own` in whose town the sentence or the one before plays."""
        return self._of_towns(token, 1, own)

    def capital(self, token: int) -> str | None:
        """The one state in whose capital or other town the sentence plays."""
        return self._of_towns(token, 0, "")

    def _of_towns(self, token: int, back: int, own: str) -> str | None:
        doc, sentences = self.reading.doc, self.reading.sentences
        number = bisect.bisect_right(sentences, (token, len(doc))) - 1
        start, end = sentences[max(0, number - back)][0], sentences[max(0, number)][1]
        first = bisect.bisect_left(self.towns, (start, ""))
        codes = {code for at, code in self.towns[first:] if at < end and code != own}
        return codes.pop() if len(codes) == 1 else None

    def other_side(self, token: int) -> str | None:
        """Of the two states that the document is about, the one that the token's sentence does not name: before whose
        ministry the other's ambassador is called."""
        counts = Counter(code for _, code in self.timeline).most_common(3)
        if len(counts) < 2 or (len(counts) > 2 and counts[2][1] >= counts[1][1]):
            return None
        sentence = self.reading.doc[token].sent
        here = {code for at, code in self.timeline if sentence.start <= at < sentence.end}
        two = {code for code, _ in counts[:2]}
        return (two - here).pop() if len(two & here) == 1 and len(here) == 1 else None

    def of_subject(self, token: int) -> str | None:
        """The state that is the subject of the token's clause ("Slowenien nominierte den Präsidenten X")."""
        clause = self.reading.clause_of_token.get(token)
        subject = clause.subject if clause is not None else None
        if subject is None or subject.conjuncts or subject.start <= token < subject.end:
            return None
        codes = self.names_at.get(subject.head, ())
        return codes[0] if codes and codes[0] in lexicon.state_of_code() else None

    def in_question(self, token: int, clear: bool = False) -> str | None:
        """The state that a bare title or organ belongs to: the last one named, where it is the one most spoken of.

        `clear`: no other state may be spoken of half as much.
        """
        end = bisect.bisect_left(self.timeline, (token, ""))
        spoken_of = self.timeline[max(0, end - _MEMORY) : end]
        if not spoken_of or token - spoken_of[-1][0] > _CONTEXT:
            return None
        last = spoken_of[-1][1]
        counts = Counter(code for _, code in spoken_of)
        others = max((n for code, n in counts.items() if code != last), default=0)
        return last if counts[last] >= (2 * others if clear else others) else None
