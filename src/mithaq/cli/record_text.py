"""Records as dense lines for an analyst: one head line, then each report with outlet, date and sentence.

Every line says in words what it means; ids stand last, ready for `mithaq show`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mithaq.cli.marks import name_of, names_of
from mithaq.cli.output import isolated
from mithaq.cli.wording import spoken

Record = dict[str, Any]
SHORTEST_LIST = 3
_QUOTE = 240


def lines_of(view: str, record: Record, *, most: int = SHORTEST_LIST) -> Iterator[str]:
    """Yield the lines of a view's record, with the evidence of at most ``most`` reports (0: all)."""
    head, body = _LAYOUTS.get(view, (_any_head, _evidence))
    yield head(record)
    yield from (f"    {line}" for line in body(record, most))


def claim_lines(record: Record) -> Iterator[str]:
    """Yield each claim behind a record as its report made it."""
    claims = record.get("claims") or []
    if claims:
        yield spoken().line("claims_title", len(claims))
    for claim in claims:
        speaker = spoken().line("says", name_of(record, claim["speaker"])) if claim.get("speaker") else None
        place = spoken().line("at", name_of(record, claim["place"])) if claim.get("place") else None
        parties, people = names_of(record, claim["parties"]), names_of(record, claim["people"])
        told = _headline(claim)
        yield f"  {_line(told, parties, people, place, speaker, claim['id'])}"
        yield from (f"      {evidence_line(one, record)}" for one in claim.get("evidence") or ())


def evidence_line(evidence: Record, record: Record, others: Sequence[Record] = ()) -> str:
    """Return one report's line: date, outlet, speaker, the sentence, where it stands, and who else carries the same."""
    speaker = spoken().line("says", name_of(record, evidence["speaker"])) if evidence.get("speaker") else None
    where = f"{base(evidence.get('file'))}#{evidence.get('article', 0)}:{evidence.get('start')}-{evidence.get('end')}"
    also = spoken().line("same", spoken().listed(map(_carrier, others))) if others else None
    return _line(_carrier(evidence), speaker, quote(evidence.get("quote") or ""), where, also)


def _carrier(evidence: Record) -> str:
    named = " / ".join(isolated(one) for one in (evidence.get("outlet"), evidence.get("agency")) if one)
    return f"{evidence.get('reported') or spoken().line('undated')} {named or base(evidence.get('file'))}"


def base(file: str | None) -> str:
    """Return a file's own name: the folder is the same on every line, and `mithaq show` has it."""
    return (file or "?").replace("\\", "/").rpartition("/")[2]


def quote(words: str) -> str:
    """Return a quotation on one line, cut where it is very long."""
    line = " ".join(words.split())
    return f"«{isolated(line if len(line) <= _QUOTE else line[:_QUOTE] + '…')}»"


def _evidence(record: Record, most: int) -> Iterator[str]:
    yield from _some(record.get("evidence") or [], record, most)


def _some(evidence: list[Record], record: Record, most: int) -> Iterator[str]:
    tellings = _tellings(evidence)
    shown = tellings[:most] if most else tellings
    yield from (evidence_line(first, record, others) for first, *others in shown)
    if len(tellings) > len(shown):
        yield spoken().line("more", n=len(tellings) - len(shown), id=record.get("record") or record["id"])


def _tellings(evidence: list[Record]) -> list[list[Record]]:
    """Gather the reports that use the very same words: repetition should not look like confirmation."""
    found: dict[tuple[Any, str], list[Record]] = {}
    for one in evidence:
        found.setdefault((one.get("speaker"), " ".join((one.get("quote") or "").split())), []).append(one)
    return list(found.values())


def _counted(record: Record) -> str:
    reports, independent = record.get("reports"), record.get("independent_sources") or 0
    if reports is None:
        return ""
    said = spoken()
    told = {"reports": said.counted("report", reports), "sources": said.counted("source", independent)}
    return said.line("counts", independent=independent, **told)


