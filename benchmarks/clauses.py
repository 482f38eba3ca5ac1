"""Clauses against dependency trees.

    python benchmarks/clauses.py TREEBANK.conllu [--pipeline] [--show KIND] [--limit N]

Compared for each sentence of a UD treebank (contractions such as "am" are one token, as in raw text):

- *predicate*: for every finite verb of the tree (STTS V?FIN; PUD's VBC) its full verb: itself, or the head of an
  auxiliary (aux), or the copula beside a predicate that an auxiliary hangs on. Two places where treebanks and German
  grammar part ways count either way: "ist geschlossen" (copula with a participle or an adjective of its form, or
  statal passive) and "ist, hat, scheint zu tun" (a verb with an xcomp or, in GSD, an acl; or a verbal complex).
  Found: a clause with that finite verb and that full verb as its `head`.
- *subject*: for every such verb with nsubj or nsubj:pass in the tree: the head of `Clause.subject` is that token.
  "strict" wants the very token; the figure wants the same nominal, the same token up to flat, appos, compound, nummod
  and an nmod without a preposition that touches (treebanks differ on the head of "Außenminister Sergej Lawrow").
- *boundaries*: in the tree every token belongs to its nearest clause head upwards. A clause head is the root, or a
  token with relation ccomp, csubj, advcl, acl, parataxis, xcomp, conj, appos or dep whose own group (itself, aux, cop,
  mark) holds a finite verb or "zu" with an infinitive; conj of a clause head may hold any verb. A boundary is a gap
  between two neighbouring words, punctuation left out, of different clauses; F1 over gaps. Ellipsis without any verb
  makes no clause.

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

from benchmarks.figures import Table, percent
from depesche.german import load
from depesche.german.clauses import Clause, find_clauses

CLAUSAL = {"root", "ccomp", "csubj", "advcl", "acl", "parataxis"}
NOMINAL = {"flat", "appos", "compound", "nummod"}
RAISING = {"sein", "haben", "scheinen", "brauchen"}
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
    """Whether two tokens are parts of one nominal."""
    for low, high in ((a, b), (b, a)):
        k = low
        for _ in range(6):
            rel, head = words[k].rel.split(":")[0], words[k].head
            if head == high and rel in NOMINAL:
                return True
            bare = "Case=Gen" not in words[k].feats and not any(w.rel == "case" and w.head == k for w in words)
            if head == high and rel == "nmod" and bare and abs(k - high) <= 2:
                return True
            if rel not in NOMINAL:
                break
            k = head
    return False


@dataclass
class Figures:
    """Counts over a treebank, and the ratios of the bars."""

    sentences: int
    tokens: int
    seconds: float
    counts: Counter[str]

    @property
    def predicate(self) -> float:
        return self.counts["predicate"] / max(1, self.counts["finite"])

    @property
    def subject(self) -> float:
        return self.counts["subject"] / max(1, self.counts["subjects"])

    @property
    def subject_strict(self) -> float:
        return self.counts["strict"] / max(1, self.counts["subjects"])

    @property
    def boundaries(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        hit, found, gold = (self.counts[name] for name in ("hit", "found", "gold"))
        return hit / max(1, found), hit / max(1, gold), 2 * hit / max(1, found + gold)


def measure(path: Path, pipeline: bool = False, show: str = "", limit: int = 0) -> Figures:
    """Figures over the treebank at `path`; prints up to `limit` faults of the kind `show`."""
    sentences = read(path)
    docs = tagged(sentences, pipeline)
    start = time.process_time()
    results = [find_clauses(doc) for doc in docs]
    seconds = time.process_time() - start
    counts: Counter[str] = Counter()
    for words, clauses in zip(sentences, results, strict=True):
        for kind, message in score(words, clauses, counts):
            if kind == show and limit > 0:
                print(f"{message}\n    {' '.join(w.form for w in words)}\n    {brackets(words, clauses)}")
                limit -= 1
    return Figures(len(sentences), sum(map(len, sentences)), seconds, counts)


def table(shared: Path) -> Table:
    """Figures on GSD test and PUD, with the treebank's tags and with those of the shipped pipeline."""
    rows: Table = [("treebank", "tags", "finite verbs", "predicate", "subject", "boundaries F1", "tokens/s")]
    for name in ("de_gsd-ud-test", "de_pud-ud-test"):
        for pipeline in (False, True) if "gsd" in name else (True,):  # PUD's own tags are not those of STTS
            found = measure(shared / "data" / "treebanks" / f"{name}.conllu", pipeline)
            shares = (percent(found.predicate), percent(found.subject), percent(found.boundaries[2]))
            tags, speed = "pipeline" if pipeline else "gold", f"{found.tokens / found.seconds:,.0f}"
            rows.append((name, tags, str(found.counts["finite"]), *shares, speed))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--pipeline", action="store_true")
    parser.add_argument("--show", choices=["predicate", "subject", "boundary"], default="")
    parser.add_argument("--limit", type=int, default=40)
    args = parser.parse_args()
    found = measure(args.treebank, args.pipeline, args.show, args.limit)
    precision, recall, f1 = found.boundaries
    tags = "pipeline" if args.pipeline else "gold"
    print(f"{args.treebank.name}: {found.sentences} sentences, {found.tokens} tokens, tags: {tags}")
    print(f"predicate   {found.predicate:.1%} of {found.counts['finite']} finite verbs")
    print(f"subject     {found.subject:.1%} of {found.counts['subjects']} (strict {found.subject_strict:.1%})")
    print(f"boundaries  P {precision:.1%} R {recall:.1%} F1 {f1:.1%} of {found.counts['gold']}")
    print(f"speed       {found.tokens / found.seconds:,.0f} tokens/s")


