"""An entity as lines for people: names, offices with their dates, facts, spellings listed and met."""

from collections.abc import Iterator
from typing import Any

from mithaq.cli.app import Chosen
from mithaq.cli.output import isolated

Record = dict[str, Any]


def entity_lines(record: Record) -> Iterator[str]:
    """Yield the lines of an entity's record."""
    names = [isolated(name) for name in dict.fromkeys(record["name"].values())]
    yield " | ".join(part for part in (*names, record["type"], record["qid"], record["id"]) if part)
    for office in record["offices"]:
        yield f"    {_dates(office)}  {_title(office)}"
    for name, value in record["facts"].items():
        yield f"    {name.replace('_', ' ')}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
    for holder in record["holders"]:
        yield f"    {_dates(holder)}  {_title(holder)}: {holder['name'] or holder['person']} ({holder['person']})"
    for code, spellings in record["spellings"].items():
        yield f"    spelled ({code}): {', '.join(map(isolated, spellings))}"
    for met in record["met"]:
        yield f"    met: «{isolated(met['spelling'])}» {met['times']} times in {met['reports']} reports"


def _title(office: Record) -> str:
    return str(office["titles"].get(Chosen.language, office["title"]))


def _dates(office: Record) -> str:
    return f"{office['from'] or '?'} to {office['until'] or 'now'}"
