"""What a growing ledger costs: adding a report, the brief and the timeline, memory. See benchmarks/README.md.

    python benchmarks/ledger.py [--sizes 1000 10000 100000]

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
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TypeVar

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

T = TypeVar("T")
FIRST = date(2010, 1, 1)
DAYS = 5500
KINDS = (ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT, ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.RELEASE)
MATTERS = ("prisoners", "troops", "crossing", "aid", "elections")
WORDS = [f"كلمة{number}" for number in range(4000)]
SENTENCE = 160  # letters of a quote, as newspapers' sentences have
PAGE = 100  # records of the timeline that are asked for, as the API and the browser do
BATCH, FOLDED = 500, 5000  # reports written, and folded, at one time while a ledger is filled
PROBES = 60  # reports added one by one to measure what one costs


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
            self._stories.append(self._story())
        kind, day, parties, people, place = chosen.choice(self._stories[-200:])
        copied = self._texts and chosen.random() < 0.33
        text = chosen.choice(self._texts[-200:]) if copied else " ".join(chosen.choices(WORDS, k=90))
        if not copied:
            self._texts.append(text)
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


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    asked.add_argument("--ledger", help="a PostgreSQL URL of an empty database; a fresh SQLite file by default")
    given = asked.parse_args()
    newsroom, at = Newsroom(), 0
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = open_ledger(given.ledger or str(Path(folder) / "ledger.db"), create=True)
        for size in sorted(given.sizes):
            at = fill(store, newsroom, at, size - PROBES)
            figures, at = measure(store, newsroom, at)
            first = first or figures
            print_figures(size, figures, first)
    return 0


def fill(store: Store, newsroom: Newsroom, at: int, size: int) -> int:
    """Add reports, thousands at a time, until there are ``size``."""
    while at < size:
        store.write([reading(newsroom.report(number)) for number in range(at, min(at + BATCH, size))])
        at = min(at + BATCH, size)
        if at % FOLDED == 0 or at == size:
            catch_up(store)
            print(f"  {at} reports", file=sys.stderr, flush=True)
    return at


def measure(store: Store, newsroom: Newsroom, at: int) -> tuple[dict[str, float], int]:
    """Add some reports one by one, fold, and ask."""
    costs = []
    for number in range(at, at + PROBES):
        one = reading(newsroom.report(number))
        costs.append(timed(lambda one=one: added(store, [one]))[1])
    with store.records() as found:
        newest = found.newest() or ""
    since = (date.fromisoformat(newest) - timedelta(days=30)).isoformat()
    brief, briefing = timed(lambda: list(records(store, "brief", since=since, as_of=newest)))
    first, beginning = timed(lambda: list(islice(records(store, "timeline", as_of=newest), PAGE)))
    recent = Filters(since=since, until=newest)
    lines, choosing = timed(lambda: list(records(store, "timeline", as_of=newest, filters=recent)))
    party = Filters(party=(newsroom.party(),), kind=("meeting",), since=newest[:4])
    _, asking = timed(lambda: list(records(store, "timeline", as_of=newest, filters=party)))
    rows, _ = timed(lambda: Stored(store).rows("timeline", newest, Filters(), newest, True))
    _, paging = timed(lambda: rows[-PAGE:])
    figures = {
        "add one, median (ms)": statistics.median(costs) * 1000,
        "add one, mean (ms)": statistics.mean(costs) * 1000,
        "brief (s)": briefing,
        "timeline, first page (s)": beginning,
        "timeline, a month (s)": choosing,
        "timeline, a party (s)": asking,
        "timeline, last page (s)": paging,
        "memory (MB)": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "lines of the brief": len(brief),
        "lines of the month": len(lines),
        "events": len(rows),
    }
    assert len(first) == PAGE
    return figures, at + PROBES


def added(store: Store, batch: list[Reading]) -> None:
    """Add reports as ``mithaq add`` does once they are understood: written, then folded into the records."""
    store.write(batch)
    catch_up(store)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def print_figures(size: int, figures: dict[str, float], first: dict[str, float]) -> None:
    print(f"{size} reports")
    for name, value in figures.items():
        ratio = f"   {value / first[name]:.1f} times the first" if first[name] and first is not figures else ""
        print(f"  {name:26} {value:10.2f}{ratio}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
