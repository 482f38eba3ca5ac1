"""What prepositions say of what happened: by what means, inside what, under what."""

from __future__ import annotations


def is_means(preposition: str) -> bool:
    """Does it tell by what something was done ("antwortete mit Luftangriffen")?"""
    return preposition == "mit"


def is_inside(preposition: str) -> bool:
    """Does it tell in which town or country ("in Minsk festgenommen")?"""
    return preposition in ("in", "auf")


def is_against(preposition: str) -> bool:
    """Does it tell what somebody opposes ("gegen die Stationierung")?"""
    return preposition == "gegen"


def is_below(preposition: str) -> bool:
    """Does it tell what befalls the subject ("steht unter Beschuss")?"""
    return preposition == "unter"


def parts_sides(preposition: str) -> bool:
    """Does it name both sides ("zwischen Chile und Peru")?"""
    return preposition == "zwischen"


def is_origin(preposition: str) -> bool:
    """Does it tell out of which town or country ("aus Polen ausgewiesen")?"""
    return preposition == "aus"


def names_side(preposition: str) -> bool:
    """Does it name one side, with another to follow ("von Chile mit Peru")?"""
    return preposition in ("von", "vom", "mit")


def belongs(preposition: str) -> bool:
    """Does it tell whose something is, as a genitive does ("die Reise von Meier")?"""
    return preposition == "von"


def follows_event(preposition: str) -> bool:
    """Does it tell before or after which other event something took place ("nach dem Besuch in Wien")?"""
    return preposition in ("nach", "vor", "seit")


def is_until_when(preposition: str) -> bool:
    """Does it tell to which day something is moved ("auf Montag verschoben")?"""
    return preposition == "auf"


def is_at_somebody(preposition: str) -> bool:
    """Does it tell with whom somebody called ("bei der Ministerin vorsprechen")?"""
    return preposition in ("bei", "beim")


def is_since(preposition: str) -> bool:
    """Does it tell from when on something has been going on ("seit Montag")?"""
    return preposition == "seit"


def follows_source(preposition: str | None) -> bool:
    """Does it tell from whom something is known ("nach Angaben von Meier", "laut Berichten von Meier")?"""
    return preposition in ("nach", "laut", "gemäß")


def is_matter(preposition: str) -> bool:
    """Does it tell what talks are about ("über", "um")?"""
    return preposition in ("über", "um", "für", "gegen")


def is_way(preposition: str) -> bool:
    """Does it tell to or from where something leads ("eine Bahn nach China")?"""
    return preposition in ("nach", "aus")


def is_company(preposition: str) -> bool:
    """Does it tell with whom ("Gespräche mit Chile")?"""
    return preposition == "mit"


def is_audience(preposition: str) -> bool:
    """Does it tell before whom somebody speaks ("sprach vor der Vollversammlung")?"""
    return preposition == "vor"


def names_role(preposition: str) -> bool:
    """Does it tell as what something is taken ("nannte den Abzug als Bedingung")?"""
    return preposition == "als"


def is_purpose(preposition: str) -> bool:
    """Does it tell what a plan is for ("Pläne zur Eroberung der Insel")?"""
    return preposition == "zu"


def joins_days(words: str) -> bool:
    """Do the words between two days make one stretch of them ("vom 3. bis zum 14. Mai", "am 3. und 4. Mai")?"""
    return words.casefold() in ("bis", "bis zum", "bis einschließlich", "und", "–", "-", "/")


def joins_next_days(words: str) -> bool:
    """Do they only where one day follows the other ("am Montag und Dienstag")?"""
    return words.casefold() in ("und", "/")


def is_agent(preposition: str) -> bool:
    """Does it tell by whom ("vom König empfangen")?"""
    return preposition in ("von", "vom", "durch")


def looks_back_or_at(preposition: str) -> bool:
    """Does it make an event what the clause only looks back or at, so that its own place and time are another's?

    "Nach dem Angriff auf Minsk gab es in Hamburg eine Mahnwache", "erinnerte am Montag in Köln an den Überfall".
    """
    return preposition in ("an", "angesichts", "auf", "gegen", "nach", "seit", "trotz", "um", "vor", "wegen", "über")


def points_at_event(adverb: str) -> bool:
    """Does it stand for what was told before as where something happened ("dabei kamen drei Menschen um")?"""
    return adverb in ("dabei", "hierbei")


def is_reason(preposition: str) -> bool:
    """Does it tell why something was done ("wegen Massakern hingerichtet")?"""
    return preposition == "wegen"


def is_occasion(preposition: str) -> bool:
    """Does it make talks the occasion of what the clause tells ("in dem Gespräch", "bei dem Treffen")?"""
    return preposition in ("in", "bei", "während")


def is_place(preposition: str) -> bool:
    """Does it tell where, with a town or its description ("in der lettischen Hauptstadt", "nahe der …")?"""
    return preposition in ("in", "aus", "bei", "nahe")


def is_direction(preposition: str) -> bool:
    """Does it tell to which town or country something goes ("trieb Tausende nach Ungarn")?"""
    return preposition == "nach"


def points_at_place(adverb: str) -> bool:
    """Does it stand for a place told before ("wo", "dort")?"""
    return adverb in ("dort", "wo", "ebenda")


def tells_of(preposition: str) -> bool:
    """Does it tell whose, for whom or with whom something is ("Gespräche für den Kosovo", "Treffen von Ministern")?"""
    return preposition in ("für", "mit", "von", "zwischen", "unter")


def is_unmarked_time(preposition: str) -> bool:
    """Does it make what stands behind it a time ("innert Jahresfrist"), though taggers hardly know it?"""
    return preposition in ("innert", "binnen")


def is_beside(preposition: str) -> bool:
    """Does it name somebody besides those told ("neben dem König nahm auch die Ministerin teil")?"""
    return preposition in ("neben", "nebst", "außer", "samt")
