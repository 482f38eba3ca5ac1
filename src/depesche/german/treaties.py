"""German words for agreements: which nouns name one, which stand for one told before, what its clauses bind to.

Nouns are looked up by their written form: compounds ("Rohstoffabkommen", "UN-Sicherheitsratsresolution") are made
freely, and the longest entry that a form ends in decides what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from depesche.german.lexicon import places, rows, seats, state_adjectives, states
from depesche.german.wordforms import wordforms
from depesche.records.record import ObligationKind

Kind = Literal["treaty", "ceasefire", "memorandum", "declaration", "protocol", "resolution", "contract", "other"]
#: Who must stand beside the noun: nobody (`own`), one public side (`side`), two sides or a body (`sides`), "gemeinsam"
#: (`joint`), a rule that fires on it (`status`); `never` are agreements of firms, coalitions, employers, clubs.
Scope = Literal["own", "side", "sides", "joint", "status", "never"]

_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern", "ses", "sse", "ssen")
_SHORTEST = 4  # letters of an entry that may end a longer word
#: The noun whose compounds ("Gastarbeiterabkommen") name what states make, unless the table says that they do not.
_BETWEEN_STATES = "Abkommen"

#: How participles of borrowed verbs end, of which the table of forms lacks many: "paraphiert".
_BORROWED = "iert"
_SAME_IN_PLURAL = ("kommen",)
_DETERMINERS = frozenset({"ART", "PDAT", "PIAT", "PPOSAT"})
_PLURAL_DETERMINERS = frozenset({"die", "diese", "ihre", "seine", "unsere", "mehrere", "alle", "einige", "viele"})
#: Determiners that take an agreement back: nothing is told of one.
NEGATIVE_DETERMINERS = frozenset({"kein", "keine", "keinen", "keinem", "keiner", "keines", "keinerlei"})
#: Determiners and adjectives that mark the agreement as one told before, or as another one.
DEMONSTRATIVES = frozenset({"dieser", "diese", "dieses", "diesem", "diesen", "jener", "jenes", "jenem", "jenen"})
OTHER = frozenset({"ander", "anderer", "anderes", "anderen", "anderem", "andere", "weiterer", "weiteres", "weiteren",
                   "weiterem", "weitere", "früher", "früheres", "früherer", "früheren", "alten", "alte", "altes",
                   "erste", "ersten", "erstes", "zweite", "zweiten", "zweites", "ähnliches", "ähnlichen",
                   "vorherige", "vorherigen", "vergleichbares", "eigenes"})  # fmt: skip
_JOINT = ("gemeinsam",)
#: Nouns that, with the definite article, stand for the agreement told last.
REFERRING = frozenset(
    {
        "Dokument",
        "Papier",
        "Vertragstext",
        "Text",
        "Beschluss",
        "Entscheidung",
        "Regelung",
        "Plan",
        "Entwurf",
        "Sanktion",
        "Spruch",
        "Urteil",
    }
)
_DOCUMENTS = ("dokument", "papier", "schriftstück")
#: Of these, those that stand for agreements of some families only.
REFERRING_BY_FAMILY = {
    "Beschluss": frozenset({"deal", "plan", "resolution"}),
    "Entscheidung": frozenset({"deal", "plan", "resolution"}),
    "Sanktion": frozenset({"resolution"}),
    "Spruch": frozenset({"ruling"}),
    "Urteil": frozenset({"ruling"}),
}
#: Prepositions whose phrase, right after the noun, names the sides.
SIDES_PREPOSITIONS = ("zwischen", "mit")
#: Prepositions whose phrase, right after the noun, tells what it is about.
SUBJECT_PREPOSITIONS = ("über", "zu", "für", "gegen", "in", "von", "auf", "um")
#: Prepositions whose phrase right after the noun is part of its name.
NAME_PREPOSITIONS = frozenset({*SUBJECT_PREPOSITIONS, *SIDES_PREPOSITIONS}) - {"um", "auf"}
#: Prepositions whose phrase tells what the agreement is about.
ABOUT_PREPOSITIONS = ("über", "zu", "für", "gegen")
#: Prepositions whose phrase is part of a name only where it tells a place.
PLACE_PREPOSITIONS = frozenset({"in"})
#: The preposition of place with its article.
IN_THE = "im"
#: Prepositions whose phrase tells for how long something is done to it, where it names a time.
DURATION_PREPOSITIONS = frozenset({"für", "in", "um", "über"})
#: Prepositions that tell an agreement's own year: "der Vertrag von 1990".
YEAR_PREPOSITIONS = frozenset({"aus", "von", "vom"})
_UNITS_OF_TIME = frozenset({"Jahr", "Jahrzehnt", "Monat", "Nacht", "Stunde", "Tag", "Woche", "Zeit"})
#: Prepositions whose phrase names at whom a resolution is directed.
TARGET_PREPOSITIONS = ("gegen", "über")
#: Prepositions whose phrase, with a resolution or a mandate, names the state that it is about.
CONCERNED_PREPOSITIONS = ("gegen", "zu", "über", "in", "für", "nach")
#: The preposition whose phrase after the noun is a genitive, or the town where it was made.
OF_PREPOSITION = "von"
#: Prepositions before an agreement that show it to be in force: "trotz der Waffenruhe".
STANDING_PREPOSITIONS = frozenset({"trotz", "während", "dank", "ungeachtet", "inmitten"})
#: Prepositions before an agreement whose clause tells what it binds to: "laut Abkommen".
BINDING_PREPOSITIONS = frozenset({"laut", "gemäß", "entsprechend"})
#: Nouns counted to tell an agreement's length.
ARTICLE_NOUNS = frozenset({"Artikel", "Artikeln", "Artikels", "Paragraf", "Paragrafen", "Punkte", "Punkten"})
#: Armed movements that can be a party though they act for no state.
ARMED_MOVEMENTS = frozenset(
    {"Al-Kaida", "Al-Schabaab", "Boko Haram", "ELN", "ETA", "FARC", "Farc", "Fatah", "Frelimo", "Hamas", "Hisbollah",
     "Houthi", "Huthi", "IRA", "IS", "Islamischer Staat", "M23", "PKK", "PLO", "Polisario", "RSF", "Renamo", "SDF",
     "SPLM", "TPLF", "Taliban", "UNITA", "YPG"}
)  # fmt: skip
_FIGHTING = ("aufständisch", "befreiung", "extremist", "guerilla", "islamist", "junta", "kämpfer", "kommunist",
             "militär", "miliz", "rebell", "regime", "separatist", "söldner", "terror", "truppen", "warlord",
             "übergangsregierung")  # fmt: skip
_GENERIC_PARTIES = frozenset(
    {"Konfliktparteien", "Länder", "Menschen", "Mitgliedsstaaten", "Mitgliedstaaten", "Nationen", "Organisationen",
     "Parteien", "Politiker", "Regierungen", "Seiten", "Staaten", "Teilnehmer", "Unterhändler", "Vertragsparteien",
     "Vertragsstaaten", "Vertreter"}
)  # fmt: skip
_OPPONENTS = ("nachbar", "nachbarlände", "nachbarstaate", "kontrahente", "rivale", "gegner", "erzfeinde",
              "streitparteie", "verhandlungspartner", "vertragspartner", "nachbarländer", "kriegsparteie")  # fmt: skip
_MEMBERS = ("verbündete", "bündnispartner", "mitgliedstaate", "mitgliedsstaate", "mitgliedslände", "unionsstaate",
            "bündnisstaate", "mitgliedsländer")  # fmt: skip
#: Nouns for coming to terms: where talks were told before, they speak of what the talks are about.
COMING_TO_TERMS = frozenset({"Einigung", "Kompromiss"})
#: Nouns for agreements that firms, clubs and parties make more often than states.
ALSO_PRIVATE = frozenset({"Deal", "Einigung", "Kompromiss", "Rahmenvertrag", "Vertrag", "Vertragspaket", "Vorvertrag"})
#: Conjunctions that are no part of what they join to what comes before.
COORDINATORS = frozenset({"und", "sowie", "oder"})
_GENERIC_ADJECTIVES = (
    "entsprechend",
    "sogenannt",
    "derartig",
    "solch",
    "weiter",
    "neu",
    "geplant",
    "besagt",
    "genannt",
    "jüngst",
    "erst",
    "beid",
    "möglich",
    "eventuell",
    "bestehend",
)

_PLAIN_ENDINGS = (
    "vertrag",
    "verträg",
    "abkommen",
    "pakt",
    "übereinkommen",
    "konvention",
    "protokoll",
    "resolution",
    "deal",
)
#: First parts of compounds that say whose an agreement is, not which.
_WHOSE = frozenset(
    {"un", "uno", "eu", "sicherheitsrat", "un-sicherheitsrat", "uno-sicherheitsrat", "weltsicherheitsrat"}
)
#: Words at the head of a clause that point at what was told right before.
POINTING = frozenset({"darauf", "hierauf", "darüber", "hierüber", "dies", "das", "so"})
_DOMESTIC_SIDES = (
    "arbeitgeber", "bund", "bundesland", "bundestagsfraktion", "fraktion", "gewerkschaft", "koalition",
    "koalitionspartei", "koalitionspartner", "kommune", "land", "opposition", "partei", "regierungspartei",
    "sozialpartner", "tarifpartei", "tarifpartner", "union",
)  # fmt: skip
#: Pronouns for nobody told: "man".
NOBODY = frozenset({"PIS"})
#: Conjunctions of what is only imagined.
CONDITIONAL = frozenset({"falls", "sofern", "wenn"})
#: Adjectives that make an agreement one at home.
DOMESTIC_ADJECTIVES = (
    "parteiübergreifend",
    "überparteilich",
    "fraktionsübergreifend",
    "parteiintern",
    "innerparteilich",
)
#: The words that open an exception: "es sei denn, …".
UNLESS = ("sei", "denn")
#: Words in a clause of agreeing that announce what is agreed on.
ANNOUNCING = frozenset({"darauf", "darüber"})
_DRAFTS = ("entwurf", "vorlage", "vorschlag")
#: Words for the two sides told before.
BOTH = frozenset({"beide", "beiden", "beider"})
#: Words that count without a number: "mehr als hundert", "dutzende".
COUNTING = frozenset({"dutzend", "dutzende", "hunderte", "mehr", "mehrere", "viele", "zahlreiche"})
#: Relative pronouns that are articles too.
ARTICLES_OF_RELATIVES = frozenset({"das", "den", "die"})
#: Determiners that only nouns in the singular have: "das [von beiden geschlossene] Abkommen".
SINGULAR_DETERMINERS = frozenset({"das", "dem", "des", "diesem", "dieses"})
#: What one side does alone.
ONE_SIDED = ("einseitig", "unilateral")
#: The pronoun that opens a sentence as "she" does, and as one does that addresses others.
SHE = "sie"
#: Who commands soldiers, and acts for their side: "die Kommandeure".
_COMMANDERS = ("befehlshaber", "general", "generäle", "kommandant", "kommandeur", "militär", "offizier")
#: The preposition before what did not come about: "ohne Einigung".
WITHOUT = "ohne"
#: Prepositions that tell what came after an agreement: "nach der Einigung".
AFTER_PREPOSITIONS = frozenset({"nach", "seit"})


_OBLIGATION_ORDER: tuple[ObligationKind, ...] = (
    "nonaggression",
    "neutrality",
    "offense",
    "ceasefire",
    "arms_control",
    "defense",
    "migration",
    "border",
    "legal",
    "environment",
    "trade",
    "cooperation",
    "aid",
    "consultation",
)


@dataclass(frozen=True, slots=True)
class AgreementNoun:
    """A noun that names an agreement: its `kind`, and the `family` within which nouns can stand for one another."""

    noun: str
    kind: Kind
    family: str
    scope: Scope


#: Agreements without a name of their own: told by verbs of agreeing, and by what international bodies decide.
UNNAMED = AgreementNoun("", "other", "deal", "own")
UNNAMED_RULING = AgreementNoun("", "resolution", "ruling", "own")
UNNAMED_BY_BODY = AgreementNoun("", "resolution", "resolution", "own")
#: Auxiliaries of the perfect.
PERFECT_AUXILIARIES = frozenset({"haben", "sein"})
#: Conjunctions that open what is agreed.
CONTENT_COMPLEMENTIZERS = frozenset({"dass", "daß"})


@cache
def _nouns() -> dict[str, AgreementNoun]:
    return {
        row["noun"].lower(): AgreementNoun(
            row["noun"], cast(Kind, row["kind"]), row["family"], cast(Scope, row["scope"])
        )
        for row in rows("agreement_nouns")
    }


@cache
def _forms() -> dict[str, AgreementNoun]:
    out: dict[str, AgreementNoun] = {}
    for noun, entry in _nouns().items():
        stems = {noun}
        if noun.endswith("vertrag"):
            stems.add(noun.removesuffix("vertrag") + "verträg")
        if noun.endswith("plan"):
            stems.add(noun.removesuffix("plan") + "plän")
        if noun.endswith("schluss"):
            stems.add(noun.removesuffix("schluss") + "schlüss")
        if noun.endswith("stand"):
            stems.add(noun.removesuffix("stand") + "ständ")
        for stem in stems:
            for ending in _ENDINGS:
                out.setdefault(stem + ending, entry)
    return out | _nouns()


@cache
def agreement_noun(word: str) -> AgreementNoun | None:
    """The agreement that a written noun names, by itself or as a compound's last part; None where it names none."""
    if not word[:1].isupper():
        return None
    forms, folded = _forms(), word.lower()
    if (whole := forms.get(folded.replace("-", ""))) is not None:
        return None if whole.scope == "never" else whole  # "Waffenruhe-Abkommen" as "Waffenruheabkommen"
    for cut in range(len(folded)):
        if cut and (len(folded) - cut < _SHORTEST or (cut < 2 and folded[cut - 1] != "-")):
            continue
        entry = forms.get(folded[cut:])
        if entry is None or (cut and entry.scope == "joint"):
            continue
        if cut and entry.noun == _BETWEEN_STATES:
            return replace(entry, scope="own")
        return None if entry.scope == "never" else entry
    return None


