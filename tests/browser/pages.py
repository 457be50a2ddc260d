"""The addresses of every page of the workbench, over one ledger."""

from pathlib import Path

from mithaq.run.folding import folded
from mithaq.store import open_ledger


def addresses(ledger: Path) -> dict[str, str]:
    """Return each page by name; of pages about one thing, one of each kind of thing."""
    with open_ledger(str(ledger)) as store:
        whole = folded(store)
    told = whole.ledger
    event = max(told.events, key=lambda one: (len(one.claims), one.id))
    agreement = max(told.agreements, key=lambda one: (len(one.claims), one.id))
    claim = whole.context.claims[event.claims[0]]
    return {
        "brief": "/?since=2023-05-07&as_of=2023-06-08",
        "timeline": "/timeline?since=2023-04-15&until=2023-05-31",
        "lanes": "/timeline?lanes=process&since=2023-03-01&until=2023-07-31",
        "contacts": "/contacts?since=2023-04-15&until=2023-06-30",
        "network": "/contacts?shape=network&since=2023-05",
        "persons": "/contacts?of=people&since=2023-05",
        "formats": "/contacts?of=formats&since=2023-05",
        "incidents": "/incidents?since=2023",
        "agreements": "/agreements?since=2023",
        "commitments": "/commitments",
        "mechanisms": "/mechanisms",
        "disputes": "/disputes",
        "sources": "/sources?since=2023-05&until=2023-05",
        "search": "/search?q=جدة&since=2023-05&until=2023-05",
        "queue": "/queue",
        "log": "/log",
        "api": "/docs",
        "event": f"/record/{event.id}",
        "agreement": f"/record/{agreement.id}",
        "commitment": f"/record/{told.commitments[0].id}",
        "dispute": f"/record/{told.contradictions[0].id}",
        "report": f"/report/{claim.document}?claim={claim.id}",
        "state": "/entity/sudan",
        "person": "/entity/abdel-fattah-al-burhan",
        "place": "/entity/jeddah",
        "body": "/entity/rapid-support-forces",
        "nowhere": "/record/none",
    }


def in_language(address: str, language: str) -> str:
    """Return the address of a page in a language."""
    path, hash_, fragment = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}lang={language}{hash_}{fragment}"
