"""Which clauses with a verb of saying tell a speech act: one that took place, of somebody in the text.

The same verbs serve for questions that an author asks, for what he announces to the reader, and for what is expected
in general; none of these is a statement.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.german.conflict import means
from depesche.german.prepositions import is_means
from depesche.german.speech import SpeechVerb
from depesche.german.voices import is_silence, voice
from depesche.reading.conflict import tells_of_games
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.model import Frame
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_act, can_speak

_TOLD_BY_ANYONE = frozenset({"say", "demand", "request", "announce", "warn", "accuse", "threaten", "offer", "promise"})
_JUDGING = frozenset({"condemn", "confirm", "criticise", "deny", "reject"})
_PRONOMINAL = frozenset({"PAV", "PROAV"})
_QUESTION_WORDS = frozenset({"PWS", "PWAT", "PWAV"})


def unsaid(text: Text, clause: Clause, verb: SpeechVerb | None = None) -> bool:
    """Is the saying itself denied, only possible, asked after, or a condition?

    Of a verb that says something only with its negation ("wollte nicht ausschließen") neither tells so.
    """
    if verb is None or not any(text.words.is_a(word, "negation") for word in verb.fixed):
        if clause.negated and any(text.words.is_a(text.lower[i], "negation") for i in clause.tokens):
            return True
        if clause.negated and any(is_silence(text.lemmas[i]) and text.tags[i - 1] == "PIAT" for i in clause.tokens):
            return True
        if text.words.is_a(clause.modal or clause.predicate or "", "unsaid-modal") and not _claimed(text, clause):
            return True
    if clause.modal is not None and clause.mood == "sub2":
        return True  # "hätte sagen müssen", "sollte fordern"
    if clause.mood == "imp" or _to_be_done(text, clause) or _asked(text, clause) or _is_condition(text, clause):
        return True
    opener = clause.complementizer
    return opener is not None and text.words.is_a(text.lower[opener], "condition")


def _claimed(text: Text, clause: Clause) -> bool:
    """ "will aus Kreisen erfahren haben": under "wollen" a perfect tells what somebody says of himself."""
    perfect = bool(clause.verbs) and text.tags[clause.verbs[-1]] == "VAINF"
    return perfect and text.words.is_a(clause.modal or "", "claim-modal") and clause.tense != "past"


def _to_be_done(text: Text, clause: Clause) -> bool:
    """ "ist zu bemerken": nobody has said it."""
    if clause.kind == "infinitive" or clause.head is None:
        return False
    tag = text.tags[clause.head]
    return tag == "VVIZU" or (tag == "VVINF" and clause.head > 0 and text.tags[clause.head - 1] == "PTKZU")


def _is_condition(text: Text, clause: Clause) -> bool:
    """ "Bestätigt der Rat den Plan, müsste …": the verb opens its clause, that of the next the comma."""
    own = text.own(clause)
    opens = bool(own) and own[0] == clause.finite == text.sentences[clause.sentence][0]
    return opens and clause.kind == "subordinate" and clause.order == "V1"


def _asked(text: Text, clause: Clause) -> bool:
    """ "Hofft er darauf, dass …?", "Was sagt die Polizei?": a question after a saying tells none."""
    if clause.kind != "main" or clause.finite is None or clause.parent is not None:
        return False
    own = text.own(clause)
    first = own[0] if own else clause.start
    asks = (first == clause.finite and clause.vorfeld is None) or text.tags[first] in _QUESTION_WORDS
    if not asks:
        return False
    end = text.sentences[clause.sentence][1]
    mark = next((i for i in range(first, end) if text.forms[i] in {"?", "."}), None)
    return mark is not None and text.forms[mark] == "?" and text.quote_around(mark) is None


def is_act(text: Text, frame: Frame) -> bool:
    """Does the text tell of somebody's act: not the author's own, not one towards the reader, not everybody's view?"""
    clause, verb = frame.clause, frame.verb
    if clause.voice != "active" and frame.speaker is None:
        stated = clause.voice == "statal" and clause.kind != "infinitive"  # "ist gewarnt": a state
        if stated or (verb is not None and "personal" in verb.frames):
            return False
    if verb is not None and verb.register == "cognitive" and clause.tense == "pluperfect" and not frame.addressees:
        return False  # "hatten erwartet, dass …": what was felt before
    if _on_the_field(text, frame) or _only_thought(text, frame):
        return False
    if (
        verb is not None
        and verb.fixed
        and any(text.tags[i] in _PRONOMINAL and text.tags[i - 1] == "ADJD" for i in frame.cue)
    ):
        return False  # "ist bekannt dafür, … zu sein"
    subject = clause.subject
    generic = subject is not None and text.words.is_a(text.lower[subject.head], "generic")
    seated = frame.speaker is not None and subject is not None and frame.speaker.head != subject.head
    if generic and not seated and not _judges(text, frame):
        return False  # "man sagt"; but "in Oslo sagt man"
    return not _of_the_author(text, clause) and not any(_of_the_reader(text, p.head) for p in clause.objects)


