"""Who can be a side of agreements: states and bodies that conclude them, treaties open to all, courts of states."""

from __future__ import annotations

from depesche.german.lexicon import state_of_code

#: Bodies that conclude treaties as one side, as a state does.
_CONTRACTING_BODIES = frozenset({"EU", "MERCOSUR", "EFTA"})
_ARBITERS = ("schiedsgericht", "schiedshof", "seegerichtshof", "weltgericht")
_COURTS_OF_STATES = frozenset({"Internationaler Gerichtshof", "Internationaler Seegerichtshof", "Ständiger Schiedshof"})
_OPEN_TO_ALL = (
    "atomabkommen", "charta", "chemiewaffenübereinkommen", "fiskalpakt", "hochseeschutzabkommen", "klimaabkommen",
    "klimapakt", "klimavertrag", "konvention", "kyoto-protokoll", "migrationspakt", "nato-vertrag", "pandemieabkommen",
    "pandemievertrag", "schengen-abkommen", "seerechtsübereinkommen", "sperrvertrag", "stabilitätspakt", "statut",
    "teststoppvertrag", "verbotsvertrag", "verbreitungsvertrag", "verfassung", "verfassungsvertrag", "weltraumvertrag",
    "welthandelsabkommen", "artenschutzabkommen", "biodiversitätsabkommen", "antarktisvertrag", "eu-vertrag",
    "energiechartavertrag", "übereinkommen",
)  # fmt: skip


def is_open_to_all(word: str) -> bool:
    """Does the noun name an agreement that many or all states may join, so that no two are its sides?"""
    return word.lower().removesuffix("s").removesuffix("e").endswith(_OPEN_TO_ALL)


def is_court_of_states(lemma: str, name: str) -> bool:
    """Does a noun (base form), or the name that it is part of, tell a court before which states stand?"""
    return lemma.lower().endswith(_ARBITERS) or name in _COURTS_OF_STATES


def is_contracting(code: str) -> bool:
    """Is this the code of a state, or of a body that concludes treaties as a state does?"""
    return code in state_of_code() or code in _CONTRACTING_BODIES
