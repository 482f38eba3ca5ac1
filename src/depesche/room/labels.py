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
MEETINGS = {
    "meeting": _("meeting"),
    "visit": _("visit"),
    "call": _("call"),
    "negotiation": _("negotiation"),
    "summit": _("summit"),
    "session": _("session"),
    "ceremony": _("ceremony"),
}
PACTS = {
    "treaty": _("treaty"),
    "ceasefire": _("ceasefire"),
    "memorandum": _("memorandum"),
    "declaration": _("declaration"),
    "protocol": _("protocol"),
    "resolution": _("resolution"),
    "contract": _("contract"),
    "other": _("other"),
}
KINDS = {**MEETINGS, **PACTS}
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
REJECTIONS = {  # why a document was not taken in
    "address": _("The address can't be used."),
    "binary": _("It is not text."),
    "damaged": _("The file is damaged."),
    "empty": _("There is no text in it."),
    "encoding": _("It is in no encoding that we know."),
    "encrypted": _("It is encrypted."),
    "invalid-date": _("The date is none."),
    "invalid-field": _("A field holds what it can't."),
    "invalid-json": _("It is not the JSON of a document."),
    "missing-column": _("No column is known to hold the text."),
    "markup": _("It is a web page, not its text."),
    "missing-extra": _("What reads this form is not installed."),
    "missing-field": _("It lacks an id or a text."),
    "no-text-layer": _("It is a picture of a text."),
    "not-fetched": _("It could not be fetched."),
    "not-found": _("There is no such file."),
    "not-german": _("It does not look like German."),
    "over-limit": _("It holds more than may be unpacked."),
    "reading-failed": _("Reading it failed."),
    "robots": _("The site wants no visits by programs."),
    "too-long": _("It is too long."),
    "unreadable": _("It can't be read."),
    "unsafe-name": _("Its name leads out of the archive."),
}
# What others of the house say to those who judge and search; whoever says it says it in these words.
TOLD = (
    _("a rejection needs a reason"),
    _("Say what is wrong with the record."),
    _("Reject the record instead, with a reason."),
    _("a dossier can't be merged with itself"),
    _("only dossiers of one type can be merged"),
    _("only records of the dossier can be split from it"),
    _("a split leaves at least one record on either side"),
    _("a dossier can't be kept apart from itself"),
    _("Split records from it."),
    _("There is no text."),
    _("Paste an article."),
    _("There is no file."),
    _("Choose one or several."),
    _("Put them into a ZIP."),
    _("Write it as YYYY-MM-DD, YYYY-MM or YYYY."),
    _("This form is too old, or not one of ours."),
    _("Load the page again."),
    _("That is more than this room takes at once."),
)
# Why a telling belongs to a dossier; a step of an agreement's life is a reason of its own.
REASONS = {
    **STATUSES,
    "participants": _("participants"),
    "parties": _("parties"),
    "actors": _("who acts"),
    "recipients": _("towards whom"),
    "other parties": _("other parties"),
    "other actors": _("others who act"),
    "other recipients": _("others towards whom"),
    "others of the same side": _("others of the same side"),
    "states": _("states"),
    "other states": _("other states"),
    "more states": _("more states"),
    "time": _("time"),
    "place": _("place"),
    "kind": _("kind"),
    "plover": _("kind of action"),
    "type": _("type"),
    "number": _("number"),
    "articles": _("articles"),
    "topics": _("topics"),
    "name": _("name"),
    "wording": _("wording"),
    "figures": _("figures"),
    "factuality": _("factuality"),
    "life": _("order of the steps"),
}
# Words in what was seen of a reason.
SEEN = (
    _("none in common"),
    _("no word in common"),
    _("(one supposed from the publication)"),
    _("(both supposed from the publication)"),
    _("of the words"),
)
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
    "affiliation": _("Belongs to"),
    "role": _("Role"),
    "id": _("Identifier"),
    "by": _("By"),
    "value": _("Value"),
}
TABLES = {
    "question": QUESTIONS,
    "type": TYPES,
    "types": PLURALS,
    "factuality": FACTUALITY,
    "kind": {**ACTS, **KINDS},
    "encounter": MEETINGS,
    "agreement": PACTS,
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
    "rejection": REJECTIONS,
    "reason": REASONS,
}


def message(value: str | None, table: str) -> str:
    """The English words for a value, ready to be translated."""
    if value is None:
        return ""
    return TABLES[table].get(value, value.replace("_", " "))