def _only_thought(text: Text, frame: Frame) -> bool:
    """ "…, er habe wohl gedacht, dass …": what somebody's report says that another thought or saw."""
    verb, clause = frame.verb, frame.clause
    if verb is None or verb.register != "cognitive" or clause.mood != "sub1" or frame.addressees:
        return False
    return clause.tense == "perfect" and clause.kind != "infinitive"


def _on_the_field(text: Text, frame: Frame) -> bool:
    """ "drängte auf den Ausgleich", "antwortete mit einem Treffer": played, not said."""
    verb, clause = frame.verb, frame.clause
    if verb is None or text.quotes_in(clause.start, clause.end + 2):
        return False
    if text.words.is_a(verb.lemma, "field-move") and not _reports(text, clause.sentence):
        return tells_of_games(text.reading)  # "parierte: Erst hielt er den Schuss …"
    taken = [p for p in clause.prepositional if p.preposition in verb.prepositions or is_means(p.preposition or "")]
    scored = any(text.tags[p.head] == "NN" and means("goal", text.lemmas[p.head]) for p in taken)
    return scored and tells_of_games(text.reading)


def _reports(text: Text, sentence: int) -> bool:
    """Does the sentence hold words of somebody: in the Konjunktiv, behind "dass" or in quotation marks?"""
    start, end = text.sentences[sentence]
    if text.quotes_in(start, end):
        return True
    clauses = text.by_sentence[sentence]
    openers = [c.complementizer for c in clauses if c.complementizer is not None]
    spoken = any(c.mood in {"sub1", "sub2"} for c in clauses)
    return spoken or any(text.words.is_a(text.lower[i], "complementizer") for i in openers)


def _judges(text: Text, frame: Frame) -> bool:
    """ "…, was die Regierung bestreitet": does the clause tell what somebody says to the one before it?"""
    opener, speaker = frame.clause.complementizer, frame.speaker
    if opener is None and frame.clause.kind != "main":
        opener = next((i for i in frame.clause.tokens if not text.is_mark(i)), None)
    if opener is None or speaker is None or frame.verb is None or frame.act not in _JUDGING:
        return False
    behind = opener > 1 and text.forms[opener - 1] == "," and text.tags[opener - 2] not in {"PIS", "PDS"}
    told = behind and text.words.is_a(text.lower[opener], "sentence-relative") and speaker.head != opener
    return told and "object" in frame.verb.frames


def _of_the_author(text: Text, clause: Clause) -> bool:
    """Does "ich" or "wir" outside of quotation marks stand for who writes, or "du" for who reads?"""
    subject = clause.subject
    if subject is None or clause.finite is None or text.spoken(clause.finite) is not None:
        return False
    persons = [text.doc[p.head].morph.get("Person", []) for p in subject.conjuncts or [subject]]
    return ["1"] in persons or (["2"] in persons and text.doc[clause.finite].morph.get("Person", []) != ["3"])


def _of_the_reader(text: Text, i: int) -> bool:
    """ "verrät Ihnen, wie …": the article speaks of itself."""
    if text.tags[i] != "PPER" or text.spoken(i) is not None:
        return False
    opens = i == 0 or text.is_mark(i - 1) or text.forms[i - 1].isspace() or text.sentences[text.sentence_of(i)][0] == i
    return not opens and (text.forms[i][:1].isupper() or text.doc[i].morph.get("Person", []) == ["2"])


