"""Noun groups around a role or an organ: determiner, adjectives, genitives, and the base form of it all."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from depesche.german import nameforms as names
from depesche.german import roles
from depesche.german.lexicon import Body, GazetteerPlace, Organisation, Seat, State
from depesche.german.nameforms import Hit
from depesche.german.nominals.model import Attributes, Determiner, reference_words
from depesche.german.nominals.places import codes_of_item
from depesche.german.noungroups import is_adjective, nominative_adjective

_SHORTEST, _FARTHEST = 2, 12  # tokens from an article to the participle that it waits for


def determiner_of(doc: Doc, start: int, head: int) -> Determiner:
    """What kind of determiner opens the noun group `[start, head]`."""
    if start >= head:
        return "none"
    tag, low = doc[start].tag_, doc[start].text.lower()
    if tag == "PPOSAT":
        return "possessive"
    if tag == "PDAT":
        return "demonstrative"
    if tag == "APPRART" or tag == "ART":
        return "indefinite" if low.startswith("ein") else "definite"
    if tag in ("PIAT", "PIDAT", "CARD"):
        return "indefinite"
    return "none"


def waiting_article(doc: Doc, start: int) -> Determiner:
    """The determiner far before a participle that opens the group: "der im Mai ins Amt [gelangte Präsident]"."""
    if start < _SHORTEST or doc[start].tag_ != "ADJA" or doc[start - 1].tag_ in ("ART", "PPOSAT", "APPRART", "$,"):
        return "none"
    for i in range(start - 2, max(-1, start - _FARTHEST), -1):
        tag, behind = doc[i].tag_, doc[i + 1].tag_
        if tag.startswith("$") or tag.endswith(("FIN", "INF", "PP")) or tag in ("KOUS", "PRELS"):
            return "none"
        if tag == "ART" and behind in ("APPR", "APPRART", "ADV", "ADJD", "CARD"):
            return determiner_of(doc, i, start)
    return "none"


def codes_before(doc: Doc, start: int, head: int, cover: dict[int, Hit]) -> tuple[list[str], int]:
    """Codes told by adjectives of the group, or by a genitive name before it; and where the group begins then."""
    codes: list[str] = []
    for j in range(start, head):
        if (doc[j].tag_ == "TRUNC" or is_adjective(doc[j])) and j not in cover:
            codes += names.states_of_adjective(doc[j].text)
    hit = cover.get(start - 1)
    if hit is not None and (hit.genitive or doc[hit.end - 1].text.endswith(("s", "'", "’"))):
        if determiner_of(doc, start, head) == "none" and doc[hit.start - 1 if hit.start else 0].tag_ not in (
            "APPR",
            "APPRART",
        ):
            return [*codes_of_item(hit.item), *codes], hit.start
        if determiner_of(doc, start, head) == "none" and hit.genitive:
            return [*codes_of_item(hit.item), *codes], hit.start
    return codes, start


_GENITIVE_ARTICLES = {"der", "des", "dieser", "dieses", "seiner", "seines", "ihrer", "ihres", "einer", "eines"}


_TOPIC = {"für"}


_SEAT_OF_OFFICE = {"in", "im", "bei", "beim"}


_COUNCILS = ("rat", "rats", "rates", "parlament", "parlaments", "versammlung", "kommission", "union")


def attributes_after(doc: Doc, i: int, cover: dict[int, Hit], depth: int = 0) -> Attributes:
    """Genitive and "von" attributes after the noun `i`: the codes they tell and where they end."""
    out = Attributes(end=i + 1)
    j = i + 1
    n = len(doc)
    if j >= n or depth > 3:
        return out
    hit = cover.get(j)
    if hit is not None and hit.genitive:
        return _take(doc, out, hit, cover)
    text = doc[j].text.lower()
    if text == "aus":  # "Soldaten aus Malta", "die Delegation aus den USA"
        home = cover.get(j + 2 if j + 1 < n and doc[j + 1].tag_ == "ART" else j + 1)
        listed = home is not None and home.end < n and (doc[home.end].text == "," or doc[home.end].tag_ == "KON")
        if home is not None and isinstance(home.item, State) and not listed:
            out.codes += codes_of_item(home.item)
        return out
    von = text in ("von", "vom")
    if von or (text in _GENITIVE_ARTICLES and doc[j].tag_ in ("ART", "PDAT", "PPOSAT")):
        k = j + 1
        if not von and text.endswith("er") and text != "der" and doc[j].morph.get("Case", []) == ["Dat"]:
            return out
        if von and k < n and doc[k].tag_ == "ART":
            k += 1
        hit = cover.get(k)
        if hit is not None:
            if von and not isinstance(hit.item, State | Organisation | Seat | Body):
                return out
            return _take(doc, out, hit, cover)
        if von:
            return out
        m = k
        while m < n and doc[m].tag_ in ("ADJA", "CARD", "KON", "TRUNC", "ADJD") and m - k < 6:
            m += 1
        named = cover.get(m)
        if m > k and named is not None and named.start == m and named.genitive:
            for a in range(k, m):
                out.codes += names.states_of_adjective(doc[a].text)
            return _take(doc, out, named, cover)  # "des Nationalen Sicherheitsrats"
        if m < n and doc[m].tag_ in ("NN", "NE") and m not in cover and _may_be_genitive(doc, j, m):
            for a in range(k, m):
                out.codes += names.states_of_adjective(doc[a].text)
            nested = attributes_after(doc, m, cover, depth + 1)
            form = roles.role(doc[m])
            if form is not None and form.acts_for:
                out.codes.append(form.acts_for)
            out.codes += nested.codes
            out.end = nested.end
            if nested.end == m + 1 and m + 1 in cover and cover[m + 1].start == m + 1:
                out.end = cover[m + 1].end  # "des Bundesstaats Florida"
            elif nested.end == m + 1 < n and _is_abbreviation(doc[m + 1]):
                out.end = m + 2  # "der Gruppierung CNT"
            out.body = nested.body
    elif doc[j].tag_ == "ADJA" and doc[j].text.endswith("er"):
        # "Chefredakteure indischer Medien"
        m = j
        while m < n and doc[m].tag_ == "ADJA":
            out.codes += names.states_of_adjective(doc[m].text)
            m += 1
        if m < n and doc[m].tag_ == "NN" and doc[m].morph.get("Number", []) != ["Sing"]:
            out.end = m + 1
        else:
            out.codes = []
    return out


def _is_abbreviation(token: Token) -> bool:
    return token.tag_ == "NE" and token.text.isupper() and len(token) > 1


def _may_be_genitive(doc: Doc, article: int, noun: int) -> bool:
    """Whether a noun can stand in the genitive after its article: with "des", "dieses" … it shows an ending."""
    low = doc[article].text.lower()
    if low.startswith("ein") and doc[noun + 1 : noun + 2].text == "zufolge":
        return False  # "sagte die Ministerin | einer Mitteilung zufolge"
    return not low.endswith("es") or doc[noun].tag_ == "NE" or doc[noun].text.endswith(("s", "n", "'", "’"))


def _take(doc: Doc, out: Attributes, hit: Hit, cover: dict[int, Hit]) -> Attributes:
    out.codes += codes_of_item(hit.item)
    if isinstance(hit.item, Body):
        out.body = hit.item.body
    after = doc[hit.end].tag_ if hit.end < len(doc) else ""
    if not (hit.genitive and after in ("NN", "ADJA")):  # "von Syriens Staatschef": the name goes with what follows
        out.end = hit.end
        while out.end + 1 < len(doc) and doc[out.end].text == "/" and doc[out.end + 1].tag_ in ("NE", "NN"):
            out.end += 2  # "der CDU/CSU-Fraktion"
    return out


def coordinated(doc: Doc, i: int, after: Attributes, cover: dict[int, Hit]) -> None:
    """Take in further attributes of the plural noun `i`: "die Außenminister Frankreichs, Italiens und der Schweiz".

    Names after "von" and "aus" show no case, so their list must end with a conjunction ("aus Malta, Zypern und Oman").
    """
    word = doc[i + 1].text.lower() if i + 1 < len(doc) else ""
    preposition = word if word in ("von", "aus") else ""
    if preposition:
        named = i + 2 + (i + 2 < len(doc) and doc[i + 2].tag_ == "ART")
        first = cover.get(named)
        if first is None or first.start != named or not isinstance(first.item, State | Organisation):
            return
        end = first.end
    else:
        first, end = cover.get(after.end - 1), after.end
    if first is None or first.end != end:
        return
    parts = [_part(doc, first)]
    joined = False
    while end + 1 < len(doc) and (doc[end].text == "," or doc[end].tag_ == "KON"):
        k = end + 1
        if doc[k].tag_ == "ART" and doc[k].text.lower() in ("der", "des", "den"):
            k += 1
        hit = cover.get(k)
        if hit is None or hit.start != k or not isinstance(hit.item, State | Organisation):
            break
        if not hit.genitive and k == end + 1 and not preposition:
            break
        parts.append(_part(doc, hit))
        joined = doc[end].tag_ == "KON"
        end = hit.end
    if len(parts) > 1 and all(code for code, _ in parts) and (joined or not preposition):
        after.parts = [(code, f"{preposition} {words}".strip()) for code, words in parts]
        after.end = end
        after.codes = [code for code, _ in parts]


def coordinated_before(doc: Doc, start: int, head: int, noun: str) -> list[tuple[str, str]]:
    """The groups that coordinated adjectives of states tell of ("deutsche und dänische Diplomaten")."""
    found: list[tuple[str, str]] = []
    joined = False
    for token in doc[start:head]:
        codes = names.states_of_adjective(token.text) if is_adjective(token) or token.i == start else []
        if len(codes) == 1:
            found.append((codes[0], f"{nominative_adjective(token, 'Plur')} {noun}"))
        elif token.tag_ == "KON" and found:
            joined = True
        elif token.text != ",":
            return []
    return found if joined and len(found) > 1 else []


def _part(doc: Doc, hit: Hit) -> tuple[str, str]:
    start = hit.start - 1 if hit.start and doc[hit.start - 1].tag_ == "ART" else hit.start
    codes = codes_of_item(hit.item)
    return (codes[0] if len(codes) == 1 else ""), " ".join(doc[start : hit.end].text.split())


def topic_after(doc: Doc, end: int, level: str, cover: dict[int, Hit]) -> int:
    """Where a prepositional attribute of a title ends ("Berater … für internationale Angelegenheiten")."""
    if end >= len(doc):
        return end
    low = doc[end].text.lower()
    if doc[end].tag_ not in ("APPR", "APPRART"):
        return end
    if low not in _TOPIC and not (low in _SEAT_OF_OFFICE and level in ("diplomat", "representative")):
        return end
    j = end + 1
    while j < len(doc) and (
        doc[j].tag_ in ("ADJA", "ART", "TRUNC", "CARD")
        or (doc[j].tag_ == "KON" and doc[j - 1].tag_ in ("ADJA", "TRUNC"))
    ):
        j += 1
    hit = cover.get(j)
    if hit is not None:
        if (
            low not in _TOPIC
            and isinstance(hit.item, GazetteerPlace | Seat | State)
            and level not in ("diplomat", "representative")
        ):
            return end
        return hit.end
    if j < len(doc) and doc[j].tag_ == "NN" and (low in _TOPIC or doc[j].text.lower().endswith(_COUNCILS)):
        stop = attributes_after(doc, j, cover).end
        if stop + 1 < len(doc) and low in _TOPIC and doc[stop].tag_ == "KON" and doc[stop + 1].tag_ in ("ADJA", "NN"):
            m = stop + 1
            while m < len(doc) and doc[m].tag_ == "ADJA":
                m += 1
            if (
                m < len(doc)
                and doc[m].tag_ == "NN"
                and m not in cover
                and (m > stop + 1 or m + 1 >= len(doc) or doc[m + 1].tag_ != "VVFIN")
            ):
                stop = m + 1
        return stop
    return end


def describe(doc: Doc, start: int, head: int, end: int, gender: str, noun: str) -> str:
    """The base form of a noun group: adjectives in the strong nominative, the noun, its attributes as written."""
    adjectives = []
    for j in range(start, head):
        if doc[j].is_space or (j > 0 and doc[j - 1].tag_ == "PTKNEG"):
            continue  # "ein nicht genannter Sprecher": half of it would tell the opposite
        if is_adjective(doc[j]):
            adjective = nominative_adjective(doc[j], gender)
            kept = doc[j].text[:1].isupper() and j > start and not names.states_of_adjective(doc[j].text)
            adjectives.append(adjective[0].upper() + adjective[1:] if kept else adjective)
        elif doc[j].tag_ in ("KON", "TRUNC"):
            adjectives.append(doc[j].text)
    after = doc[head].whitespace_ + doc[head + 1 : end].text if end > head + 1 else ""
    return " ".join([*adjectives, noun]) + re.sub(r"\s+", " ", after)


def stem(text: str) -> str:
    low = text.lower()
    for ending in ("en", "er", "es", "em", "e"):
        if low.endswith(ending) and low[: -len(ending)] in reference_words():
            return low[: -len(ending)]
    return low


def is_bare(doc: Doc, start: int, i: int, end: int) -> bool:
    """ "Die Regierung" and no more: no attribute that could tell whose."""
    after = doc[i + 1].tag_ if i + 1 < len(doc) else ""
    return (
        end == i + 1 and start == i - 1 and determiner_of(doc, start, i) in ("definite", "demonstrative")
        and after not in ("ART", "APPR", "APPRART", "PRELS", "NE")
    )  # fmt: skip


def office_only(doc: Doc, start: int) -> bool:
    """A role that names an office and nobody in it: "als Minister", "das Amt des Präsidenten"."""
    if not start:
        return False
    before = doc[start - 1]
    if reference_words().get(before.text.lower()) == "as":
        return True
    return reference_words().get(before.lemma_) == "office-noun" and doc[start].tag_ in ("ART", "APPRART")
