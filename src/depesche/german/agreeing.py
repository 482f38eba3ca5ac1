"""Words for what is done to agreements: verbs of coming to terms, keeping and refusing them, nouns of deeds."""

from __future__ import annotations

#: "Es handelt sich um …" says what the agreement told before is.
DEFINING_VERBS = frozenset({"handeln"})
#: Verbs of blaming others for a breach: their subject is mostly the other side.
REPROACHING_VERBS = frozenset({"anlasten", "vorhalten", "vorwerfen"})
#: Verbs of coming to an agreement that in the present still go on.
BARGAINING_VERBS = frozenset({"aushandeln", "heraushandeln"})
#: Verbs by which a body makes a declaration its own.
ADOPTING_VERBS = frozenset({"annehmen", "beschließen", "billigen", "verabschieden", "verlesen"})
#: Verbs by which several who do it together make one declaration.
DECLARING_VERBS = frozenset(
    {"abgeben", "herausgeben", "unterschreiben", "unterzeichnen", "verabschieden", "veröffentlichen"}
)
#: Verbs of bringing others together: their subject is no side of what they come to.
MEDIATING_VERBS = frozenset({"aushandeln", "einfädeln", "vermitteln"})
#: Verbs of laying a plan or draft before others: their subject proposes it, their dative is to be bound by it.
OFFERING_VERBS = frozenset(
    {"anbieten", "einbringen", "machen", "präsentieren", "übergeben", "übermitteln", "unterbreiten", "vorlegen",
     "vorschlagen", "vorstellen"}
)  # fmt: skip
_APPROVING = (
    "abgeordneter", "duma", "haus", "kabinett", "kammer", "knesset", "kongress", "parlament", "rat", "senat", "tag",
    "volk", "bevölkerung", "versammlung",
)  # fmt: skip
_LATER_LIFE = (
    "ablauf", "auslaufen", "aussetzung", "ausstieg", "austritt", "bruch", "ende", "erneuerung", "kündigung",
    "nachbesserung", "neuverhandlung", "scheitern", "verlängerung", "verletzung", "zusammenbruch", "änderung",
    "überarbeitung",
)  # fmt: skip
#: Nouns of intent that an infinitive fills out.
INTENT_NOUNS = frozenset({"Bereitschaft", "Entschlossenheit", "Wille", "Willen", "Ziel"})
_DEEDS = (
    "abschluss", "inkrafttreten", "paraphierung", "ratifikation", "ratifizierung", "unterzeichnung", "verabschiedung",
)  # fmt: skip
#: The modal verb of what may be done.
ABILITY = "können"
#: Verbs of there being something, of which a time "since" tells when it began.
BEING_VERBS = frozenset({"bestehen", "existieren"})
#: Verbs that tell of a deed named by a noun whether it is to come or came to nothing.
BEFORE_DEEDS = frozenset({"ankündigen", "anstehen", "bevorstehen", "planen", "platzen", "scheitern", "vorbereiten"})
#: Verbs of agreeing that nobody does by himself: "man kam überein".
AGREEING_ALONE = frozenset({"übereinkommen"})
#: Verbs of what two do with each other, whose plan tells already what is to be agreed on.
MUTUAL_VERBS = frozenset({"übereinkommen", "vereinbaren", "verabreden"})
#: Verbs whose object, told right before, is left out: "the parliament must still approve".
IMPLYING_VERBS = frozenset({"paraphieren", "ratifizieren", "unterschreiben", "unterzeichnen", "zustimmen"})
#: Verbs that tell how talks ended.
ENDING_VERBS = frozenset({"auseinandergehen", "beenden", "enden", "schließen", "trennen", "vertagen", "abschließen"})
#: Verbs of coming to terms, whose denial tells that talks failed.
SETTLING_VERBS = frozenset({"einigen", "verständigen"})
#: A word for those who voted: "gegen 59 Stimmen".
VOTES = "Stimme"
#: Verbs of failing: what they are said of was never reached unless the text tells that it was.
FAILING_VERBS = frozenset({"scheitern", "platzen"})
#: The verb of ceasefires that last, and words that tell for how short a time one did.
HOLDING_VERB = "halten"
HARDLY = frozenset({"gerade", "kaum", "kein", "keine", "keinen", "lediglich", "nicht", "nur"})
#: Verbs of a breach that they take for given: "must stop its breaches of the accord".
PRESUPPOSING_VERBS = frozenset(
    {"abstellen", "ahnden", "anprangern", "beenden", "beklagen", "dokumentieren", "einstellen", "rügen", "unterlassen",
     "untersuchen", "verurteilen"}
)  # fmt: skip
#: Verbs of refusing what their infinitive tells.
REFUSING_VERBS = frozenset({"ablehnen", "sperren", "sträuben", "verweigern", "weigern"})
#: The verb by whose negation an agreement is held possible.
EXCLUDING_VERB = "ausschließen"
#: A word by which what is denied may still come: "noch nicht".
STILL = "noch"
#: Verbs whose subject does what their object, a noun of a deed, tells: "decided on the withdrawal from the accord".
DECIDING_VERBS = frozenset(
    {"ankündigen", "aussprechen", "bekanntgeben", "beschließen", "besiegeln", "einigen", "einleiten", "erklären",
     "vereinbaren", "verkünden", "verständigen", "vollziehen", "zustimmen"}
)  # fmt: skip
#: Verbs of doing what an agreement asks.
KEEPING_VERBS = frozenset({"einhalten", "halten", "respektieren", "umsetzen", "wahren"})


#: The verb of those who bring two others to terms.
MEDIATING_VERB = "vermitteln"
#: Words that part what went before from what is told: "bereits im Mai".
EARLIER = frozenset({"bereits", "früher", "schon", "vorher", "zuvor"})
#: What agreements do over time, and who is bound by them does not.
RUNNING_VERBS = frozenset({"ablaufen", "auslaufen", "beginnen", "gelten", "inkrafttreten"})
_MEDIATION = ("schirmherrschaft", "vermittler", "vermittlerin", "vermittlung", "vermittlungsbemühung")
_KEEPING = (
    "anwendung", "auslegung", "durchsetzung", "einhaltung", "finanzierung", "umsetzung", "verwirklichung", "vollzug",
    "überwachung",
)  # fmt: skip


def is_mediation(lemma: str) -> bool:
    """Does the noun (base form) name the help of somebody by which two others come to terms?"""
    return lemma.lower().endswith(_MEDIATION)


def tells_keeping(lemma: str) -> bool:
    """Does the noun (base form) tell how an agreement that there is is kept: its enforcement, its application?"""
    return lemma.lower().endswith(_KEEPING)


def approves_at_home(lemma: str) -> bool:
    """Does the noun (base form) name a body that approves what its government agrees to: a parliament, a cabinet?"""
    return lemma.lower().endswith(_APPROVING)


def tells_later_life(lemma: str) -> bool:
    """Does the noun (base form) tell what becomes of an agreement: its end, extension, breach?"""
    return lemma.lower().endswith(_LATER_LIFE)


def tells_deed(lemma: str) -> bool:
    """Does the noun (base form) tell what is done to an agreement on its way?"""
    return lemma.lower().endswith(_DEEDS)