def tells_source(text: Text, frame: Frame) -> bool:
    """Does a clause with "wie" tell whose words stand around it?

    One with a matter of its own compares or tells how something was done: "wie ihn der Sender darstellte", "wie er über
    Ziele sprach"; so does one with nobody who speaks: "wie immer behauptet wird", "wie es neudeutsch heißt".
    """
    clause, verb = frame.clause, frame.verb
    if verb is None or _is_manner(text, clause):
        return False
    if not frame.actors and frame.mention is None:
        if clause.voice != "active":
            return verb.register == "media"
        own = [i for i in clause.tokens if text.tags[i] in {"ADJD", "ADV"}]
        return "impersonal" not in verb.frames or all(text.words.is_a(text.lower[i], "continuation") for i in own)
    if clause.voice == "active" and "acc" not in verb.addressee:
        objects = [o for o in clause.objects if o.case == "Acc" and o.head not in frame.cue]
        if any(_is_thing(text, o) and text.lower[o.head] not in verb.fixed for o in objects):
            return False
    told = verb.prepositions - verb.addressee
    return not any(p.preposition in told and p is not frame.speaker for p in clause.prepositional)


def _is_manner(text: Text, clause: Clause) -> bool:
    """ "meint es so, wie er es sagt": the word before the comma asks how."""
    before = clause.start - 1 + (text.forms[clause.start] != ",")
    while before > 0 and text.forms[before] == ",":
        before -= 1
    return before >= 0 and text.words.is_a(text.lower[before], "parenthesis")


def _is_thing(text: Text, phrase: Phrase) -> bool:
    """Is the object a noun with its article for no person, or a pronoun that only an accusative can be?"""
    tag = text.tags[phrase.head]
    if tag == "PPER":
        return text.doc[phrase.head].morph.get("Gender", []) == ["Masc"]
    determined = any(text.tags[i] in {"ART", "PPOSAT", "PDAT"} for i in range(phrase.start, phrase.head))
    known = text.reading.mention_at.get(phrase.head) is not None or voice(text.lemmas[phrase.head]) is not None
    return tag == "NN" and determined and not known and not text.quotes_in(phrase.start, phrase.end + 1)


def tells_act(text: Text, frame: Frame) -> bool:
    """Does the clause alone, without words of the speaker, tell what he does: the parts that its verb asks for?"""
    clause, verb = frame.clause, frame.verb
    if frame.speaker is None or clause.kind == "infinitive":
        return False
    if not (can_act(text, frame.speaker, frame.act != "request") or _goes_by_name(text, frame)):
        return False
    if (
        clause.tense == "future"
        or _is_ahead(text, frame)
        or (clause.modal is not None and text.words.is_a(clause.modal, "demand-modal"))
    ):
        return False  # "wird im Mai Kritik üben", "müssen mit Staus rechnen": not yet said, or by nobody
    if _judges(text, frame):
        return True
    if frame.noun is not None:
        return True  # "übte Kritik", "äußerte Zweifel"
    if verb is None:
        return False
    forms = verb.frames
    if verb.register == "media" and clause.tense == "present" and _is_open(text, frame):
        return False  # "die Sender berichten von den Spielen": what they do for a living
    if _is_price(text, frame):
        return False
    if clause.voice == "passive" and forms & {"object", "predicative", "object-predicate", "object-dative"}:
        return clause.subject is None or _fits_verb(text, _antecedent(text, clause, clause.subject), forms)
    empty = {
        o.head for o in clause.objects if text.words.is_a(text.lower[o.head], "impersonal")
    }  # "so hat er es gefordert"
    objects = [o for o in clause.objects if text.tags[o.head] != "PRF" and o.head not in empty]
    if clause.subject is not None and any(o is frame.speaker for o in objects):
        # the clause layer took the one for the other
        objects = [*(o for o in objects if o is not frame.speaker), replace(clause.subject, case=None)]
    elif clause.subject is not None and frame.speaker.head not in clause.tokens and not clause.subject_shared:
        objects.append(replace(clause.subject, case=None))  # who speaks is named in the clause before
    if "object" in forms and not objects:
        objects = _glued(text, clause)
    if verb.act == "say" and any(means("emergency", text.lemmas[o.head]) for o in objects):
        return False  # "ruft den Notstand aus": decided, not said
    two = len(objects) > 1 and "dat" in verb.addressee  # one of them is the matter, whatever its case seems to be
    matters = [o for o in objects if _fits_verb(text, o, forms)]
    official = _is_official(frame)
    if "official" in forms and not official:
        return False
    if "official-object" in forms and official and any(_is_dealt_with(text, frame, o) for o in objects):
        return True
    if "addressed" in forms and not frame.addressees and not ("official-object" in forms and official):
        return False
    two = two and ("matter" not in forms or bool(matters))
    if "object" in forms and (two or any(o.case in {"Acc", None} for o in matters)):
        return True
    if frame.act == "accuse" and "object" in forms and any(_beside(text, o) for o in objects if o.case == "Dat"):
        return True
    if "object-dative" in forms and any(o.case == "Dat" or _is_bare_name(text, o) for o in matters):
        return True
    particles = [i for i in clause.tokens if text.words.is_a(text.lower[i], "predicate-particle")]
    if "predicative" in forms and any(i != clause.complementizer for i in particles):
        return True  # "sah ihn als Sieger", not "als sie ihn sah"
    if "object-predicate" in forms and objects and len(text.own(clause)) > 3:
        return not verb.prepositions or any(text.lower[i] in verb.prepositions for i in clause.tokens)
    if "view" in forms:
        return True
    if verb.register == "cognitive" and verb.act == "hope" and not verb.fixed:
        return False  # "hofft auf eine Einigung": a bare feeling
    if any(_before_quote(text, i) and text.lemmas[i] in verb.prepositions for i in clause.tokens):
        return True  # "sprach von „haltlosen“ Vorwürfen", "rief zum „Tag des Zorns“ auf"
    told = [p for p in clause.prepositional if p.preposition in verb.prepositions]
    if "matter" in forms and not forms & {"object", "object-dative"}:
        told = [p for p in told if _fits_verb(text, p, forms)]  # "hielt an der Forderung fest", not "an der Mauer"
    return any("nobody" not in forms or text.tags[p.head] != "NE" for p in told)  # "erinnert an Lady Di"