@cache
def agreement_in_compound(word: str) -> AgreementNoun | None:
    """The agreement that a compound's first part names ("Waffenstillstandsverletzung"); None where there is none."""
    folded, nouns = word.lower(), _nouns()
    for end in range(len(folded) - 3, 3, -1):
        for joint in ("", "s", "es", "-"):
            if folded[:end].endswith(joint):
                entry = nouns.get(folded[: end - len(joint)])
                if entry is not None and entry.scope not in ("never", "joint"):
                    return entry
    return None


def is_definite(tag: str, word: str) -> bool:
    """Does a determiner (STTS tag, folded form) make its noun definite: definite article, possessive?"""
    return tag in ("PPOSAT", "PRELAT") or (tag == "ART" and not word.startswith("ein"))


def is_plural(noun: str, tag: str, word: str) -> bool:
    """Does a determiner (STTS tag, folded form) show a noun like "Abkommen", the same in both numbers, to be plural?"""
    return noun.endswith(_SAME_IN_PLURAL) and tag in _DETERMINERS and word in _PLURAL_DETERMINERS


def is_singular(tag: str, word: str) -> bool:
    """Does a determiner (STTS tag, folded form) show its noun to be singular, as "ein" does?"""
    return tag == "ART" and word.startswith("ein")


@cache
def verb_of_participle(adjective: str) -> tuple[str, bool] | None:
    """The verb of a participle used as adjective (uninflected: "gebrochen"); whether it is the present participle."""
    for reading in wordforms().readings(adjective):
        if reading.pos == "VERB" and "VerbForm=Part" in reading.feats:
            return reading.lemma, "Tense=Pres" in reading.feats
    return (adjective[:-1] + "en", False) if adjective.endswith(_BORROWED) and adjective.islower() else None


