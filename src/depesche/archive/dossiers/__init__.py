"""Dossiers: the records of one real-world thing, over all documents."""

from depesche.archive.dossiers.features import LIKELY, SURE, Feature, compare, weight
from depesche.archive.dossiers.profile import JOINED, Profile, joined, profile_of

__all__ = ["JOINED", "LIKELY", "SURE", "Feature", "Profile", "compare", "joined", "profile_of", "weight"]
