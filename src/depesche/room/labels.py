"""The contract's values in words, to be translated. A value that is missing here is shown as it is."""

from __future__ import annotations


def _(message: str) -> str:
    """Marks a message for the catalogues."""
    return message


QUESTIONS = {
    "encounter": _("Who met whom"),
    "agreement": _("What was agreed"),
    "statement": _("Who said what"),
    "action": _("Who did what to whom"),
    "office": _("Who speaks for whom"),
}
TYPES = {
    "encounter": _("Encounter"),
    "agreement": _("Agreement"),
    "statement": _("Statement"),
    "action": _("Action"),
    "office": _("Office"),
}
PLURALS = {
    "encounter": _("Encounters"),
    "agreement": _("Agreements"),
    "statement": _("Statements"),
    "action": _("Actions"),
    "office": _("Offices"),
}
FACTUALITY = {
    "occurred": _("occurred"),
    "ongoing": _("ongoing"),
    "planned": _("planned"),
    "proposed": _("proposed"),
    "denied": _("denied"),
    "cancelled": _("cancelled"),
}
KINDS = {
    "meeting": _("meeting"),
    "visit": _("visit"),
    "call": _("call"),
    "negotiation": _("negotiation"),
    "summit": _("summit"),
    "session": _("session"),
    "ceremony": _("ceremony"),
    "treaty": _("treaty"),
    "ceasefire": _("ceasefire"),
    "memorandum": _("memorandum"),
    "declaration": _("declaration"),
    "protocol": _("protocol"),
    "resolution": _("resolution"),
    "contract": _("contract"),
    "other": _("other"),
}
ACTS = {
    "say": _("says"),
    "demand": _("demands"),
    "request": _("requests"),
    "promise": _("promises"),
    "offer": _("offers"),
    "praise": _("praises"),
    "thank": _("thanks"),
    "support": _("supports"),
    "criticise": _("criticises"),
    "accuse": _("accuses"),
    "warn": _("warns"),
    "threaten": _("threatens"),
    "deny": _("denies"),
    "reject": _("rejects"),
    "announce": _("announces"),
    "hope": _("hopes"),
    "congratulate": _("congratulates"),
    "condemn": _("condemns"),
    "confirm": _("confirms"),
}
MODES = {
    "direct": _("direct"),
    "indirect": _("indirect"),
    "indirect_free_indirect": _("indirect, carried on"),
    "free_indirect": _("free indirect"),
    "reported": _("reported"),
}
STATUSES = {
    "proposed": _("proposed"),
    "negotiating": _("negotiating"),
    "initialled": _("initialled"),
    "adopted": _("adopted"),
    "signed": _("signed"),
    "approved_domestically": _("approved at home"),
    "ratified": _("ratified"),
    "deposited": _("deposited"),
    "provisionally_applied": _("provisionally applied"),
    "in_force": _("in force"),
    "extended": _("extended"),
    "suspended": _("suspended"),
    "amended": _("amended"),
    "violated": _("violated"),
    "denounced": _("denounced"),
    "terminated": _("terminated"),
    "superseded": _("superseded"),
    "rejected": _("rejected"),
}
OBLIGATIONS = {
    "defense": _("defence"),
    "offense": _("offence"),
    "neutrality": _("neutrality"),
    "nonaggression": _("non-aggression"),
    "consultation": _("consultation"),
    "cooperation": _("cooperation"),
    "trade": _("trade"),
    "aid": _("aid"),
    "arms_control": _("arms control"),
    "ceasefire": _("ceasefire"),
    "border": _("border"),
    "environment": _("environment"),
    "legal": _("legal matters"),
    "migration": _("migration"),
    "other": _("other"),
}
PLOVER = {
    "AGREE": _("agree"),
    "CONSULT": _("consult"),
    "SUPPORT": _("support"),
    "CONCEDE": _("concede"),
    "COOPERATE": _("cooperate"),
    "AID": _("aid"),
    "RETREAT": _("retreat"),
    "REQUEST": _("request"),
    "ACCUSE": _("accuse"),
    "REJECT": _("reject"),
    "THREATEN": _("threaten"),
    "PROTEST": _("protest"),
    "SANCTION": _("sanction"),
    "MOBILIZE": _("mobilise"),
    "COERCE": _("coerce"),
    "ASSAULT": _("assault"),
}
ACTORS = {
    "person": _("person"),
    "state": _("state"),
    "igo": _("international organisation"),
    "organisation": _("organisation"),
    "group": _("group"),
}
HELD = {
    "current": _("current"),
    "former": _("former"),
    "designated": _("designated"),
    "acting": _("acting"),
}
ROLES = {
    "host": _("host"),
    "guest": _("guest"),
    "delegation_head": _("head of delegation"),
    "mediator": _("mediator"),
}
FORMATS = {"one_on_one": _("one on one"), "delegation": _("delegation")}
VERDICTS = {"accepted": _("accepted"), "rejected": _("rejected")}
VERBS = {  # of judgements
    "accept": _("right"),
    "reject": _("wrong"),
    "correct": _("corrected"),
    "merge": _("merged"),
    "split": _("split"),
    "undo": _("taken back"),
}
BATCHES = {
    "waiting": _("waiting"),
    "reading": _("being read"),
    "done": _("done"),
    "failed": _("failed"),
}
OUTCOMES = {
    "added": _("added"),
    "replaced": _("read again"),
    "appeared": _("known text"),
    "unchanged": _("known"),
    "kept": _("kept, not German"),
}
BECAUSE = {  # why a text is likely the first of its family
    "the only text": _("the only text"),
    "published first": _("published first"),
    "of the earliest day, and it bears the agency's mark": _("of the earliest day, and it bears the agency's mark"),
    "of the earliest day, and the fullest text": _("of the earliest day, and the fullest text"),
}
PROBLEMS = {
    "not-in-archive": _("The archive holds nothing of that name."),
    "not-found": _("There is no such page."),
    "invalid-parameter": _("The address asks for something that can't be."),
    "csrf": _("This form is too old, or not one of ours. Load the page again."),
    "too-large": _("That is more than this room takes at once."),
    "judgement": _("That can't be judged so."),
    "fault": _("Something went wrong in the room itself."),
}
SLOTS = {
    "participants": _("Participants"),
    "parties": _("Parties"),
    "speaker": _("Speaker"),
    "addressees": _("Addressed to"),
    "about": _("About"),
    "actors": _("Who acts"),
    "recipients": _("Towards whom"),
    "person": _("Person"),
    "of": _("For"),
    "title": _("Title"),
    "status": _("Status"),
    "name": _("Name"),
    "kind": _("Kind"),
    "act": _("Act"),
    "mode": _("Mode"),
    "plover": _("Deed"),
    "content": _("Said"),
    "cue": _("Cue"),
    "frame": _("Frame"),
    "when": _("When"),
    "where": _("Where"),
    "country": _("Country"),
    "duration": _("Duration"),
    "topics": _("Topics"),
    "number": _("Number"),
    "formats": _("Format"),
    "subject": _("Subject"),
    "articles": _("Articles"),
    "statuses": _("Steps"),
    "obligations": _("Obligations"),
    "factuality": _("Factuality"),
    "asserted_by": _("According to"),
    "evidence": _("Evidence"),
    "confidence": _("Confidence"),
    "rule": _("Rule"),
    "type": _("Type"),
    "year": _("Year"),
    "publisher": _("Publisher"),
    "source": _("Source"),
}
TABLES = {
    "question": QUESTIONS,
    "type": TYPES,
    "types": PLURALS,
    "factuality": FACTUALITY,
    "kind": {**ACTS, **KINDS},
    "act": ACTS,
    "mode": MODES,
    "step": STATUSES,
    "obligation": OBLIGATIONS,
    "plover": PLOVER,
    "actor": ACTORS,
    "held": HELD,
    "role": ROLES,
    "format": FORMATS,
    "slot": SLOTS,
    "verdict": VERDICTS,
    "verb": VERBS,
    "batch": BATCHES,
    "outcome": OUTCOMES,
    "because": BECAUSE,
    "problem": PROBLEMS,
}


def message(value: str | None, table: str) -> str:
    """The English words for a value, ready to be translated."""
    if value is None:
        return ""
    return TABLES[table].get(value, value.replace("_", " "))
