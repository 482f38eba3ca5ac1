"""How fast the reading room answers: `python -m benchmarks.room [--archive FILE] [--documents 20000] [--users 10]`.

Documents with ready-made records of the synthetic world (`benchmarks/world.py`), and articles of 3,000 words full of
records. The room runs in a process of its own. First everybody asks for one page after the other without a pause
(closed loop), then with pauses as readers make them; last a single visitor tells how much processor time one request
takes, which the load of the machine changes little. Times are wall time from the request to the last byte, in ms.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from benchmarks.world import world
from depesche.archive import Archive
from depesche.records import Actor, Document, Record, Statement

WORDS = 3000  # of a long article
_SENTENCES = (
    "Die Ministerin sagte am Rande der Tagung, die Gespräche über den Hafen würden im Herbst fortgesetzt. ",
    "Nach Angaben der Behörde stieg die Zahl der Anträge im vergangenen Quartal um ein knappes Zehntel. ",
    "Beobachter erwarten, dass sich beide Seiten erst nach der Wahl auf einen Zeitplan einigen werden. ",
)
Ask = Callable[[str], tuple[int, float]]


def long_article(number: int) -> tuple[Document, list[Record], tuple[()]]:
    """An article of 3,000 words, every third sentence of it a statement."""
    sentences = [_SENTENCES[i % 3] + ("\n\n" if i % 5 == 4 else "") for i in range(WORDS // 15)]
    sentences[0] = f"Artikel {number}. {sentences[0]}"
    text = "".join(sentences)
    source = Document(id=f"long-{number}", text=text, title=f"Der lange Artikel {number}", publisher="Elbe-Kurier")
    speaker = Actor(id=None, name=f"Carla Brendl{number % 7}", kind="person", affiliation="POL")
    records: list[Record] = []
    start = 0
    for i, sentence in enumerate(sentences):
        if i % 3 == 0:
            said = source.cut(start, start + len(sentence.rstrip()))
            records.append(
                Statement(
                    document=source.reference, evidence=[said], content=[said], speaker=speaker, mode="indirect",
                    act="say", about=[], rule="benchmark", confidence=0.8,
                ).with_id()
            )  # fmt: skip
        start += len(sentence)
    return source, records, ()


def build(where: Path, documents: int) -> None:
    """An archive of so many documents, a hundred of them long."""
    with Archive(where) as archive:
        archive.store_many(long_article(number) for number in range(100))
        seed, held = 2000, 100
        while held < documents:
            readings = world(seed, 2000).readings[: documents - held]
            # Each world's documents are its own, down to the last character.
            renamed = [
                (document.model_copy(update={"id": f"{seed}-{document.id}", "text": f"{document.text}\n{seed}"}), found)
                for document, found in readings
            ]
            archive.store_many((document, found, ()) for document, found in renamed)
            held, seed = held + len(readings), seed + 1


def addresses(where: Path, chance: random.Random) -> dict[str, list[str]]:
    """What visitors ask for, by kind of page: many addresses of each, so that little is kept from before."""
    with Archive(where) as archive:
        lines = [
            line for type_ in ("encounter", "action") for line in archive.browse.lines(limit=100, type=type_).lines
        ]
        papers = [paper.sha256 for paper in archive.browse.papers(limit=200).papers]
        people = [person.key for person in archive.browse.people(limit=60).people]
        records = [hit.record.id for hit in archive.browse.hits(limit=100)]
        long = [archive.document(f"long-{number}").sha256 for number in range(100)]
        agreements = [line.id for line in archive.browse.lines(limit=100, type="agreement").lines]
    words = ("Handel", "Haushalt", "Hafen", "Energie", "Fischerei Abkommen", "Minister", "Zölle", "Berlin Treffen")
    states = ("DEU", "FRA", "POL", "TUR", "CHN", "IND", "BRA", "EGY", "JPN", "CAN", "SRB", "ARM", "KEN", "VNM", "PER")
    years = range(2000, 2030)

    def person(key: str) -> str:
        kind, _, rest = key.partition(":")
        name, bar, country = rest.rpartition("|")
        return f"/actors/{kind}/{quote(name.replace(' ', '_'))}@{quote(country)}" if bar else f"/actors/{kind}/{rest}"

    pages = {
        "today": ["/"],
        "search": [f"/search?q={quote(word)}&page={n}" for word in words for n in range(1, 6)]
        + [f"/search?state={state}&since={year}" for state in states for year in years],
        "timeline": ["/timeline", *(f"/timeline?state={state}" for state in states)],
        "timeline, drawn": ["/api/timeline", *(f"/api/timeline?state={state}" for state in states)],
        "documents": [f"/documents?page={n}" for n in range(1, 60)],
        "reader": [f"/documents/{one}" for one in papers],
        "reader, 3,000 words": [f"/documents/{one}" for one in long],
        "record": [f"/records/{one}" for one in records],
        "dossiers": [f"/dossiers?page={n}" for n in range(1, 60)],
        "dossier": [f"/dossiers/{line.id}" for line in lines],
        "agreements": [f"/agreements?page={n}" for n in range(1, 40)],
        "agreement": [f"/agreements/{one}" for one in agreements],
        "actors": [f"/actors?page={n}" for n in range(1, 5)],
        "actor": [person(key) for key in people],
        "graph, drawn": [f"/api/graph?since={year}" for year in years],
        "map, drawn": [f"/api/map?type=encounter&since={year}" for year in years],
        "statements": [f"/statements?page={n}" for n in range(1, 60)],
        "review": ["/review", "/review?skip=3", "/review?type=encounter"],
        "add": ["/add"],
        "help": ["/help"],
    }  # fmt: skip
    for some in pages.values():
        chance.shuffle(some)
    return pages


class Room:
    """A room in a process of its own, on a free port."""

    def __init__(self, where: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "depesche", "serve", "--archive", str(where), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.1)

    def cpu(self) -> float:
        """Seconds of processor time that the room has used up to now."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def visitor(self) -> Ask:
        """Asks for addresses over one connection: status and milliseconds."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookie = ""

        def ask(path: str) -> tuple[int, float]:
            nonlocal cookie
            started = time.perf_counter()
            headers = {"cookie": cookie, "accept-encoding": "gzip"}
            try:
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
            except (http.client.RemoteDisconnected, ConnectionError):  # after a long pause the room hangs up
                connection.close()
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
            answer.read()
            taken = (time.perf_counter() - started) * 1000
            cookie = (answer.getheader("set-cookie") or cookie).partition(";")[0]
            return answer.status, taken

        return ask

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(30)


def crowd(room: Room, pages: dict[str, list[str]], users: int, seconds: float, pause: float) -> dict[str, list[float]]:
    """Times by kind of page, as many users at once ask for pages of all kinds in any order, pausing in between."""
    taken: dict[str, list[float]] = defaultdict(list)
    until = time.perf_counter() + seconds

    def visit(number: int) -> None:
        chance, ask = random.Random(number), room.visitor()
        while time.perf_counter() < until:
            if pause:
                time.sleep(chance.expovariate(1 / pause))
            kind = chance.choice(list(pages))
            status, time_ = ask(chance.choice(pages[kind]))
            if status not in (200, 303, 307):
                print(f"{kind}: {status}", file=sys.stderr)
            taken[kind].append(time_)

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def alone(room: Room, some: list[str], times: int) -> tuple[float, float]:
    """Median wall time and mean processor time of one request, in ms, when one visitor asks."""
    ask = room.visitor()
    before = room.cpu()
    walls = [ask(some[i % len(some)])[1] for i in range(times)]
    return statistics.median(walls), (room.cpu() - before) * 1000 / times


def p95(values: list[float]) -> float:
    """The value that 95 of a hundred do not exceed."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="benchmarks.room", description=__doc__)
    parser.add_argument("--archive", type=Path, help="measure on this archive; long articles are added to it")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds a reader pauses on average")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.archive or Path(folder, "room.db")
        if options.archive:
            with Archive(where) as archive:
                archive.store_many(long_article(number) for number in range(100))
        else:
            build(where, options.documents)
        pages = addresses(where, random.Random(5))
        room = Room(where)
        try:
            ask = room.visitor()
            first = {kind: ask(some[0])[1] for kind, some in pages.items()}
            print(f"load of the machine: {os.getloadavg()[0]:.1f}")
            hurried = crowd(room, pages, options.users, options.seconds, 0)
            calm = crowd(room, pages, options.users, options.seconds, options.pause)
            one = {kind: alone(room, some, 20) for kind, some in pages.items()}
            print(f"load of the machine: {os.getloadavg()[0]:.1f}")
        finally:
            room.close()
    print(f"{options.users} users; wall time in ms; p95 with no pause, with pauses; alone: median wall, CPU a request")
    print("| page | requests | no pause p50 | p95 | pauses p50 | p95 | alone p50 | CPU | first |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for kind in pages:
        a, b, (wall, cpu) = hurried[kind], calm[kind], one[kind]
        if a and b:
            cells = (statistics.median(a), p95(a), statistics.median(b), p95(b), wall, cpu, first[kind])
            print(f"| {kind} | {len(a) + len(b)} |" + "".join(f" {cell:,.0f} |" for cell in cells))
    both = [[time_ for times in some.values() for time_ in times] for some in (hurried, calm)]
    print(f"all: {len(both[0])} and {len(both[1])} requests, p95 {p95(both[0]):.0f} and {p95(both[1]):.0f} ms")


if __name__ == "__main__":
    main()