def _line(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


def _headline(record: Record) -> str:
    """Return when, what and whether it took place."""
    said = spoken()
    return f"{record.get('date') or said.line('undated')} {said.told_of(record)}"


def _event_head(record: Record) -> str:
    place = spoken().line("at", name_of(record, record["place"])) if record.get("place") else None
    counts = spoken().listed(_count(one, record) for one in record.get("quantities") or ())
    disputes = spoken().line("disputed", spoken().listed(record["disputes"])) if record.get("disputes") else None
    return _line(
        _headline(record),
        names_of(record, record.get("parties")),
        names_of(record, record.get("people")),
        place,
        counts,
        _counted(record),
        disputes,
        record["id"],
    )


def _count(one: Record, record: Record) -> str:
    of = f" ({name_of(record, one['of'])})" if one.get("of") else ""
    corrects = (
        f"{spoken().line('comma')}{spoken().line('corrects', one['corrects'])}"
        if one.get("corrects") is not None
        else ""
    )
    return f"{spoken().name('field', one['what'])} {one['value']}{of}{corrects}"


def _event_body(record: Record, most: int) -> Iterator[str]:
    history = record.get("history") or []
    if len(history) > 1:
        yield spoken().line("history", " → ".join(_step(one) for one in history))
    yield from _evidence(record, most)


def _step(one: Record) -> str:
    said, date = spoken(), f" {one['date']}" if one.get("date") else ""
    owed = "owed" if "decided_by" in one else "status"
    status = said.name(owed, one["status"])
    if "decided_by" in one and not one.get("reported"):
        return said.line("judged", status=status, who=one["decided_by"])
    date = date or (f" {one['on']}" if one.get("on") and "decided_by" in one else "")
    return said.line("told", status=status + date, day=one.get("reported") or said.line("unknown_day"))


def _contact_head(record: Record) -> str:
    gap = record.get("gap_days")
    return _line(_event_head(record), spoken().counted("gap", gap) if gap is not None else None)


def _all_names(names: Any) -> str:
    """Return the names of an agreement or mechanism, whichever of the contract's two shapes they have."""
    if isinstance(names, dict):
        spelled = {code: value if isinstance(value, str) else next(iter(value), None) for code, value in names.items()}
        found = [spelled.get(spoken().language), *spelled.values()]
    else:
        found = [one.get(spoken().language) or one.get("en") or next(iter(one.values()), None) for one in names or ()][
            :2
        ]
    return " / ".join(isolated(one) for one in dict.fromkeys(found) if one)


def _agreement_head(record: Record) -> str:
    said = spoken()
    fields = ("declared", "signed", "effective", "ended")
    dates = (said.dated(name, record[name]) for name in fields if record.get(name))
    members = said.line("set_of", len(record["members"])) if record.get("members") else None
    kind = said.name("type", record["kind"]) if record.get("kind") else said.line("agreement")
    status = said.name("status", record["status"]) if record.get("status") else None
    return _line(
        _all_names(record.get("names")) or said.line("unnamed"),
        said.line("headline", kind=kind, status=status) if status else kind,
        *dates,
        names_of(record, record.get("parties")),
        members,
        _counted(record),
        record["id"],
    )


def _agreement_body(record: Record, most: int) -> Iterator[str]:
    mentions = record.get("mentions") or []
    shown = mentions[:most] if most else mentions
    for one in shown:
        for evidence in (one.get("evidence") or [])[:1]:
            yield f"{spoken().name('act', one.get('act', 'mentioned'))}: {evidence_line(evidence, record)}"
    if len(mentions) > len(shown):
        yield spoken().line("more", n=len(mentions) - len(shown), id=record["id"])


def _mechanism_head(record: Record) -> str:
    said = spoken()
    return _line(
        _all_names(record.get("names")) or said.line("unnamed"),
        said.name("status", record["status"]) if record.get("status") else None,
        names_of(record, record.get("parties")),
        *(said.dated(field, record[field]) for field in ("last_seen", "silent_since") if record.get(field)),
        record["id"],
    )


def _mechanism_body(record: Record, most: int) -> Iterator[str]:
    history = record.get("history") or []
    if history:
        yield spoken().line("history", " → ".join(_step(one) for one in history))
    yield from _evidence(record, most)


def _commitment_head(record: Record) -> str:
    said = spoken()
    whom = names_of(record, record.get("beneficiary")) or said.line("all")
    owes = said.line("owes", who=names_of(record, record.get("obligor")), whom=whom)
    due = said.dated("due", record["due"]) if record.get("due") else said.line("no_deadline")
    overdue = said.line("overdue") if record.get("overdue") else None
    status = said.name("owed", record["status"]) if record.get("status") else None
    return _line(due, status, overdue, owes, _told(record.get("action")), record["id"])


def _dispute_head(record: Record) -> str:
    said = spoken()
    about = f"{said.name('thing', record.get('about_kind', 'event'))} {record.get('about')}"
    current = said.line("now", record["current"]) if record.get("current") is not None else None
    state = said.name("state", record["state"]) if record.get("state") else None
    return _line(
        said.line("about", field=said.name("field", record["field"]), about=about), state, current, record["id"]
    )


def _dispute_body(record: Record, most: int) -> Iterator[str]:
    for side in record.get("sides") or ():
        speaker = f" | {spoken().line('says', name_of(record, side['speaker']))}" if side.get("speaker") else ""
        yield f"{_valued(side.get('value'), record)}{speaker}"
        yield from (f"    {line}" for line in _some(side.get("evidence") or [], record, most))


def _valued(value: Any, record: Record) -> str:
    if isinstance(value, list):
        return spoken().listed(_valued(one, record) for one in value)
    return name_of(record, value) if isinstance(value, str) and value in (record.get("entities") or {}) else str(value)


def _source_head(record: Record) -> str:
    said, published = spoken(), record.get("published") or {}
    when = published.get("value") or said.line("or").join(published.get("candidates") or ()) or said.line("undated")
    text = f" {said.line('text', record['text_group'])}" if record.get("text_group") else ""
    return _line(
        f"{when} ({said.name('basis', published.get('basis', 'unknown'))})",
        isolated(record.get("outlet") or said.line("unnamed_outlet")),
        isolated(record["agency"]) if record.get("agency") else None,
        isolated(record.get("title") or said.line("untitled")),
        said.name("copy", record.get("copy", "original")) + text,
        said.line("claims", record.get("claim_count", record.get("claims", 0))),
        f"{base(record['file'])}#{record.get('article', 0)}",
        record["id"],
    )


def _source_body(record: Record, most: int) -> Iterator[str]:
    notes = record.get("diagnostics") or []
    yield from (f"{one.get('code')}: {one.get('message')}" if isinstance(one, dict) else str(one) for one in notes)


def _brief_head(record: Record) -> str:
    said = spoken()
    turned = " → ".join(_turn(str(one)) for one in (record.get("from"), record.get("to")) if one)
    return _line(said.name("section", record["section"]), turned, _told(record.get("text")), record.get("record"))


def _turn(what: str) -> str:
    """Return a status or a turn in words; a date or a number stays as it is."""
    said = spoken()
    return next((told for section in ("turn", "status", "owed") if (told := said.name(section, what)) != what), what)


def _told(told: Any) -> str | None:
    """Return a sentence that is told in several languages in the chosen one."""
    told = told or {}
    return told.get(spoken().language) or next(iter(told.values()), None)


def _any_head(record: Record) -> str:
    return _line(str(record.get("kind", "record")), str(record.get("id", "")))


_Head = Callable[[Record], str]
_Body = Callable[[Record, int], Iterator[str]]
_LAYOUTS: dict[str, tuple[_Head, _Body]] = {
    "timeline": (_event_head, _event_body),
    "contacts": (_contact_head, _event_body),
    "agreements": (_agreement_head, _agreement_body),
    "mechanisms": (_mechanism_head, _mechanism_body),
    "commitments": (_commitment_head, _mechanism_body),
    "incidents": (_event_head, _event_body),
    "disputes": (_dispute_head, _dispute_body),
    "sources": (_source_head, _source_body),
    "brief": (_brief_head, _evidence),
}
