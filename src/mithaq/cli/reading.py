"""`annotate`, `time`, `explain`: what Mithaq understands of reports, without a ledger."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mithaq.cli.app import app
from mithaq.cli.options import Format, FormatOption, PageFormat, RunnerOption, WorkersOption, moment
from mithaq.cli.output import Ticker, print_json, print_text, said, say
from mithaq.cli.wording import spoken
from mithaq.errors import MithaqError
from mithaq.run.runners import Runner, RunnerName, runner_named

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Reports, or folders of them; - for standard input.")
]


@app.command(epilog="Example: mithaq annotate report.txt   mithaq annotate --format jsonl reports/ > read.jsonl")
def annotate(
    files: Files,
    format_: Annotated[
        PageFormat, typer.Option("--format", help="Highlighted text, jsonl, or a page.")
    ] = PageFormat.TEXT,
    with_text: Annotated[bool, typer.Option(help="Add the text that offsets count in (jsonl).")] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER|FILE.jsonl", help="Write jsonl there; killed, the same command goes on."),
    ] = None,
    runner: RunnerOption = RunnerName.AUTO,
    workers: WorkersOption = None,
) -> None:
    """Show what is understood of each report; no ledger.

    Times, names, claims, agreements, and the date of each article with its reasons.
    """
    import json

    from mithaq.cli.article_text import print_article
    from mithaq.model.documents import Diagnostic
    from mithaq.run.annotating import annotate_records

    if out is not None:
        if format_ is PageFormat.HTML:
            raise typer.BadParameter("--out writes jsonl")
        raise typer.Exit(_annotate_into(files, out, runner_named(runner, workers), with_text))
    failed = False
    if format_ is PageFormat.HTML:
        from mithaq.cli import article_page  # Here, for it takes its time.

        print_text(article_page.page_head())
    whole = with_text or format_ is not PageFormat.JSONL
    for one in annotate_records(files, runner_named(runner, workers), with_text=whole):
        if isinstance(one, Diagnostic):
            failed |= tell(one)
        elif format_ is PageFormat.JSONL:
            print_text(one.line)
        elif format_ is PageFormat.HTML:
            print_text(article_page.article_html(json.loads(one.line)))
        else:
            print_article(json.loads(one.line))
    if format_ is PageFormat.HTML:
        print_text(article_page.page_tail())
    raise typer.Exit(int(failed))


def _annotate_into(files: list[str], out: Path, runner: Runner, with_text: bool) -> int:
    """Annotate into files, tell the progress and sum up."""
    from mithaq.run.annotated_files import FilesReport, annotate_into

    ticker = Ticker()

    said = spoken()

    def counts(report: FilesReport) -> dict[str, str]:
        return {"reports": said.counted("report", report.reports), "claims": said.counted("claim", report.claims)}

    def progress(report: FilesReport) -> None:
        aside = said.line("aside", len(report.set_aside)) if report.set_aside else None
        ticker.tell(said.listed(part for part in (said.line("annotated", **counts(report)), aside) if part))

    report = annotate_into(files, out, runner, with_text=with_text, progress=progress)
    ticker.clear()
    known = said.line("known", said.counted("input", report.known)) if report.known else None
    noted = said.line("noted", said.counted("note", len(report.set_aside))) if report.set_aside else None
    told = said.line("annotated_into", out=out, **counts(report))
    print_text("; ".join(part for part in (told, known, noted) if part))
    failed = [tell(one) for one in report.set_aside]
    return int(any(failed))


def tell(diagnostic: Any) -> bool:
    """Name an input that could not be read, and why; tell whether it is a failure and no mere warning."""
    from mithaq.read.refusals import WARNINGS

    say(said(diagnostic.message))
    return diagnostic.code not in WARNINGS


@app.command("time", epilog="Example: mithaq time --on 2022-12-05 'يوم الجمعة الماضي'   mithaq time --cases cases.json")
def read_time(
    text: Annotated[str | None, typer.Argument(help="Words that tell a time.")] = None,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=moment, help="The day they are read on: 2022-12-05, or with a time."),
    ] = None,
    language: Annotated[str, typer.Option(help="The language of the words.")] = "ar",
    cases: Annotated[Path | None, typer.Option(help='A JSON list of {"id", "text", "ref", "lang"?}.')] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Read time expressions.

    One text, or a file of cases (that is always one JSON object a line).
    """
    from mithaq.run.timing import times_in

    if (cases is None) == (text is None):
        raise typer.BadParameter("give either TEXT (with --on DATE) or --cases FILE")
    if cases is not None:
        raise typer.Exit(_read_cases(cases))
    for one in times_in(text or "", on, language):
        if format_ is Format.JSONL:
            print_json(one)
        else:
            said = spoken()
            conflict = f"  {said.line('or_else', ', '.join(one['conflict']))}" if one["conflict"] else ""
            kind = said.name("type", one["type"])
            print_text(
                f"{kind}  {one['value']}{conflict}  {one['begin'] or ''}/{one['until'] or ''}  "
                f"«{one['text']}»  {said.line('by_rule', one['rule'])}{_counted_from(one['anchor'])}"
            )


