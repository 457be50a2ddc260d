"""What a growing ledger costs: adding a report, the brief and the timeline, memory. See benchmarks/README.md.

    python benchmarks/ledger.py [--sizes 1000 10000 100000] [--folder FOLDER]

Reports are generated with their claims, so that what is measured is the store, linking, folding and the views, and not
the reading of Arabic: that has benchmarks/annotate.py. A third of them are copies; an event is told three times or so.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from mithaq.knowledge import load
from mithaq.model.annotations import Annotated, DocumentDate
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim, Evidence
from mithaq.model.documents import Block, Document, Source, Span
from mithaq.model.ids import content_id
from mithaq.model.kinds import Basis, BlockKind, ClaimKind, Status
from mithaq.model.understood import Understood
from mithaq.run.filtering import Filters
from mithaq.run.growing import catch_up
from mithaq.run.stored import Stored
from mithaq.run.viewing import records
from mithaq.store import Reading, Store, open_ledger

FIRST = date(2010, 1, 1)
DAYS = 5500
KINDS = (ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT, ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.RELEASE)
MATTERS = ("prisoners", "troops", "crossing", "aid", "elections")
WORDS = [f"كلمة{number}" for number in range(4000)]
SENTENCE = 160  # letters of a quote, as newspapers' sentences have
PAGE = 100  # records of the timeline that are asked for, as the API and the browser do
BATCH, FOLDED = 500, 5000  # reports written, and folded, at one time while a ledger is filled
PROBES = 60  # reports added one by one to measure what one costs
ASKED = 3  # times that each question is asked; the quickest counts


class Newsroom:
    """Generated reports: the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._chosen = random.Random(seed)
        knowledge = load()
        self._states = sorted(knowledge.countries)[:120]
        self._people = sorted(knowledge.persons)[:800]
        self._places = sorted(knowledge.places)[:600]
        self._stories: list[tuple[ClaimKind, date, tuple[str, ...], tuple[str, ...], str]] = []
        self._texts: list[str] = []

    def report(self, number: int) -> Understood:
        """Return the ``number``-th report: a story told before or a new one, in words copied or of its own."""
        chosen = self._chosen
        if not self._stories or chosen.random() < 0.33:
            self._stories = [*self._stories[-200:], self._story()]
        kind, day, parties, people, place = chosen.choice(self._stories[-200:])
        copied = self._texts and chosen.random() < 0.33
        text = chosen.choice(self._texts[-200:]) if copied else " ".join(chosen.choices(WORDS, k=90))
        if not copied:
            self._texts = [*self._texts[-200:], text]
        return self._understood(number, text, kind, day, parties, people, place)

    def party(self) -> str:
        """Return a party that stories are told of."""
        return self._states[0]

    def _story(self) -> tuple[ClaimKind, date, tuple[str, ...], tuple[str, ...], str]:
        chosen = self._chosen
        day = FIRST + timedelta(days=chosen.randrange(DAYS))
        people = tuple(sorted(chosen.sample(self._people, 2)))
        parties = tuple(sorted(chosen.sample(self._states, 2)))
        return chosen.choice(KINDS), day, parties, people, chosen.choice(self._places)

    def _understood(
        self,
        number: int,
        text: str,
        kind: ClaimKind,
        day: date,
        parties: tuple[str, ...],
        people: tuple[str, ...],
        place: str,
    ) -> Understood:
        chosen = self._chosen
        published = (day + timedelta(days=chosen.randrange(3))).isoformat()
        whole = f"خبر رقم {number}\n{text}."
        key = content_id("doc", number, whole)
        span = Span(start=0, end=len(whole))
        body = Span(start=whole.index("\n") + 1, end=len(whole))
        sentence = Span(start=body.start, end=body.start + SENTENCE)
        document = Document(
            id=key,
            source=sha256(whole.encode()).hexdigest(),
            name=f"report-{number:06}.txt",
            part=0,
            language="ar",
            text=whole,
            span=span,
            blocks=(Block(kind=BlockKind.BODY, span=body),),
        )
        evidence = (Evidence(document=key, span=sentence, quote=whole[sentence.start : sentence.end]),)
        dct = DocumentDate(value=published, basis=Basis.STATED, candidates=(published,))
        status = Status.OCCURRED if chosen.random() < 0.8 else Status.SCHEDULED
        claims = [
            Claim(
                id=content_id("c", key, kind),
                document=key,
                kind=kind,
                status=status,
                date=day.isoformat(),
                parties=parties,
                people=people if kind in KINDS[:3] else (),
                place=place,
                evidence=evidence,
            ),
            Claim(
                id=content_id("c", key, "said"),
                document=key,
                kind=ClaimKind.STATEMENT,
                status=Status.OCCURRED,
                date=published,
                parties=parties[:1],
                people=people[:1],
                place=None,
                evidence=evidence,
                speaker=people[0],
            ),
        ]
        return Understood(
            annotated=Annotated(
                document=document,
                dct=dct,
                sentences=(body,),
                timexes=(),
                mentions=(),
                entities=(),
                attributions=(),
                events=(),
                diagnostics=(),
            ),
            claims=tuple(claims),
            agreements=tuple(self._namings(number, key, day, parties, evidence)),
            commitments=tuple(self._owed(number, key, day, parties, evidence)),
        )

    def _namings(
        self, number: int, key: str, day: date, parties: tuple[str, ...], evidence: tuple[Evidence, ...]
    ) -> Iterator[AgreementClaim]:
        if number % 25 == 0:
            name = content_id("agreement", day, *parties)
            yield AgreementClaim(
                id=content_id("g", key, name),
                document=key,
                agreement=name,
                names=(),
                date=day.isoformat(),
                status="signed",
                parties=parties,
                evidence=evidence,
            )

    def _owed(
        self, number: int, key: str, day: date, parties: tuple[str, ...], evidence: tuple[Evidence, ...]
    ) -> Iterator[CommitmentClaim]:
        if number % 12 == 0:
            yield CommitmentClaim(
                id=content_id("k", key),
                document=key,
                matter=MATTERS[number % len(MATTERS)],
                status="promised" if number % 24 == 0 else "done",
                date=None if number % 24 == 0 else day.isoformat(),
                parties=parties,
                context=parties,
                obligor=parties[:1] if number % 24 == 0 else (),
                agreed_on=day.isoformat(),
                period="P3M" if number % 24 == 0 else None,
                since="signing" if number % 24 == 0 else None,
                evidence=evidence,
            )