def tagged(sentences: list[list[Word]], pipeline: bool) -> list[Doc]:
    """One `Doc` a sentence, tagged by the treebank or by the shipped pipeline."""
    nlp = load() if pipeline else spacy.blank("de")
    docs = []
    for words in sentences:
        doc = Doc(
            nlp.vocab,
            words=[w.form for w in words],
            spaces=[w.space for w in words],
            sent_starts=[n == 0 for n in range(len(words))],
        )
        if not pipeline:
            for token, word in zip(doc, words, strict=True):
                token.tag_, token.pos_, token.lemma_ = word.xpos, word.upos, word.lemma
                token.set_morph(word.feats if word.feats != "_" else "")
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


def full_verbs(words: list[Word], n: int) -> set[int]:
    """The tokens that may count as the full verb of the finite verb `n`."""
    word, rel = words[n], words[n].rel.split(":")[0]
    if rel == "aux":
        nominal = words[word.head].upos not in ("VERB", "AUX")  # some trees call both verbs of "ist gut gewesen" aux
        copulas = {
            k
            for k, w in enumerate(words)
            if w.head == word.head and k != n and (w.rel == "cop" or (nominal and w.rel == "aux" and w.lemma == "sein"))
        }
        return copulas or {word.head}
    found = {n}
    if rel == "cop" and words[word.head].upos in ("VERB", "ADJ"):
        found.add(word.head)
    if word.lemma in RAISING:
        found |= {k for k, w in enumerate(words) if w.head == n and w.rel in ("xcomp", "acl")}
    return found


def score(words: list[Word], clauses: list[Clause], counts: Counter[str]) -> list[tuple[str, str]]:
    """Adds to the counts; returns the faults, each with its kind."""

    def form(n: int | None) -> str:
        return "-" if n is None else words[n].form

    faults = []
    by_finite: dict[int, list[Clause]] = {}
    for c in clauses:
        if c.finite is not None:
            by_finite.setdefault(c.finite, []).append(c)
    for n, word in enumerate(words):
        if not finite(word):
            continue
        counts["finite"] += 1
        full = full_verbs(words, n)
        sharing = by_finite.get(n, [])  # conjuncts may share one finite verb: the tree hangs it on one of them
        clause = next((c for c in sharing if c.head in full), sharing[0] if sharing else None)
        if clause is not None and clause.head in full:
            counts["predicate"] += 1
        else:
            faults.append(("predicate", f"{word.form}: {form(min(full))}, found {form(clause and clause.head)}"))
        group = word.head if word.rel.split(":")[0] in ("aux", "cop") else n
        subjects = [k for k, w in enumerate(words) if w.head == group and w.rel in ("nsubj", "nsubj:pass")]
        if subjects:
            counts["subjects"] += 1
            found = clause.subject.head if clause is not None and clause.subject is not None else None
            counts["strict"] += found in subjects
            if found is not None and (found in subjects or any(same_nominal(words, found, s) for s in subjects)):
                counts["subject"] += 1
            else:
                faults.append(("subject", f"{word.form}: {form(subjects[0])}, found {form(found)}"))
    gold = groups(words)
    owner = {t: c.index for c in clauses for t in c.tokens}
    for a, b in itertools.pairwise(n for n, w in enumerate(words) if w.upos != "PUNCT"):
        is_gold, is_found = gold[a] != gold[b], owner.get(a) != owner.get(b)
        counts["gold"] += is_gold
        counts["found"] += is_found
        counts["hit"] += is_gold and is_found
        if is_gold != is_found:
            faults.append(("boundary", f"{'missed' if is_gold else 'wrong'}: {form(a)} | {form(b)}"))
    return faults


if __name__ == "__main__":
    main()
