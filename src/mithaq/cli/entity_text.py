"""An entity as lines for people: names, offices with their dates, facts, spellings listed and met."""

from collections.abc import Iterator
from typing import Any

from mithaq.cli.app import Chosen
from mithaq.cli.output import isolated
from mithaq.cli.wording import spoken

Record = dict[str, Any]


def entity_lines(record: Record) -> Iterator[str]:
    """Yield the lines of an entity's record."""
    said = spoken()
    names = [isolated(name) for name in dict.fromkeys(record["name"].values())]
    yield " | ".join(part for part in (*names, said.name("type", record["type"]), record["qid"], record["id"]) if part)
    for office in record["offices"]:
        yield f"    {_dates(office)}  {_title(office)}"
    for name, value in record["facts"].items():
        yield f"    {said.name('fact', name)}: {said.name('type', _fact(value))}"
    for holder in record["holders"]:
        yield f"    {_dates(holder)}  {_title(holder)}: {holder['name'] or holder['person']} ({holder['person']})"
    for code, spellings in record["spellings"].items():
        told = {"code": said.name("tongue", code), "names": said.listed(map(isolated, spellings))}
        yield f"    {said.line('spelled', **told)}"
    for met in record["met"]:
        told = {"spelling": isolated(met["spelling"]), "reports": said.counted("report", met["reports"])}
        yield f"    {said.line('met', times=met['times'], **told)}"


def _fact(value: Any) -> str:
    return spoken().listed(map(str, value)) if isinstance(value, list) else str(value)


def _title(office: Record) -> str:
    return str(office["titles"].get(Chosen.language, office["title"]))


def _dates(office: Record) -> str:
    said = spoken()
    return said.line("span", since=office["from"] or "?", until=office["until"] or said.line("present"))