def reading(understood: Understood) -> Reading:
    """Return a report as the store is given it."""
    document = understood.annotated.document
    payload = document.text.encode()
    source = Source(id=document.source, payload=payload, media_type="text/plain", name=document.name)
    return Reading(source=source, understood=(understood,))


def fill(store: Store, newsroom: Newsroom, wanted: int) -> int:
    """Add reports, thousands at a time, until there are as many as wanted; return the number of the next."""
    held = store.counts()["documents"]
    for number in range(held):
        newsroom.report(number)
    for start in range(held, wanted, BATCH):
        at = min(start + BATCH, wanted)
        store.write([reading(newsroom.report(number)) for number in range(start, at)])
        if at % FOLDED == 0 or at == wanted:
            catch_up(store)
            print(f"  {at} reports", file=sys.stderr, flush=True)
    catch_up(store)
    return max(held, wanted)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    asked.add_argument("--folder", type=Path, help="where ledgers are kept, and taken up again by the next run")
    asked.add_argument("--server", help="a PostgreSQL URL; {} in it stands for the size: one empty database for each")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        places = {size: given.server or str(folder / "ledger-{}.db") for size in sorted(given.sizes)}
        desks = [Desk(place.format(size), size) for size, place in places.items()]
        for desk in desks:
            desk.fill()
        # By the processor, which others lengthen less; what a server does, only the clock on the wall tells.
        figures = measure(desks, time.perf_counter if given.server else time.process_time)
        for desk, found in zip(desks, figures, strict=True):
            print_figures(desk.size, found, figures[0])
    return 0


class Desk:
    """A ledger of one size, and the newsroom that goes on writing for it."""

    def __init__(self, place: str, size: int) -> None:
        self.size = size
        self.store = open_ledger(place, create=True)
        self.newsroom = Newsroom()
        self._at = 0

    def fill(self) -> None:
        """Add reports until there are enough; those of an earlier run count."""
        self._at = fill(self.store, self.newsroom, self.size - PROBES)

    def add(self) -> None:
        """Add one more report as ``mithaq add`` does once it is understood: written, then folded into the records."""
        one = reading(self.newsroom.report(self._at))
        self._at += 1
        self.store.write([one])
        catch_up(self.store)

    def ask(self) -> dict[str, Callable[[], list[object]]]:
        """Return what is asked of the ledger."""
        store = self.store
        with store.records() as found:
            newest = found.newest() or ""
        since = (date.fromisoformat(newest) - timedelta(days=30)).isoformat()
        before = (date.fromisoformat(newest) - timedelta(days=7)).isoformat()
        recent = Filters(since=since, until=newest)
        party = Filters(party=(self.newsroom.party(),), kind=("meeting",), since=newest[:4])
        return {
            "brief": lambda: list(records(store, "brief", since=since, as_of=newest)),
            "timeline, first page": lambda: list(islice(records(store, "timeline", as_of=newest), PAGE)),
            "timeline, a month": lambda: list(records(store, "timeline", as_of=newest, filters=recent)),
            "timeline, a party": lambda: list(records(store, "timeline", as_of=newest, filters=party)),
            "timeline, last page": lambda: list(
                Stored(store).rows("timeline", newest, Filters(), newest, True)[-PAGE:]
            ),
            "brief, as of a week ago": lambda: list(records(store, "brief", since=since, as_of=before)),
        }

    def _timeline(self, day: str) -> Sequence[object]:
        return Stored(self.store).rows("timeline", day, Filters(), day, True)


def measure(desks: Sequence[Desk], clock: Callable[[], float]) -> list[dict[str, float]]:
    """Add some reports one by one, and ask: of all ledgers in turn, so that what else the machine does hits all."""
    costs: list[list[float]] = [[] for _ in desks]
    figures: list[dict[str, float]] = [{} for _ in desks]
    for desk in desks:
        desk.add()
    for _ in range(PROBES):
        for desk, cost in zip(desks, costs, strict=True):
            cost.append(timed(clock, desk.add))
    asked = [desk.ask() for desk in desks]
    for name in asked[0]:
        for questions, found in zip(asked, figures, strict=True):
            found[f"{name} (s)"] = min(timed(clock, questions[name]) for _ in range(ASKED))
    for cost, found, desk in zip(costs, figures, desks, strict=True):
        found["add one, median (ms)"] = statistics.median(cost) * 1000
        found["add one, mean (ms)"] = statistics.mean(cost) * 1000
        found["memory so far (MB)"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found["reports"] = desk.store.counts()["documents"]
    return figures


def timed(clock: Callable[[], float], work: Callable[[], object]) -> float:
    """Do some work; return the seconds that it took by a clock."""
    begun = clock()
    work()
    return clock() - begun


def print_figures(size: int, figures: dict[str, float], first: dict[str, float]) -> None:
    print(f"{size} reports")
    for name, value in figures.items():
        ratio = f"   {value / first[name]:.2f} times the first" if first[name] and first is not figures else ""
        print(f"  {name:26} {value:10.2f}{ratio}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