def names_place(adjective: str) -> bool:
    """Is the adjective made from a town's name ("Genfer", "Minsker")?"""
    return adjective[:1].isupper() and adjective.endswith("er") and len(adjective) > 4


@cache
def names_town(adjective: str) -> bool:
    """Is the adjective made from a town's name ("Pariser"), not from a state's ("Schweizer") or a mere "Neuer"?"""
    if not names_place(adjective) or adjective in state_adjectives():
        return False
    stem = adjective.removesuffix("er")
    stems = (stem, stem + "en", stem + "e", stem[:-1], adjective)
    if any(s in states() for s in stems[:1]):
        return False
    return any(s in places() or s in seats() for s in stems) or not wordforms().readings(adjective.lower())


@cache
def is_proper_compound(word: str) -> bool:
    """Do towns name the agreement in its compound ("Dayton-Abkommen"), each part written with a capital?"""
    parts = word.split("-")[:-1]
    name = "-".join(parts), " ".join(parts)
    return (
        bool(parts)
        and all(p[:1].isupper() for p in parts)
        and (any(n in places() or n in seats() for n in (*name, parts[0])) and not any(n in states() for n in name))
    )


def is_proper_part(word: str) -> bool:
    """Is the compound's first part a name parted by a hyphen ("Ceta-Abkommen"), beside which other words may stand?"""
    return "-" in word and word[0].isupper()


