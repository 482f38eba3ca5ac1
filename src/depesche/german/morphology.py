"""One tag set for all German pipelines.

The rest of Depesche reads STTS tags as UD German GSD writes them, UD features, UD lemmas and the entity kinds PER, LOC,
ORG and MISC. Other pipelines differ in detail: spaCy's ``de_core_news_*`` follow TIGER (``PROAV``, ``PIDAT``), take
every *haben* for an auxiliary and learn their lemmas; others call entities ``PERSON`` or ``GPE``. :func:`adapt` maps
what they say. Whether they have a parser never matters.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from depesche.german import lemmas

# TIGER's, HDT's and EmpiriST's spellings of STTS tags → GSD's.
TAGS = {
    "PROAV": "PAV",
    "PIDAT": "PIAT",
    "PPOSSAT": "PPOSAT",
    "NNE": "NE",
    "$[": "$(",
    "ADV-PTK": "ADV",
    "PTKMA": "ADV",
    "PTKIFG": "ADV",
    "VVIZ": "VVIZU",
}
POS = {
    "ADJA": "ADJ", "ADJD": "ADJ", "ADV": "ADV", "APPO": "ADP", "APPR": "ADP", "APPRART": "ADP", "APZR": "ADP",
    "ART": "DET", "CARD": "NUM", "FM": "X", "ITJ": "INTJ", "KOKOM": "ADP", "KON": "CCONJ", "KOUI": "SCONJ",
    "KOUS": "SCONJ", "NE": "PROPN", "NN": "NOUN", "PAV": "ADV", "PDAT": "DET", "PDS": "PRON", "PIAT": "DET",
    "PIS": "PRON", "PPER": "PRON", "PPOSAT": "DET", "PPOSS": "PRON", "PRELAT": "DET", "PRELS": "PRON", "PRF": "PRON",
    "PTKA": "ADV", "PTKANT": "INTJ", "PTKNEG": "PART", "PTKVZ": "ADP", "PTKZU": "PART", "PWAT": "DET", "PWAV": "ADV",
    "PWS": "PRON", "TRUNC": "NOUN", "VAFIN": "AUX", "VAIMP": "AUX", "VAINF": "AUX", "VAPP": "AUX", "VMFIN": "AUX",
    "VMINF": "AUX", "VMPP": "AUX", "VVFIN": "VERB", "VVIMP": "VERB", "VVINF": "VERB", "VVIZU": "VERB", "VVPP": "VERB",
    "XY": "X", "$,": "PUNCT", "$.": "PUNCT", "$(": "PUNCT", "_SP": "SPACE",
}  # fmt: skip
ENTITIES = {
    "PERSON": "PER", "GPE": "LOC", "LOCATION": "LOC", "FAC": "LOC", "ORGANIZATION": "ORG", "OTH": "MISC",
    "EVENT": "MISC", "PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC",
}  # fmt: skip


def is_stts(doc: Doc) -> bool:
    """Are the tags of ``doc`` STTS tags, in whichever spelling, for at least nine tokens in ten?"""
    tags = [token.tag_ for token in doc if not token.is_space]
    known = sum(TAGS.get(tag, tag) in POS for tag in tags)
    return bool(tags) and known >= 0.9 * len(tags)


def adapt(doc: Doc) -> Doc:
    """A copy of ``doc``, tagged by another German pipeline, in Depesche's tag set; the text stays the same.

    Lemmas are looked up anew, since rules are indexed by them and learnt lemmas are uneven. The pipeline's sentence
    starts and names are kept; names of a kind that Depesche does not know (dates, numbers) are dropped.

    Raises:
        ValueError: the tags of ``doc`` are no STTS tags, or it has no sentence starts.
    """
    if len(doc) and not is_stts(doc):
        raise ValueError("the pipeline's tags are not STTS tags")
    tags = [TAGS.get(token.tag_, token.tag_) for token in doc]
    morphs = [str(token.morph) for token in doc]
    copy = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        pos=[token.pos_ or POS.get(tag, "X") for token, tag in zip(doc, tags, strict=True)],
        morphs=morphs,
        lemmas=[
            token.text
            if token.is_space or tag.startswith("$")
            else lemmas.lemma(token.text, tag, frozenset(morph.split("|")))
            for token, tag, morph in zip(doc, tags, morphs, strict=True)
        ],
        sent_starts=[bool(token.is_sent_start) for token in doc],
        user_data=dict(doc.user_data),
    )
    copy.ents = [
        Span(copy, entity.start, entity.end, label=ENTITIES[entity.label_])
        for entity in doc.ents
        if entity.label_ in ENTITIES
    ]
    return copy