def _is_ahead(text: Text, frame: Frame) -> bool:
    """ "gibt der Verband in den kommenden Tagen bekannt": not yet announced."""
    clause = frame.clause
    if frame.act != "announce" or clause.tense != "present" or text.quotes_in(clause.start, clause.end):
        return False
    finite = clause.finite if clause.finite is not None else clause.start
    objects = {i for o in clause.objects for i in range(o.start, o.end)}
    coming = [i for i in text.own(clause) if text.words.is_a(text.lower[i], "upcoming") and i not in objects]
    return any(i > finite and text.is_time(i) for i in coming)


def _goes_by_name(text: Text, frame: Frame) -> bool:
    """ "Der neue Mann im Amt, Jan Novak, versprach …": is whoever the noun stands for a person with a name?"""
    noun = text.lemmas[frame.speaker.head] if frame.speaker is not None else ""
    return any(a.kind == "person" and noun not in a.name for a in frame.actors)


def _glued(text: Text, clause: Clause) -> list[Phrase]:
    """ "hat im Wahlkampf | Reformen versprochen": a bare plural right behind the noun of a prepositional phrase."""
    ends = [p.end - 1 for p in clause.prepositional if p.head == p.end - 2]
    plural = [
        i for i in ends if text.tags[i] == text.tags[i - 1] == "NN" and "Plur" in text.doc[i].morph.get("Number", [])
    ]
    return [Phrase(i, i + 1, i) for i in plural]


def _before_quote(text: Text, i: int) -> bool:
    """Does a quotation stand right behind the preposition, or behind the article that follows it?"""
    if text.tags[i] not in {"APPR", "APPRART"}:
        return False
    return text.quote_opening(i + 1) is not None or (
        text.tags[i + 1 : i + 2] == ["ART"] and text.quote_opening(i + 2) is not None
    )


def names_matter(frame: Frame) -> bool:
    """Does a preposition of the verb name what is told of: "sprach von haltlosen Vorwürfen: …"?"""
    verb = frame.verb
    return verb is not None and any(p.preposition in verb.prepositions for p in frame.clause.prepositional)


def _is_dealt_with(text: Text, frame: Frame, phrase: Phrase) -> bool:
    """Is the object what an official act is about? A threat is about somebody: "drohte Vesely", "droht zu kippen"."""
    if frame.act != "threaten":
        return phrase.case in {"Acc", None} and text.tags[phrase.head] != "CARD"  # "sahen das 3:2"
    known = text.reading.mention_at.get(phrase.head) is not None
    return known and not any(text.tags[i] in {"PTKZU", "VVIZU"} for i in frame.clause.tokens)


def _is_official(frame: Frame) -> bool:
    """Does a state or a known body speak, or somebody who acts for one?"""
    return any(a.kind == "state" or a.id is not None or a.affiliation for a in frame.actors)