@cache
def specific_part(word: str) -> str:
    """What a compound says of its agreement beyond the plain noun: "grenz" for "Grenzvertrag"; "" for a plain one."""
    folded = word.lower()
    cuts = [cut for plain in _PLAIN_ENDINGS if (cut := folded.rfind(plain)) > 0]
    found = folded[: min(cuts)].rstrip("-s") if cuts else ""
    return "" if found in _WHOSE else found


@cache
def first_part(word: str) -> str:
    """The compound's first part as written, without hyphen: "UN" for "UN-Resolution"; "" for a plain noun."""
    entry = agreement_noun(word)
    if entry is None:
        return ""
    if "-" in word:
        return word.split("-")[0]
    stem = entry.noun.lower()[:-2]
    return word[: word.lower().rfind(stem)] if word.lower().rfind(stem) > 2 else ""


@cache
def first_parts(word: str) -> list[str]:
    """All parts before a compound's last, as written: "EU", "Türkei" for "EU-Türkei-Abkommen"; [] for a plain noun."""
    first = first_part(word)
    return word.split("-")[:-1] if first and "-" in word else [first] if first else []


def is_joint(words: Iterable[str]) -> bool:
    """Do the adjectives before a declaration say that several sides make it?"""
    return any(w.lower().startswith(_JOINT) for w in words)


