"""Who can be a side of agreements: states and bodies that conclude them, treaties open to all, courts of states."""

from __future__ import annotations

from depesche.german.lexicon import state_of_code

#: The organisation whose council numbers its resolutions.
COUNCIL_OF = "UNO"
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
_PRIVATE = (
    "agentur",
    "bank",
    "firma",
    "fluggesellschaft",
    "gewerkschaft",
    "hersteller",
    "klub",
    "konzern",
    "partei",
    "sender",
    "universität",
    "unternehmen",
    "verband",
    "verein",
    "verlag",
    "zeitung",
)


def is_open_to_all(word: str) -> bool:
    """Does the noun name an agreement that many or all states may join, so that no two are its sides?"""
    return word.lower().removesuffix("s").removesuffix("e").endswith(_OPEN_TO_ALL)


def is_court_of_states(lemma: str, name: str) -> bool:
    """Does a noun (base form), or the name that it is part of, tell a court before which states stand?"""
    return lemma.lower().endswith(_ARBITERS) or name in _COURTS_OF_STATES


def is_contracting(code: str) -> bool:
    """Is this the code of a state, or of a body that concludes treaties as a state does?"""
    return code in state_of_code() or code in _CONTRACTING_BODIES


def is_private(name: str) -> bool:
    """Does the body's name say that it acts for itself and for no state: a firm, a medium, an association?"""
    return name.lower().endswith(_PRIVATE)


def is_numbered_by_council(noun: str, number: str) -> bool:
    """Do noun and number tell a resolution as the Security Council numbers them ("Resolution 1701")?"""
    return noun.lower().endswith(("resolution", "resolutionen")) and number.isdigit() and len(number) in (3, 4)
