"""Clauses against dependency trees.

    python benchmarks/clauses.py TREEBANK.conllu [--pipeline] [--show KIND] [--limit N]

What is compared, per sentence of a UD treebank (contractions such as "am" are one token, as in raw text):

- *predicate*: for every finite verb of the tree (STTS V?FIN; PUD's VBC) the full verb. In the tree that is the verb
  itself, or, for an auxiliary (aux, aux:pass), its head; for a copula (cop) the copula itself or, where its predicate is a participle (statal passive or
  adjective, which treebanks and taggers part differently), that participle; for "ist/hat/scheint zu tun" the verb with "zu",
  which treebanks call its auxiliary's head or its xcomp. Found: a clause whose `finite` is that verb and whose `head` is that full verb.
- *subject*: for every such verb whose clause has nsubj or nsubj:pass in the tree: the head of `Clause.subject` is that
  token. "strict" wants the very token; the figure wants the same nominal, that is the same token up to `flat*`, `appos`,
  `compound`, `nmod` between a title and a name that touch (treebanks differ on the head of "Außenminister Sergej Lawrow").
- *boundaries*: in the tree every token belongs to its nearest clause head upwards. A clause head is the root, or a token
  with relation ccomp, csubj, advcl, acl, parataxis, or xcomp, conj, appos, dep, whose own group holds a verb: a finite
  verb or "zu" with an infinitive, or, for conj of a clause head, any verb. A boundary is a gap between two neighbouring
  words (punctuation left out) of different clauses; F1 over gaps. Ellipsis without any verb makes no clause.

With `--pipeline` the tags come from `depesche.german.load()` on the gold tokens; otherwise they are the treebank's.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from depesche.german.clauses import Clause, find_clauses

CLAUSAL = {"root", "ccomp", "csubj", "advcl", "acl", "parataxis"}
VERBAL_IF_MARKED = {"xcomp", "conj", "appos", "dep"}


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    rel: str
    space: bool = True


def read(path: Path) -> list[list[Word]]:
    """Sentences of a CoNLL-U file, multi-word tokens merged into one word each."""
    sentences = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        merged: dict[int, int] = {}
        surface: list[list[str]] = []
        until, _multi = 0, None
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                low, high = map(int, row[0].split("-"))
                until, _multi = high, (row, low)
                surface.append(row)
                continue
            number = int(row[0])
            if number > until:
                surface.append(row)
            merged[number] = len(surface) - 1
        by_number = {int(r[0]): r for r in rows if r[0].isdigit()}
        words = []
        for n, row in enumerate(surface):
            if "-" in row[0]:
                low, high = map(int, row[0].split("-"))
                parts = [by_number[k] for k in range(low, high + 1)]
                outer = next((p for p in parts if not low <= int(p[6]) <= high), parts[0])
                xpos = "APPRART" if parts[0][3] == "ADP" else outer[4]
                head = merged[int(outer[6])] if outer[6] != "0" else n
                words.append(
                    Word(
                        row[1],
                        parts[0][2],
                        parts[0][3],
                        xpos,
                        parts[-1][5],
                        head,
                        outer[7],
                        "SpaceAfter=No" not in row[9],
                    )
                )
            else:
                head = merged[int(row[6])] if row[6] != "0" else n
                words.append(Word(row[1], row[2], row[3], row[4], row[5], head, row[7], "SpaceAfter=No" not in row[9]))
        sentences.append(words)
    return sentences


FINITE = {"VVFIN", "VAFIN", "VMFIN", "VBC"}  # VBC: PUD's tag


def finite(word: Word) -> bool:
    """Whether the treebank calls the word a finite verb."""
    return word.xpos in FINITE and word.upos in ("VERB", "AUX")


def zu_infinitive(word: Word) -> bool:
    """Whether "zu" stands inside the word: "abzuziehen"; PUD has no tag for it."""
    return word.xpos == "VVIZU" or (word.xpos == "VB" and word.form.find("zu", 1) > 0 and word.form.endswith("n"))


def groups(words: list[Word]) -> list[int]:
    """For every token the clause head it belongs to."""

    def marked(n: int, any_verb: bool = False) -> bool:
        own = [
            n,
            *(
                k
                for k, w in enumerate(words)
                if w.head == n and k != n and w.rel.split(":")[0] in ("aux", "cop", "mark")
            ),
        ]
        if any(finite(words[k]) for k in own):
            return True
        if zu_infinitive(words[n]) or any(words[k].form.lower() == "zu" and words[k].rel == "mark" for k in own):
            return True
        return any_verb and words[n].upos in ("VERB", "AUX")

    heads: set[int] = set()

    def is_clause(n: int) -> bool:
        rel = words[n].rel.split(":")[0]
        if words[n].head == n:
            return True
        if rel in CLAUSAL or rel in VERBAL_IF_MARKED:
            if marked(n):
                return True
            return rel == "conj" and marked(n, True) and clausal(words[n].head)
        return False

    cache: dict[int, bool] = {}

    def clausal(n: int) -> bool:
        if n not in cache:
            cache[n] = False
            cache[n] = is_clause(n)
        return cache[n]

    out = []
    for n in range(len(words)):
        k = n
        for _ in range(len(words)):
            if clausal(k):
                break
            k = words[k].head
        heads.add(k)
        out.append(k)
    return out


def same_nominal(words: list[Word], a: int, b: int) -> bool:
    """Whether two tokens are parts of one nominal: joined by flat, appos, compound, or a title touching its name."""
    for low, high in ((a, b), (b, a)):
        k = low
        for _ in range(6):
            rel = words[k].rel.split(":")[0]
            if words[k].head == high and rel in ("flat", "appos", "compound", "nummod", "amod", "det"):
                return True
            if (
                words[k].head == high
                and rel == "nmod"
                and "Case=Gen" not in words[k].feats
                and not any(w.rel == "case" and w.head == k for w in words)
                and abs(k - high) <= 2
            ):
                return True
            if rel not in ("flat", "appos", "compound"):
                break
            k = words[k].head
    return False


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--pipeline", action="store_true")
    parser.add_argument("--show", choices=["predicate", "subject", "boundary"])
    parser.add_argument("--limit", type=int, default=40)
    args = parser.parse_args()
    sentences = read(args.treebank)
    docs = tagged(sentences, args.pipeline)
    counts: Counter[str] = Counter()
    start = time.process_time()
    results = [find_clauses(doc) for doc in docs]
    seconds = time.process_time() - start
    shown = 0
    for words, clauses in zip(sentences, results, strict=True):
        messages = score(words, clauses, counts)
        for kind, message in messages:
            if kind == args.show and shown < args.limit:
                print(message, "\n   ", " ".join(w.form for w in words))
                print("   ", brackets(words, clauses))
                shown += 1
    tokens = sum(map(len, sentences))
    print(
        f"{args.treebank.name}: {len(sentences)} sentences, {tokens} tokens, tags: {'pipeline' if args.pipeline else 'gold'}"
    )
    print(f"predicate found   {ratio(counts['predicate'], counts['finite'])} of {counts['finite']} finite verbs")
    print(f"finite verb found {ratio(counts['verb'], counts['finite'])}")
    print(
        f"subject head      {ratio(counts['subject'], counts['subjects'])} of {counts['subjects']}  (strict {ratio(counts['strict'], counts['subjects'])})"
    )
    p, r = counts["hit"] / max(1, counts["found"]), counts["hit"] / max(1, counts["gold"])
    print(f"boundaries        P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(1e-9, p + r):.1f}")
    print(f"speed             {tokens / seconds:,.0f} tokens/s")


def ratio(a: int, b: int) -> str:
    return f"{100 * a / max(1, b):.1f} %"


def tagged(sentences: list[list[Word]], pipeline: bool) -> list[Doc]:
    if pipeline:
        from depesche.german import load

        nlp = load()
    else:
        nlp = spacy.blank("de")
    docs = []
    for words in sentences:
        doc = Doc(nlp.vocab, words=[w.form for w in words], spaces=[w.space for w in words])
        if not pipeline:
            for token, word in zip(doc, words, strict=True):
                token.tag_, token.pos_, token.lemma_ = word.xpos, word.upos, word.lemma
                token.set_morph(word.feats if word.feats != "_" else "")
                token.is_sent_start = token.i == 0
        docs.append(doc)
    if pipeline:
        docs = list(nlp.pipe(docs))
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i == 0
    return docs


def brackets(words: list[Word], clauses: list[Clause]) -> str:
    owner = {t: c for c in clauses for t in c.tokens}
    out, last = [], None
    for n, word in enumerate(words):
        clause = owner.get(n)
        if clause is not last:
            out.append(f"|{clause.index if clause else '?'}:")
            last = clause
        out.append(word.form)
    tail = [
        f"{c.index}{c.kind[0]}{c.order} {c.predicate} S={words[c.subject.head].form if c.subject else '-'}"
        f" O={[words[o.head].form for o in c.objects]} ^{c.parent}"
        for c in clauses
    ]
    return " ".join(out) + "\n    " + " ; ".join(tail)


def score(words: list[Word], clauses: list[Clause], counts: Counter[str]) -> list[tuple[str, str]]:
    messages = []
    by_finite: dict[int, list[Clause]] = {}
    for c in clauses:
        if c.finite is not None:
            by_finite.setdefault(c.finite, []).append(c)
    for n, word in enumerate(words):
        if not finite(word):
            continue
        counts["finite"] += 1
        rel = word.rel.split(":")[0]
        full = word.head if rel == "aux" else n
        group = word.head if rel in ("aux", "cop") else n
        sharing = by_finite.get(n, [])  # conjuncts may share one finite verb: the tree hangs it on one of them
        clause = next((c for c in sharing if c.head == full), sharing[0] if sharing else None)
        if clause is not None:
            counts["verb"] += 1
        participle = rel == "cop" and words[word.head].upos in ("VERB", "ADJ")
        if clause is not None and (
            clause.head == full
            or (participle and clause.head == word.head)
            or (
                word.lemma in ("sein", "haben", "scheinen", "brauchen")
                and clause.head is not None
                and words[clause.head].head == n
                and words[clause.head].rel == "xcomp"
            )
            or (rel == "aux" and words[full].upos not in ("VERB", "AUX") and clause.head is not None)
        ):
            counts["predicate"] += 1
        else:
            messages.append(
                (
                    "predicate",
                    f"{word.form} -> {words[full].form}; found {words[clause.head].form if clause and clause.head is not None else None}",
                )
            )
        subjects = [
            k for k, w in enumerate(words) if w.head == group and w.rel in ("nsubj", "nsubj:pass") and k != group
        ]
        if subjects:
            counts["subjects"] += 1
            found = clause.subject.head if clause is not None and clause.subject is not None else None
            if found in subjects:
                counts["strict"] += 1
            if found is not None and (found in subjects or any(same_nominal(words, found, s) for s in subjects)):
                counts["subject"] += 1
            else:
                messages.append(
                    (
                        "subject",
                        f"{word.form}: {words[subjects[0]].form}; found {words[found].form if found is not None else None}",
                    )
                )
    gold = groups(words)
    owner = {t: c.index for c in clauses for t in c.tokens}
    content = [n for n, w in enumerate(words) if w.upos != "PUNCT"]
    for a, b in itertools.pairwise(content):
        is_gold, is_found = gold[a] != gold[b], owner.get(a) != owner.get(b)
        counts["gold"] += is_gold
        counts["found"] += is_found
        counts["hit"] += is_gold and is_found
        if is_gold != is_found:
            messages.append(("boundary", f"{'missed' if is_gold else 'wrong'}: {words[a].form} | {words[b].form}"))
    return messages


if __name__ == "__main__":
    main()
