"""How long each page of the workbench takes, over a small ledger and a large one. See benchmarks/README.md.

    python benchmarks/pages.py [--sizes 1000 100000] [--ledgers SMALL LARGE] [--times 5]

Ledgers are filled with generated reports (benchmarks/ledger.py), or taken as they are. A page is asked for in this
process, without a network: what is measured is the answer itself. The first answer once `mithaq serve` has made itself
ready stands beside the median of those that follow.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))

from ledger import WORDS, Newsroom, fill
from starlette.testclient import TestClient

from mithaq.cli.serving import application
from mithaq.run.current import current
from mithaq.store import Store, open_ledger
from mithaq.store.dues import Dues
from mithaq.store.records import Asked


def pages(store: Store) -> dict[str, str]:
    """Return the addresses of all pages over a ledger; of pages about one thing, one of each kind of thing."""
    stored = current(store)
    with store.records() as records:
        (event,) = records.events(records.latest_ids(Asked(kinds=("meeting",)), 3, 1))
        dues = Dues(records.connection)
        agreement = dues.agreement_ids(first=dues.agreement_count() // 2, most=1)[0]
        commitment, newest = dues.board()[0].id, records.newest() or ""
    claim = stored.context.claims[event.claims[0]]
    party, month = event.parties[0], (event.date or newest)[:7]
    return {
        "brief": "/",
        "brief, three weeks": f"/?since={newest[:8]}01",
        "timeline": "/timeline",
        "timeline, a month": f"/timeline?since={month}&until={month}",
        "timeline, a party": f"/timeline?party={party}",
        "timeline by process": "/timeline?lanes=process",
        "timeline, words": f"/timeline?text={WORDS[3007]}",
        "timeline, last page": f"/timeline?offset={max(0, len(stored.outlines.events) - 50)}",
        "contacts": "/contacts",
        "contacts, network": "/contacts?shape=network",
        "incidents": "/incidents",
        "agreements": "/agreements",
        "commitments": "/commitments",
        "commitments, overdue": "/commitments?state=overdue",
        "mechanisms": "/mechanisms",
        "disputes": "/disputes",
        "sources": "/sources",
        "search": f"/search?q={WORDS[11]}",
        "queue": "/queue",
        "log": "/log",
        "event": f"/record/{event.id}",
        "agreement": f"/record/{agreement}",
        "commitment": f"/record/{commitment}",
        "report": f"/report/{claim.document}?claim={claim.id}",
        "state": f"/entity/{party}",
        "person": f"/entity/{event.people[0]}",
        "place": f"/entity/{event.place}",
    }


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000])
    asked.add_argument("--ledgers", nargs="+", help="ledgers that are there already, the smallest first")
    asked.add_argument("--times", type=int, default=5, help="how often each page is asked for")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledgers = given.ledgers or list(filled(folder, sorted(given.sizes)))
        compare(ledgers, given.times)
    return 0


def filled(folder: str, sizes: list[int]) -> Iterator[str]:
    for size in sizes:
        place = str(Path(folder) / f"{size}.db")
        with open_ledger(place, create=True) as store:
            fill(store, Newsroom(), size)
        yield place


def compare(ledgers: list[str], times: int) -> None:
    """Print for each page the first time and the median of the others, and how much longer the largest ledger took.

    The ledgers are asked in turn, so that what else the machine does hits all alike.
    """

    with_each = [open_ledger(place) for place in ledgers]
    clients = []
    for store in with_each:
        begun = time.process_time()
        served = application(store, warm=True)
        served.state.warming.join()
        took = time.process_time() - begun
        print(f"{store.place}: {took:.1f} s to make ready, as `mithaq serve` does behind the scenes")
        clients.append(TestClient(served, base_url="http://127.0.0.1"))
    addresses = [pages(store) for store in with_each]
    for store in with_each:
        print(f"{store.place}: {store.counts()['documents']} reports")
    print(f"{'ms':24}" + "".join(f"{'first':>9}{'then':>8}" for _ in ledgers) + "    ratio")
    for name in addresses[0]:
        asked = [(client, told[name]) for client, told in zip(clients, addresses, strict=True)]
        firsts = [timed(*one) for one in asked]
        rounds = [[timed(*one) for one in asked] for _ in range(times)]
        then = [statistics.median(costs) for costs in zip(*rounds, strict=True)]
        ratio = statistics.median(costs[-1] / costs[0] for costs in rounds)
        shown = "".join(f"{a:9.0f}{b:8.1f}" for a, b in zip(firsts, then, strict=True))
        print(f"{name:24}{shown}{ratio:9.1f}", flush=True)


def timed(client: TestClient, address: str) -> float:
    """Return the processor's milliseconds for an answer."""
    begun = time.process_time()
    answer = client.get(address)
    cost = (time.process_time() - begun) * 1000
    assert answer.status_code == 200, (address, answer.status_code)
    return cost


if __name__ == "__main__":
    sys.exit(main())