def _counted_from(anchor: str | None) -> str:
    """Tell what a time hangs on: the day it is read on, or the expression of that number."""
    if anchor is None:
        return ""
    said = spoken()
    return said.line("comma") + (
        said.line("from_date") if anchor == "dct" else said.line("from_expression", anchor[1:])
    )


def _read_cases(path: Path) -> int:
    """Print a line for every case; one that cannot be read has no times, and is named."""
    from mithaq.run.timing import case_record, load_cases

    told: set[str] = set()
    for case in load_cases(path):
        try:
            record = case_record(case)
        except MithaqError as error:
            record = {"id": case.get("id"), "times": []}
            if str(error) not in told:
                told.add(str(error))
                say(f"{path}: case {case.get('id')}: {error}")
        print_json(record)
    return int(bool(told))


@app.command(epilog="Example: mithaq explain report.txt --at 166")
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A report.")],
    at: Annotated[int | None, typer.Option(metavar="N", help="Only at this offset.")] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Show which rules fired, on what words, and which almost did.

    Of each name also why it means whom it is said to mean; of each sentence the claims it gave, or why it gave none.
    With --at, also the rules for times that began to fit at that word, and the element on which they broke off.
    """
    from mithaq.model.documents import Diagnostic
    from mithaq.run.annotating import annotate as understand_all
    from mithaq.run.explaining import firings, near_misses
    from mithaq.run.verdicts import verdicts

    failed = False
    for one in understand_all([file]):
        if isinstance(one, Diagnostic):
            failed |= tell(one)
            continue
        if at is not None and not 0 <= at < len(one.annotated.document.text):
            raise typer.BadParameter(f"offset {at} is outside {file}, which has {len(one.annotated.document.text)}")
        for firing in firings(one.annotated, at):
            if format_ is Format.JSONL:
                print_json(firing)
            else:
                said = spoken()
                because = f"  {said.line('reason', said.say(firing['because']))}" if firing["because"] else ""
                kind = said.name("kind", firing["gives"].partition(" ")[0])
                print_text(
                    f"{firing['start']}-{firing['end']}  {said.layer(firing['layer'])}  "
                    f"{said.rule(firing['layer'], firing['rule'], kind)}  "
                    f"{said.given(firing['layer'], firing['gives'])}  «{' '.join(firing['text'].split())}»{because}"
                )
        for verdict in verdicts(one, at):
            if format_ is Format.JSONL:
                print_json(verdict)
            else:
                print_text(_verdict_line(verdict))
        for miss in near_misses(one.annotated, at) if at is not None else ():
            if format_ is Format.JSONL:
                print_json(miss)
            else:
                said = spoken()
                print_text(
                    f"{miss['start']}-{miss['end']}  {said.layer(miss['layer'])}  "
                    f"{said.rule(miss['layer'], miss['rule'])}  "
                    f"{said.line('broke_off', miss['broke_at'])}  «{' '.join(miss['text'].split())}»"
                )
    raise typer.Exit(int(failed))


def _claim_told(claim: str) -> str:
    """Word "meeting occurred by rule:meet/verb"."""
    said = spoken()
    told, _, extractor = claim.partition(" by ")
    kind = said.name("kind", told.partition(" ")[0])
    rule = said.rule("event", extractor.removeprefix("rule:"), kind)
    return f"{said.given('event', told)} ({rule})"


def _verdict_line(verdict: dict[str, Any]) -> str:
    said = spoken()
    told = "; ".join(map(_claim_told, verdict["claims"])) or said.line("no_claim")
    because = "".join(f"\n    {said.say(reason)}" for reason in verdict["because"])
    words = " ".join(verdict["text"].split())[:60]
    return f"{verdict['start']}-{verdict['end']}  {said.line('sentence')}  {told}  «{words}»{because}"
