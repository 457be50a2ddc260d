"""One annotated report on the terminal: the text with its marks, then what they mean, line by line.

Colour only adds to what the lines say: piped into a file nothing is lost.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mithaq.cli.marks import Mark, marks_of, name_of, names_of
from mithaq.cli.output import console, isolated
from mithaq.cli.wording import Spoken, spoken
from mithaq.view.segments import segments

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {"time": "underline cyan", "claim": "bold"}
_NAME_STYLE = "green"


def print_article(record: dict[str, Any]) -> None:
    """Print an annotated article (the record of ``article_record``, with its text)."""
    out = console()
    for line in _head(record):
        out.print(line)
    out.print()
    for paragraph in _paragraphs(record):
        out.print(paragraph)
    for title, lines in (
        ("claims", list(_claims(record))),
        ("agreements", list(_agreements(record))),
        ("times", list(_times(record))),
        ("names", list(_mentions(record))),
        ("notes", [f"{one['code']}: {spoken().say(one['message'])}" for one in record["diagnostics"]]),
    ):
        if lines:
            out.print(f"\n{spoken().name('list', title)} ({len(lines)})", style="bold")
            for line in lines:
                out.print(f"  {line}")
    out.print()


def _head(record: dict[str, Any]) -> Iterator[str]:
    said = spoken()
    yield f"── {record['file']} #{record['article']} ── {isolated(record['title'] or said.line('untitled'))}"
    told = [record["outlet"], record["agency"], said.line("language", said.name("tongue", record["language"]))]
    yield " | ".join(isolated(one) for one in told if one)
    yield published(record, said)


def published(record: dict[str, Any], said: Spoken) -> str:
    """Return when an article was published, on what that rests and why."""
    date = record["published"]
    when = date["value"] or said.line("or").join(date["candidates"]) or said.line("unknown")
    basis = said.name("basis", date["basis"])
    reasons = "; ".join(said.say(reason["why"]) for reason in date["reasons"])
    return said.line(
        "published", when=when, basis=said.line("because", basis=basis, reasons=reasons) if reasons else basis
    )


def _paragraphs(record: dict[str, Any]) -> Iterator["Text"]:
    from rich.text import Text

    text, marks, at = record["text"], marks_of(record), record["span"][0]
    for line in text[slice(*record["span"])].split("\n"):
        if line.strip():
            shown = Text()
            for start, end, over in segments(at, at + len(line), marks):
                shown.append(text[start:end], style=_style(over))
            yield shown
        at += len(line) + 1


def _style(over: tuple[Mark, ...]) -> str:
    return " ".join(dict.fromkeys(_STYLES.get(mark.kind, _NAME_STYLE) for mark in over))


def _claims(record: dict[str, Any]) -> Iterator[str]:
    said = spoken()
    for claim in record["claims"]:
        place = said.line("at", name_of(record, claim["place"])) if claim["place"] else None
        speaker = said.line("says", name_of(record, claim["speaker"])) if claim["speaker"] else None
        who = names_of(record, claim["parties"]), names_of(record, claim["people"])
        told = f"{_day(claim)} {said.told_of(claim)}"
        yield " | ".join(part for part in (told, *who, place, speaker, claim["id"]) if part)
        for evidence in claim["evidence"]:
            yield f"    {evidence['start']}-{evidence['end']} {_quoted(evidence['quote'])}"


def _agreements(record: dict[str, Any]) -> Iterator[str]:
    for one in record["agreements"]:
        names = " / ".join(isolated(name) for name in one["name"].values())
        told = f"{_day(one)} {spoken().name('status', one['status'])}"
        parties = names_of(record, one["parties"])
        yield " | ".join(part for part in (told, names, parties, one["id"]) if part)
        for evidence in one["evidence"]:
            yield f"    {evidence['start']}-{evidence['end']} {_quoted(evidence['quote'])}"


def _times(record: dict[str, Any]) -> Iterator[str]:
    for one in record["times"]:
        conflict = f" | {spoken().line('or_else', ', '.join(one['conflict']))}" if one["conflict"] else ""
        kind = spoken().name("type", one["type"])
        yield f"{one['start']}-{one['end']} {kind} {one['value'] or '?'}{conflict} {_quoted(one['text'])}"


def _mentions(record: dict[str, Any]) -> Iterator[str]:
    for one in record["mentions"]:
        kind = spoken().name("type", one["type"])
        yield f"{one['start']}-{one['end']} {kind} {name_of(record, one['entity'])} {_quoted(one['text'])}"


def _day(one: dict[str, Any]) -> str:
    return f"{one['date'] or spoken().line('undated'):10}"


def _quoted(quote: str) -> str:
    return f"«{isolated(' '.join(quote.split()))}»"