def is_armed_group(name: str) -> bool:
    """Does a group's name say that it fights or has broken away: "Houthi-Rebellen", "kurdische Milizen"?"""
    return any(word in name.lower() for word in _FIGHTING) and "friedens" not in name.lower()  # who keeps the peace


def commands(name: str) -> bool:
    """Does a description name those who command a side's soldiers?"""
    return any(word.startswith(_COMMANDERS) for word in name.lower().split())


def is_generic_party(name: str) -> bool:
    """Is the name just a word for parties ("Staaten", "beide Seiten"), which names none?"""
    return name.split(" ")[-1] in _GENERIC_PARTIES


def are_opponents(word: str) -> bool:
    """Does the noun (plural) name sides by what they are to each other: "die Nachbarn", "die Rivalen"?"""
    return word.lower().removesuffix("n").endswith(_OPPONENTS)


def are_members(word: str) -> bool:
    """Does the noun (plural) name the states of a body told before: "die Verbündeten", "die Mitgliedstaaten"?"""
    return word.lower().removesuffix("n").startswith(_MEMBERS)


def are_states(word: str) -> bool:
    """Does the noun name states, and no bodies: "die beiden Länder"?"""
    return word.lower().startswith(("länder", "staaten", "nachbar"))


def is_step(preposition: str) -> bool:
    """Does it make a deed a step on the clause's way ("nach der Ratifizierung", "mit der Unterzeichnung")?"""
    return preposition in ("nach", "vor", "mit", "bei", "seit", "bis")


