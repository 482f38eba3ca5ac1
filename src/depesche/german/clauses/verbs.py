"""The verbal complex of a clause: full verb, particle, voice, tense, mood, modal."""

from __future__ import annotations

from depesche.german.clauses.frames import FINITE, VERBAL
from depesche.german.clauses.lexica import sein_verbs
from depesche.german.clauses.model import Clause
from depesche.german.clauses.words import Words

_INFINITIVES = frozenset({"VVINF", "VAINF", "VMINF", "VVIZU"})
_PARTICIPLES = frozenset({"VVPP", "VAPP", "VMPP"})
_MODAL_LIKE = frozenset({"sein", "haben", "bleiben", "scheinen", "brauchen", "drohen", "pflegen", "vermögen"})  # + zu
_CAUSATIVE = frozenset({"lassen", "helfen", "lernen", "sehen", "hören", "gehen", "bleiben"})
# verbs written apart from their first part: "gefangen genommen", "kennen gelernt"
_FIRST_PARTS = {"nehmen": ("gefangen",), "halten": ("gefangen",), "lernen": ("kennen",), "gehen": ("verloren",)}
# forms that are a subjunctive whatever the tagger says (the first group beside any subject but "ich")
_SUB1 = frozenset({"habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "möge", "wisse", "gebe"})
_SEI = frozenset({"sei", "seist", "seiest", "seien", "seiet"})
_SUB2 = frozenset(
    {"wäre", "wären", "hätte", "hätten", "würde", "würden", "könnte", "könnten", "müsste", "müssten", "müßte"}
    | {"dürfte", "dürften", "möchte", "möchten", "käme", "kämen", "gäbe", "gäben", "ginge", "ließe", "bräuchte"}
)


def complete_verb(words: Words, clause: Clause, shared: list[int]) -> None:
    """Fills the verbal fields of a clause from its finite verb and the other verbs among its tokens.

    `shared` are auxiliaries and modals that stand in another conjunct and count for this one: "[werden sollen]".
    """
    tags, lemmas = words.tags, words.lemmas
    finite = clause.finite
    nonfinite = [i for i in clause.tokens if tags[i] in VERBAL and i != finite]
    particles = [i for i in clause.tokens if tags[i] == "PTKVZ"]
    particle = next((i for i in particles if finite is not None and i > finite), particles[-1] if particles else None)
    head = _full_verb(words, finite, nonfinite)
    if head is None:
        return
    clause.head = head
    nonfinite = sorted({*nonfinite, *shared})
    clause.verbs = sorted({i for i in (finite, particle, *nonfinite) if i is not None})
    lemma = lemmas[head]
    if particle is not None and (head == finite or particle == head - 1):
        prefix = words.lower[particle]
        clause.particle = particle
        lemma = lemma if lemma.startswith(prefix) and len(lemma) > len(prefix) + 3 else prefix + lemma
    if head != finite and head - 1 in clause.tokens and words.lower[head - 1] in _FIRST_PARTS.get(lemma, ()):
        lemma = words.lower[head - 1] + lemma
    clause.predicate = lemma
    chain = [i for i in nonfinite if i not in (head, finite)]
    auxiliaries = [lemmas[i] for i in ([finite] if finite is not None and finite != head else [])]
    rest = [words.lower[i] for i in chain]
    participle = tags[head] in _PARTICIPLES
    first = auxiliaries[0] if auxiliaries else None
    with_zu = tags[head] == "VVIZU" or (head > 0 and tags[head - 1] == "PTKZU")
    if finite is not None:
        _tense_and_mood(words, clause, finite)
        if head == finite:
            return
    if first is not None and finite is not None and (tags[finite] == "VMFIN" or (with_zu and first in _MODAL_LIKE)):
        clause.modal = first
    else:
        clause.modal = next((lemmas[i] for i in chain if tags[i] in ("VMINF", "VMPP")), None)
    past = clause.tense == "past"
    werden = first == "werden" or any(lemmas[i] == "werden" for i in chain)
    if participle:
        worden = "worden" in rest
        if worden or (werden and not _future_perfect(words, finite, chain)):
            clause.voice = "passive"
            if worden:
                clause.tense = "pluperfect" if past else "perfect"
            elif first == "werden" and "werden" in rest:
                clause.tense = "future"
            return
        sein = first == "sein" or any(lemmas[i] == "sein" for i in chain if tags[i] == "VAINF")
        if first not in ("haben", "sein") and not any(tags[i] in ("VAINF", "VAPP") for i in chain):
            return
        if sein and clause.predicate not in sein_verbs() and lemmas[head] not in sein_verbs():
            clause.voice = "statal"
            return
        if clause.modal is None or first in ("haben", "sein"):
            clause.tense = "pluperfect" if past else "perfect"
    elif tags[head] in _INFINITIVES and first == "werden" and finite is not None:
        if clause.mood != "sub2":
            clause.tense = "future"
    elif (
        tags[head] in _INFINITIVES
        and first == "haben"
        and clause.modal
        and tags[finite or 0] != "VMFIN"
        and not with_zu
    ):
        clause.tense = "pluperfect" if past else "perfect"  # Ersatzinfinitiv: "hat kommen wollen"


def _future_perfect(words: Words, finite: int | None, chain: list[int]) -> bool:
    """ "wird unterzeichnet haben": werden, participle and haben or sein."""
    if finite is None or words.lemmas[finite] != "werden":
        return False
    return any(words.tags[i] == "VAINF" and words.lemmas[i] in ("haben", "sein") for i in chain)


def _full_verb(words: Words, finite: int | None, nonfinite: list[int]) -> int | None:
    """The verb that carries the meaning: the innermost of the right bracket, else the finite verb itself."""
    tags, lemmas = words.tags, words.lemmas
    full = [i for i in nonfinite if tags[i].startswith("VV") and tags[i] not in FINITE]
    if finite is not None and tags[finite] in ("VVFIN", "VVIMP"):
        with_zu = [i for i in full if tags[i] == "VVIZU" or tags[i - 1] == "PTKZU"]
        if lemmas[finite] in ("scheinen", "brauchen", "pflegen", "vermögen") and with_zu:
            return with_zu[-1]
        return finite
    if full:
        cluster = [full[-1]]
        for i in reversed(full[:-1]):
            if cluster[0] - i <= 1:
                cluster.insert(0, i)
            else:
                break
        if len(cluster) == 2 and tags[cluster[0] - 1] == "PTKZU":
            return cluster[-1]  # "zu hören bekommen", "zu denken geben"
        if len(cluster) > 1 and lemmas[cluster[-1]] in _CAUSATIVE and tags[cluster[-1]] == "VVINF":
            return cluster[-1]
        if len(cluster) > 1 and tags[cluster[-1]] == "VVPP" and tags[cluster[-2]] in ("VVINF", "VVPP"):
            return cluster[-1]  # "stecken geblieben", "kennen gelernt", "verloren gegangen"
        return cluster[0]
    others = [i for i in nonfinite if tags[i] not in FINITE]
    if others:
        infinitives = [i for i in others if tags[i] in ("VAINF", "VAPP")]
        if infinitives and finite is not None and tags[finite] in ("VMFIN", "VAFIN"):
            return infinitives[0]
        return others[0] if finite is None else finite
    return finite


def _tense_and_mood(words: Words, clause: Clause, finite: int) -> None:
    feature = words.features[finite]
    past = feature.tense == "Past"
    form = words.lower[finite]
    if form in _SEI:
        clause.mood = "sub1"
    elif form in _SUB2:
        clause.mood = "sub2"
    elif form in _SUB1 and not any(words.lower[i] == "ich" for i in clause.tokens):
        clause.mood = "sub1"
    elif feature.mood == "Sub":
        clause.mood = "sub2" if past else "sub1"
    elif words.tags[finite] in ("VVIMP", "VAIMP"):
        clause.mood = "imp"
    else:
        clause.mood = "ind"
    clause.tense = "past" if past and clause.mood == "ind" else "present"
