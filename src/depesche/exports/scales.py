"""PLOVER's quad codes and scores (manual of December 2023), and the CAMEO root codes that older scripts know."""

from __future__ import annotations

# Type → quad code (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict), score.
TYPES: dict[str, tuple[int, float]] = {
    "AGREE": (1, 2.5),
    "CONSULT": (1, 2.5),
    "SUPPORT": (1, 5),
    "CONCEDE": (1, 4.5),
    "COOPERATE": (2, 9.5),
    "AID": (2, 10),
    "RETREAT": (2, 6.5),
    "REQUEST": (3, 0),
    "ACCUSE": (3, -3),  # printed as 3, against the sign of all its modes
    "REJECT": (3, -2),
    "THREATEN": (3, -3.5),
    "PROTEST": (4, -5),
    "SANCTION": (4, -6),  # material by the section on the type, verbal by the summary table
    "MOBILIZE": (4, -5.5),
    "COERCE": (4, -7),
    "ASSAULT": (4, -9),
}
MODES: dict[str, dict[str, float]] = {
    "CONSULT": {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "RETREAT": {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    "REQUEST": {"assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "ACCUSE": {"disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "THREATEN": {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    "PROTEST": {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5},
    "SANCTION": {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {
        "seize": -7,
        "restrict": -7,
        "censor": -6.5,
        "curfew": -6.5,
        "martial-law": -7.5,
        "arrest": -7,
        "deport": -7,
        "withhold": -7,
        "misinformation": -6.5,
        "cyber": -7,
    },
    "ASSAULT": {
        "abduct": -8.5,
        "beat": -7.5,
        "torture": -8.5,
        "sexual": -8.5,
        "targeted": -9.5,
        "destroy": -8.5,
        "primitive": -8,
        "firearms": -9,
        "explosives": -9,
        "suicide-attack": -9.5,
        "aerial": -9.5,
        "drone": -9.5,
        "heavy-weapons": -9.5,
        "crowd-control": -7.5,
        "unconventional": -10,
    },
}
# PLOVER was made from CAMEO's twenty root codes; where it took two together, the mode or the act parts them again.
_CAMEO = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "CONCEDE": "08",
    "COOPERATE": "06",
    "AID": "07",
    "RETREAT": "08",
    "REQUEST": "02",
    "ACCUSE": "11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "SANCTION": "16",
    "MOBILIZE": "15",
    "COERCE": "17",
    "ASSAULT": "18",
}
_FIGHT = {"firearms", "aerial", "drone", "heavy-weapons"}


def quad(event: str) -> int:
    """The quad code of a type."""
    return TYPES[event][0]


def score(event: str, mode: str | None) -> float:
    """The score of a mode; of the type where the mode has none."""
    return MODES.get(event, {}).get(mode or "", TYPES[event][1])


def cameo(event: str, mode: str | None, act: str | None = None) -> str:
    """CAMEO's root code, two digits."""
    if event == "REQUEST" and act == "demand":
        return "10"
    if event == "ACCUSE" and mode == "investigate":
        return "09"
    if event == "ASSAULT" and mode in _FIGHT:
        return "19"
    if event == "ASSAULT" and mode == "unconventional":
        return "20"
    return _CAMEO[event]
