"""Build the derived name lexica from the shared data: places, regions of federal states, leaders, forenames, surnames.

    python training/build_lexica.py ../shared/data src/depesche/german/lexicon

The other tables of the lexicon are kept by hand. Sources and licences: NOTICE.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from depesche.german.nameforms import fold, fold_name

Row = tuple[str, ...]

# Names of states in the English sources that CountrycodesOrgs.csv spells differently.
ENGLISH = {
    "Bahamas, The": "BHS", "Bolivia": "BOL", "Bosnia and Herzegovina": "BIH", "Brunei": "BRN", "Burma": "MMR",
    "Cabo Verde": "CPV", "China": "CHN", "Congo (Brazzaville)": "COG", "Congo (Kinshasa)": "COD", "DRC": "COD",
    "Congo, Democratic Republic of the": "COD", "Congo, Republic of the": "COG", "Cote d'Ivoire": "CIV",
    "Democratic Republic of the Congo": "COD", "East Timor": "TLS", "Eswatini": "SWZ", "Gambia, The": "GMB",
    "Holy See": "VAT", "Holy See (Vatican City)": "VAT", "Iran": "IRN", "Ivory Coast": "CIV", "Korea, North": "PRK",
    "Korea, South": "KOR", "Kosovo": "XKX", "Laos": "LAO", "Macedonia": "MKD", "Micronesia": "FSM", "Moldova": "MDA",
    "Myanmar": "MMR", "North Korea": "PRK", "North Macedonia": "MKD", "Northern Cyprus": "CYP", "Palestine": "PSE",
    "People's Republic of China": "CHN", "Republic of Ireland": "IRL", "Republic of Serbia": "SRB",
    "Republic of the Congo": "COG", "Russia": "RUS", "Sao Tome and Principe": "STP", "Somaliland": "SOM",
    "South Korea": "KOR", "Syria": "SYR", "São Tomé and Principe": "STP", "Taiwan": "TWN", "Tanzania": "TZA",
    "The Bahamas": "BHS", "The Gambia": "GMB", "Timor-Leste": "TLS", "Turkey (Turkiye)": "TUR", "Türkiye": "TUR",
    "United Kingdom": "GBR", "United Republic of Tanzania": "TZA", "United States": "USA",
    "United States of America": "USA", "Vatican": "VAT", "Vatican City": "VAT", "Venezuela": "VEN", "Vietnam": "VNM",
}  # fmt: skip

TITLES = re.compile(
    r"^(?:(?:Executive|Vice|Deputy|Acting|Interim|Transition(?:al)?|Transitional|Supreme|Prime|First|Federal|State|Chief|"
    r"Grand|Crown|President|Minister|Leader|Chancellor|King|Queen|Emperor|Sultan|Amir|Emir|Prince|Duke|Pope|Premier|"
    r"Governor|General|Gen\.|Lt\.|Lt|Maj\.|Maj|Col\.|Col|Brig\.|Adm\.|Dr\.|Dr|Sir|Dame|Sheikh|Shaykh|Captain|Capt\.|"
    r"Lieutenant|Colonel|Commander|Chairman|Chairperson|Taliban|Council|of|the|and|Ayatollah|Mullah|Cardinal|"
    r"Archbishop|His|Her|Majesty|Excellency|Sayyid|Ret\.|\(Ret\.\)|Interior|Co-Prince|Monarch|Head|State|Government)\s+)+"
)


def write(path: Path, header: Row, rows: Iterable[Row]) -> None:
    """One fact a line, sorted by the first columns, each name once."""
    unique: dict[str, Row] = {}
    for row in rows:
        unique.setdefault(row[0], row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(unique.values()))
    print(f"{path.name}: {len(unique)} rows")


def plain(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(c))


def capitalised(name: str) -> str:
    """SURNAMES in capitals as they are usually written."""

    def fix(word: str) -> str:
        if (len(word) > 2 and word.isupper()) or (
            word.isupper() and len(word) == 2 and word not in {"II", "IV", "VI", "XI"}
        ):
            return "-".join(part.capitalize() for part in word.split("-"))
        return word

    return " ".join(fix(w) for w in name.split())


def codes(names: Path) -> tuple[dict[str, str], dict[str, str]]:
    """ISO alpha-2 → alpha-3, and English name → alpha-3."""
    two, english = {}, dict(ENGLISH)
    with (names / "CountrycodesOrgs.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            two[row["ISO_3166_2"]] = row["ISO_3166_3"]
            english.setdefault(row["NAME.EN"], row["ISO_3166_3"])
    with (names / "world_countries_de.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            two.setdefault(row["alpha2"].upper(), row["alpha3"].upper())
    two["XK"] = "XKX"
    return two, english


def places(names: Path, two: dict[str, str], english: dict[str, str]) -> list[Row]:
    """Populated places of Natural Earth under their German and local names; the most populous of a name wins."""
    found: list[tuple[int, Row]] = []
    with (names / "naturalearth_places_de.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["feature"] in {"Scientific station", "Meteorological Station"}:
                continue
            country = two.get(row["iso_a2"]) or english.get(row["adm0"], "")
            main = re.sub(r"\s*\(.*\)$", "", row["name_de"] or row["name"]).replace("Präfektur ", "")
            rank = int(float(row["pop_max"] or 0)) + (10**9 if row["feature"].startswith("Admin-0 capital") else 0)
            spellings = [main, row["name"], row["name_en"], *row["namealt"].split("|"), *row["namealt"].split(", ")]
            for order, name in enumerate(dict.fromkeys(spellings)):
                name = re.sub(r"\s*\(.*\)$", "", name).strip()
                if len(name) < 3 or not name[0].isupper() or (order and rank < 100_000):
                    continue
                fact = (name, main, country, f"{float(row['lat']):.4f}", f"{float(row['lon']):.4f}", row["wikidata"])
                found.append((rank - order, fact))
    return [row for _, row in sorted(found, key=lambda item: (-item[0], item[1]))]


def provinces(names: Path, two: dict[str, str]) -> list[Row]:
    """Federal states, provinces and prefectures with German names."""
    text = (names / "welt_hauptstaedte.js").read_text(encoding="utf-8")
    out = []
    for block in re.findall(r"\{[^}]*\}", text):
        fields = dict(re.findall(r'"(\w+)": "([^"]*)"', block))
        country = two.get(fields.get("code", "").split("-")[0].upper(), "")
        if "special" in fields and country:
            out.append((fields["name"], country))
    return out


def leaders(names: Path, two: dict[str, str], english: dict[str, str]) -> list[Row]:
    """Names of heads and ministers → state, with the Wikidata id where the source has it; ambiguous names left out."""
    found: dict[str, set[str]] = {}
    top: set[str] = set()
    wikidata: dict[str, str] = {}

    def add(name: str, code: str | None, head: bool) -> None:
        name = capitalised(re.sub(r"\s+", " ", TITLES.sub("", name.strip()).strip(" ,.\"'")))
        name = re.sub(r"\b(?:Al|Bin|Ibn|Bint|Van|Von|Der|De|Da|Dos|Den)(?=[ -])", lambda m: m[0].lower(), name)
        if code and len(name.split()) > 1 and not re.search(r"[\d()/;]|Vacant|vacant", name):
            found.setdefault(name, set()).add(code)
            if head:
                top.add(name)

    with (names / "world_leaders_wikidata_2022.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            add(row["officeholderLabel"], english.get(row["country"]), True)
            wikidata[capitalised(row["officeholderLabel"])] = row["officeholder"]
    with (names / "world_leaders_g20_asean_2026-08.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for column in ("Head of Government", "Head of State"):
                add(row[column], {"EU": "EU", "AU_AF": "AU"}.get(row["ISO"]) or two.get(row["ISO"]), True)
    with (names / "factbook_leaders_2026-05.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for part in re.split(r";|<br>", row["text"]):
                holder = re.split(r"\(|,", part)[0]
                add(holder, english.get(row["country"]), True)
    with (names / "cia_world_leaders_2019.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            state = re.search(r"\(([^()]*(?:\([^()]*\))?)\)$", row["office"])
            head = bool(
                re.search(r"Office of (?:President|Prime Minister|Chancellor|King|Supreme Leader)\b", row["office"])
            )
            add(row["name"], english.get(state[1]) if state else None, bool(head))
    monarchs = {"Elizabeth II", "Charles III"}  # heads of many states: their name identifies none
    rows = []
    for name, states in found.items():
        if len(states) == 1 and name not in monarchs:
            rows.append((name, next(iter(states)), "yes" if name in top else "", wikidata.get(name, "")))
    return rows


def given_names(data: Path, holders: Iterable[Row]) -> list[Row]:
    """Forenames with their gender ("" where both or unknown)."""
    genders: dict[str, set[str]] = {}
    with (data / "names" / "common-forenames-by-country.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            for name in {row["Romanized Name"].split("/")[0].strip(), row["Localized Name"].split("/")[0].strip()}:
                genders.setdefault(name, set()).add({"M": "Masc", "F": "Fem"}.get(row["Gender"], ""))
    with (data / "lexicon" / "proper_names_EIG.tsv").open(encoding="utf-8") as file:
        for line in file:
            form, lemma, tag = line.rstrip("\n").split("\t")
            if form == lemma and tag.startswith("EIG:NOM:SIN") and tag.endswith(":VOR"):
                genders.setdefault(form, set()).add("Masc" if ":MAS:" in tag else "Fem" if ":FEM:" in tag else "")
    for row in holders:
        genders.setdefault(row[0].split()[0], set())
    latin = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+$")
    return [
        (name, next(iter(found)) if len(found) == 1 else "")
        for name, found in genders.items()
        if latin.match(name) and len(name) > 1 and not name.isupper()
    ]


def surnames(data: Path, holders: Iterable[Row]) -> list[Row]:
    """Common surnames of the world and of the full-form lexicon."""
    found: set[str] = set()
    with (data / "names" / "common-surnames-by-country.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            found |= {row["Romanized Name"].split("/")[0].strip(), row["Localized Name"].split("/")[0].strip()}
    with (data / "lexicon" / "proper_names_EIG.tsv").open(encoding="utf-8") as file:
        for line in file:
            form, lemma, tag = line.rstrip("\n").split("\t")
            if form == lemma and tag.startswith("EIG:NOM:SIN") and tag.endswith(":NAC"):
                found.add(form)
    for row in holders:
        found.add(row[0].split()[-1])
    latin = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+$")
    return [(name,) for name in found if latin.match(name) and len(name) > 1 and not name.isupper()]


def keyed(rows: Iterable[Row], key: Callable[[str], str]) -> list[Row]:
    """Rows with a key made of the name after it, so that no reader folds ten thousand names when it starts."""
    return [(name, key(name), *rest) for name, *rest in rows]


def main() -> None:
    """Read the sources, write the tables."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    names = data / "names"
    two, english = codes(names)
    write(
        out / "places.csv",
        ("name", "place", "country", "latitude", "longitude", "wikidata"),
        places(names, two, english),
    )
    write(out / "provinces.csv", ("name", "country"), provinces(names, two))
    holders = leaders(names, two, english)
    known = keyed(holders, lambda name: " ".join(fold_name(name)))
    write(out / "leaders.csv", ("name", "key", "affiliation", "head", "wikidata"), known)
    write(out / "forenames.csv", ("name", "key", "gender"), keyed(given_names(data, holders), fold))
    write(out / "surnames.csv", ("name",), surnames(data, holders))


if __name__ == "__main__":
    main()
