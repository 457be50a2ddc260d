"""Annotated reports as one self-contained page: right to left where the text is, every mark readable without colour."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Any

from mithaq.cli.app import Chosen
from mithaq.cli.article_text import published
from mithaq.cli.marks import Mark, marks_of, name_of, names_of
from mithaq.cli.page_words import Wording, wording
from mithaq.cli.wording import spoken
from mithaq.text.display import direction
from mithaq.view.rule_names import rule_name
from mithaq.view.segments import segments


def page_head() -> str:
    """Return what stands before the articles."""
    said = spoken()
    style = (files("mithaq.cli") / "article_page.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{said.language}" dir="{direction(said.language)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{said.line('page_title')}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<p class="key">{said.line("key")}</p>'
    )


def page_tail() -> str:
    """Return what stands after them."""
    return "</body>\n</html>"


def article_html(record: dict[str, Any]) -> str:
    """Return one annotated article (the record of ``article_record``, with its text) as HTML.

    Each claim is numbered; its number stands where its words end, and leads to its row and back.
    """
    # In the language of the report, unless another than English is asked for.
    words = wording(record["language"] if Chosen.language == "en" else Chosen.language)
    return "\n".join(["<article>", *_head(record), *_body(record, words), *_lists(record, words), "</article>"])


def _head(record: dict[str, Any]) -> Iterator[str]:
    told = [record["outlet"], record["agency"], published(record, spoken())]
    yield f'<h2 dir="auto">{escape(record["title"] or record["file"])}</h2>'
    yield f'<p class="told"><bdi>{escape(record["file"])}</bdi> #{record["article"]}'
    yield "".join(f" · <bdi>{escape(one)}</bdi>" for one in told if one) + "</p>"


def _body(record: dict[str, Any], words: Wording) -> Iterator[str]:
    text, marks, at = record["text"], marks_of(record), record["span"][0]
    numbers = _numbers(record)
    yield f'<div class="text" dir="{direction(record["language"])}" lang="{escape(record["language"])}">'
    for line in text[slice(*record["span"])].split("\n"):
        if line.strip():
            parts = segments(at, at + len(line), marks)
            yield "<p>" + "".join(_stretch(text, *one) + numbers.get(one[1], "") for one in parts) + "</p>"
        at += len(line) + 1
    yield "</div>"


def _numbers(record: dict[str, Any]) -> dict[int, str]:
    """The numbers of the claims by the offset at which their words end, each a link to the claim's row."""
    found: dict[int, str] = {}
    for number, claim in enumerate(record["claims"], 1):
        end, row = claim["evidence"][0]["end"], claim["id"]
        found[end] = found.get(end, "") + f'<sup><a id="{row}-text" href="#{row}">{number}</a></sup>'
    return found


def _stretch(text: str, start: int, end: int, over: tuple[Mark, ...]) -> str:
    shown = escape(text[start:end])
    if not over:
        return shown
    classes = " ".join(sorted({mark.kind if mark.kind in ("time", "claim") else "name" for mark in over}))
    notes = "; ".join(dict.fromkeys(f"{mark.kind}: {mark.note}" for mark in reversed(over)))
    return f'<span class="{classes}" title="{escape(notes)}">{shown}</span>'


def _lists(record: dict[str, Any], words: Wording) -> Iterator[str]:
    def kind(one: dict[str, Any]) -> str:
        return spoken().name("type", one["type"])

    for title, rows in (
        ("claims", [_claim(record, words, number, one) for number, one in enumerate(record["claims"], 1)]),
        ("agreements", [_agreement(record, one) for one in record["agreements"]]),
        ("times", [_cells(one["value"] or "?", kind(one), one["text"]) for one in record["times"]]),
        ("names", [_cells(name_of(record, one["entity"]), kind(one), one["text"]) for one in record["mentions"]]),
        ("notes", [_cells(one["code"], spoken().say(one["message"])) for one in record["diagnostics"]]),
    ):
        if rows:
            turn = direction(words.language if title == "claims" else Chosen.language)
            yield f'<h3>{spoken().name("list", title)} ({len(rows)})</h3>\n<table dir="{turn}">{"".join(rows)}</table>'


def _claim(record: dict[str, Any], words: Wording, number: int, one: dict[str, Any]) -> str:
    """One row: what it is, when, who, where, who says so, the words it rests on and the rule that read them."""
    language, row = words.language, one["id"]
    parties, people = names_of(record, one["parties"], language), names_of(record, one["people"], language)
    who = " | ".join(filter(None, (parties, people)))
    place = name_of(record, one["place"], language) if one["place"] else ""
    speaker = words.says(name_of(record, one["speaker"], language)) if one["speaker"] else ""
    told = words.told(one["kind"], one["status"], one["act"])
    counts = " · ".join(f"{count['what']} {count['value']}" for count in one["quantities"])
    quotes = " … ".join(evidence["quote"] for evidence in one["evidence"])
    cells = (
        told,
        one["date"] or words.undated,
        who,
        place,
        speaker,
        counts,
        quotes,
        rule_name("event", one["extractor"].removeprefix("rule:"), language, words.told_of(one["kind"], one["act"])),
    )
    back = f'<td><a href="#{row}-text">{number}</a></td>'
    return f'<tr id="{row}">{back}' + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells) + "</tr>"


def _agreement(record: dict[str, Any], one: dict[str, Any]) -> str:
    quotes = " … ".join(evidence["quote"] for evidence in one["evidence"])
    names = " / ".join(one["name"].values())
    said = spoken()
    told = one["date"] or said.line("undated"), said.name("status", one["status"])
    return _cells(*told, names, names_of(record, one["parties"]), quotes)


def _cells(*cells: str) -> str:
    return "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells) + "</tr>"