def is_unit_of_time(lemma: str) -> bool:
    """Does the noun (base form) measure time?"""
    return lemma in _UNITS_OF_TIME


def is_warring_party(name: str) -> bool:
    """Is the name a word for all who fight each other ("die Konfliktparteien")?"""
    return name.split(" ")[-1].lower().endswith(("konfliktparteien", "kriegsparteien"))


def is_domestic_side(lemma: str) -> bool:
    """Does the noun (base form) name a side of domestic deals: a coalition, a federation and its states, employers?"""
    return lemma.lower() in _DOMESTIC_SIDES or lemma.lower().endswith(("fraktion", "gewerkschaft", "koalition"))


def is_document(lemma: str) -> bool:
    """Does the noun (base form) name a paper that two sides may sign: "Rahmenpapier"?"""
    return lemma.lower().endswith(_DOCUMENTS)


def is_draft(lemma: str) -> bool:
    """Does the noun (base form) name the text of an agreement that is yet to be made?"""
    return lemma.lower().endswith(_DRAFTS)


def is_generic(adjective: str) -> bool:
    """Is the adjective no part of an agreement's name ("neu", "geplant")?"""
    return adjective.lower().startswith(_GENERIC_ADJECTIVES)


@cache
def _obligation_words() -> dict[str, ObligationKind]:
    return {row["word"].lower(): cast(ObligationKind, row["kind"]) for row in rows("obligation_words")}


def obligation_kind(lemmas: Iterable[str]) -> ObligationKind:
    """The ATOP category that the words of a clause speak of; the most specific wins, "other" where none does."""
    words, found = _obligation_words(), set()
    for lemma in lemmas:
        folded = lemma.lower()
        for cut in range(max(1, len(folded) - 2)):
            if (kind := words.get(folded[cut:])) is not None and (cut == 0 or len(folded) - cut > 4):
                found.add(kind)
                break
    return next((kind for kind in _OBLIGATION_ORDER if kind in found), "other")


def document(lemma: str) -> AgreementNoun:
    """What two sides sign and the text calls by no other name than that of its paper."""
    return AgreementNoun(lemma, "other", "deal", "sides")


def base_noun(word: str, lemma: str) -> str:
    """A noun that names an agreement in the nominative singular, its compound's first part as written."""
    entry = agreement_noun(word)
    if entry is None:
        return lemma
    plain, folded = entry.noun.lower(), word.lower()
    for stem in (plain, plain[:-3]):
        cut = folded.rfind(stem)
        if cut >= 0:
            return word[:cut] + (entry.noun if word[cut].isupper() else plain)
    return lemma


_STRONG = {"Masc": "er", "Fem": "e", "Neut": "es"}


def base_adjective(word: str, gender: str | None) -> str:
    """An adjective's strong nominative singular for a noun of this gender; as written where the gender is unknown."""
    ending = _STRONG.get(gender or "")
    if ending is None or names_place(word):
        return word
    for written in ("en", "em", "er", "es", "e"):
        if word.endswith(written) and len(word) > len(written) + 2:
            return word.removesuffix(written) + ending
    return word
