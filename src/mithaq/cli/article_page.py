"""Annotated reports as one self-contained page: right to left where the text is, every mark readable without colour."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Any

from mithaq.cli.marks import marks_of, name_of, names_of
from mithaq.view.segments import segments

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps"})


def page_head() -> str:
    """Return what stands before the articles."""
    style = (files("mithaq.cli") / "article_page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Mithaq: annotated reports</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        '<p class="key"><span class="claim">claim</span> <span class="time">time</span> '
        '<span class="name">name</span> — hold the pointer over a mark, or read the lists under each report.</p>'
    )


def page_tail() -> str:
    """Return what stands after them."""
    return "</body>\n</html>"


def article_html(record: dict[str, Any]) -> str:
    """Return one annotated article (the record of ``article_record``, with its text) as HTML."""
    return "\n".join(["<article>", *_head(record), *_body(record), *_lists(record), "</article>"])


def _head(record: dict[str, Any]) -> Iterator[str]:
    published = record["published"]
    when = published["value"] or " or ".join(published["candidates"]) or "unknown"
    reasons = "; ".join(reason["why"] for reason in published["reasons"])
    told = [record["outlet"], record["agency"], f"published {when} ({published['basis']})", reasons]
    yield f'<h2 dir="auto">{escape(record["title"] or record["file"])}</h2>'
    yield f'<p class="told"><bdi>{escape(record["file"])}</bdi> #{record["article"]}'
    yield "".join(f" · <bdi>{escape(one)}</bdi>" for one in told if one) + "</p>"


def _body(record: dict[str, Any]) -> Iterator[str]:
    direction = "rtl" if record["language"] in _RIGHT_TO_LEFT else "ltr"
    text, marks, at = record["text"], marks_of(record), record["span"][0]
    yield f'<div class="text" dir="{direction}" lang="{escape(record["language"])}">'
    for line in text[slice(*record["span"])].split("\n"):
        if line.strip():
            yield "<p>" + "".join(_stretch(text, *one) for one in segments(at, at + len(line), marks)) + "</p>"
        at += len(line) + 1
    yield "</div>"


def _stretch(text: str, start: int, end: int, over: tuple[Any, ...]) -> str:
    shown = escape(text[start:end])
    if not over:
        return shown
    classes = " ".join(sorted({mark.kind if mark.kind in ("time", "claim") else "name" for mark in over}))
    notes = "; ".join(dict.fromkeys(f"{mark.kind}: {mark.note}" for mark in reversed(over)))
    return f'<span class="{classes}" title="{escape(notes)}">{shown}</span>'


def _lists(record: dict[str, Any]) -> Iterator[str]:
    for title, rows in (
        ("Claims", [_claim(record, one) for one in record["claims"]]),
        ("Agreements", [_agreement(record, one) for one in record["agreements"]]),
        ("Times", [_cells(one["value"] or "?", one["type"], one["text"]) for one in record["times"]]),
        ("Names", [_cells(name_of(record, one["entity"]), one["type"], one["text"]) for one in record["mentions"]]),
        ("Notes", [_cells(one["code"], one["message"]) for one in record["diagnostics"]]),
    ):
        if rows:
            yield f"<h3>{title} ({len(rows)})</h3>\n<table>{''.join(rows)}</table>"


def _claim(record: dict[str, Any], one: dict[str, Any]) -> str:
    who = " | ".join(filter(None, (names_of(record, one["parties"]), names_of(record, one["people"]))))
    place = name_of(record, one["place"]) if one["place"] else ""
    quotes = " … ".join(evidence["quote"] for evidence in one["evidence"])
    return _cells(one["date"] or "undated", f"{one['kind']} {one['status']}", who, place, quotes)


def _agreement(record: dict[str, Any], one: dict[str, Any]) -> str:
    quotes = " … ".join(evidence["quote"] for evidence in one["evidence"])
    names = " / ".join(one["name"].values())
    return _cells(one["date"] or "undated", one["status"], names, names_of(record, one["parties"]), quotes)


def _cells(*cells: str) -> str:
    return "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells) + "</tr>"