def _beside(text: Text, phrase: Phrase) -> bool:
    """ "wirft der Regierung | Betrug vor", "… | „Betrug“ vor": a bare noun right behind the one accused."""
    last = phrase.head + 1
    last += text.quote_opening(last) is not None
    return text.tags[last : last + 1] == ["NN"]


def _is_bare_name(text: Text, phrase: Phrase) -> bool:
    """ "dankte Präsident Vesely": a name or role without an article, which shows no case."""
    known = text.reading.mention_at.get(phrase.head) is not None
    return known and text.tags[phrase.start] in {"NE", "NN"}


def _is_open(text: Text, frame: Frame) -> bool:
    """Is the speaker several media without a name?"""
    phrase = frame.speaker
    if phrase is None or any(a.id is not None for a in frame.actors) or text.tags[phrase.head] != "NN":
        return False
    return text.words.is_medium_noun(text.lemmas[phrase.head]) and "Plur" in text.doc[phrase.head].morph.get(
        "Number", []
    )


def _is_price(text: Text, frame: Frame) -> bool:
    """ "verlangt 450 Euro dafür": what something costs; sums between states are claims."""
    clause = frame.clause
    sums = any(text.words.is_a(text.lemmas[o.head], "currency") for o in clause.objects)
    if frame.act != "demand" or not sums or any(a.kind == "state" or a.affiliation for a in frame.actors):
        return False
    return any(text.words.is_a(text.lower[i], "price-word") for i in clause.tokens)


def _antecedent(text: Text, clause: Clause, phrase: Phrase) -> Phrase:
    """What a relative pronoun stands for; another phrase as it is."""
    if text.tags[phrase.head] != "PRELS" or clause.antecedent is None:
        return phrase
    head = clause.antecedent
    return text.reading.phrase_of_head.get(head, Phrase(head, head + 1, head))


def counts(text: Text, frame: Frame) -> bool:
    """Is the act one between sides? A judgement passed by a private person is none, nor one in a mere aside."""
    if not frame.actors:
        return False
    opener = frame.clause.complementizer
    told = opener is not None and text.words.is_a(text.lower[opener], "factive")
    told = told or _judges(text, frame)
    aside = (frame.clause.kind == "subordinate" and not told) or (
        frame.clause.kind == "relative" and frame.act == "say"
    )
    if aside:
        return False
    if frame.act in _TOLD_BY_ANYONE or any(a.kind != "person" or a.affiliation for a in frame.actors):
        return True
    names = {a.name for a in frame.actors}
    role = text.reading.mention_at.get(frame.speaker.head) if frame.speaker is not None else None
    if role is not None and role.form == "role" and any(e.roles for e in role.entities):
        return True
    return any(e.roles for e in text.reading.entities if e.name in names)


def foresee(text: Text, frame: Frame, told: list[Clause]) -> None:
    """Make it no demand where nobody is to do it, or where it will come by itself: "erwartet, dass die Pegel steigen",
    "erwartet, dass sie annehmen wird".
    """
    subject = told[0].subject if told else None
    coming = bool(told) and told[0].tense == "future" and told[0].mood == "ind"
    if coming or (subject is not None and not frame.addressees and not can_speak(text, subject)):
        frame.act = "say"


def told_of_another(text: Text, frame: Frame) -> bool:
    """An act of a named third party, told within somebody's report."""
    phrase = frame.speaker
    return phrase is not None and text.tags[phrase.head] == "NE" and frame.clause.parent is not None


def _fits_verb(text: Text, phrase: Phrase, forms: frozenset[str]) -> bool:
    """Is the object a matter, or nobody in person, where the verb asks for that?"""
    parts = phrase.conjuncts or [phrase]
    if "endorsed" in forms:
        return any(text.tags[p.head] == "NN" and text.words.is_endorsed(text.lemmas[p.head]) for p in parts)
    if "matter" in forms:
        nouns = [text.lemmas[p.head] for p in parts if text.tags[p.head] == "NN"]
        return any(text.tags[p.head] == "PDS" for p in parts) or any(text.words.is_matter(n) for n in nouns)
    return "nobody" not in forms or not any(_is_person(text, p) for p in parts)


def _is_person(text: Text, phrase: Phrase) -> bool:
    mention = text.reading.mention_at.get(phrase.head)
    if mention is not None and any(e.kind in {"person", "group"} for e in mention.entities):
        return True
    tag = text.tags[phrase.head]
    return tag in {"PPER", "PRF"} or (tag == "NN" and voice(text.lemmas[phrase.head]) == "person")
