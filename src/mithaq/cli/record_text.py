"""Records as dense lines for an analyst: one head line, then each report with outlet, date and sentence.

Every line says in words what it means; ids stand last, ready for `mithaq show`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mithaq.cli.marks import name_of, names_of
from mithaq.cli.output import isolated

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
        yield f"claims ({len(claims)})"
    for claim in claims:
        speaker = f"says {name_of(record, claim['speaker'])}" if claim.get("speaker") else None
        place = f"at {name_of(record, claim['place'])}" if claim.get("place") else None
        parties, people = names_of(record, claim["parties"]), names_of(record, claim["people"])
        told = f"{claim['date'] or 'undated'} {claim['kind']} {claim['status']}"
        yield f"  {_line(told, parties, people, place, speaker, claim['id'])}"
        yield from (f"      {evidence_line(one, record)}" for one in claim.get("evidence") or ())


def evidence_line(evidence: Record, record: Record, others: Sequence[Record] = ()) -> str:
    """Return one report's line: date, outlet, speaker, the sentence, where it stands, and who else carries the same."""
    speaker = f"says {name_of(record, evidence['speaker'])}" if evidence.get("speaker") else None
    where = f"{base(evidence.get('file'))}#{evidence.get('article', 0)}:{evidence.get('start')}-{evidence.get('end')}"
    also = f"the same words: {', '.join(map(_carrier, others))}" if others else None
    return _line(_carrier(evidence), speaker, quote(evidence.get("quote") or ""), where, also)


def _carrier(evidence: Record) -> str:
    named = " / ".join(isolated(one) for one in (evidence.get("outlet"), evidence.get("agency")) if one)
    return f"{evidence.get('reported') or 'undated'} {named or base(evidence.get('file'))}"


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
        yield f"… and {len(tellings) - len(shown)} more: mithaq show {record['id']}"


def _tellings(evidence: list[Record]) -> list[list[Record]]:
    """Gather the reports that use the very same words: repetition should not look like confirmation."""
    found: dict[tuple[Any, str], list[Record]] = {}
    for one in evidence:
        found.setdefault((one.get("speaker"), " ".join((one.get("quote") or "").split())), []).append(one)
    return list(found.values())


def _counted(record: Record) -> str:
    reports, sources = record.get("reports"), record.get("independent_sources")
    return f"{reports} {'report' if reports == 1 else 'reports'}, {sources} independent" if reports is not None else ""


def _line(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


def _event_head(record: Record) -> str:
    place = f"at {name_of(record, record['place'])}" if record.get("place") else None
    counts = ", ".join(_count(one, record) for one in record.get("quantities") or ())
    disputes = f"disputed: {', '.join(record['disputes'])}" if record.get("disputes") else None
    return _line(
        f"{record.get('date') or 'undated'} {record['kind']} {record['status']}",
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
    corrects = f", corrects {one['corrects']}" if one.get("corrects") is not None else ""
    return f"{one['what']} {one['value']}{of}{corrects}"


def _event_body(record: Record, most: int) -> Iterator[str]:
    history = record.get("history") or []
    if len(history) > 1:
        yield "history: " + " → ".join(_step(one) for one in history)
    yield from _evidence(record, most)


def _step(one: Record) -> str:
    date = f" {one['date']}" if one.get("date") else ""
    if "decided_by" in one and not one.get("reported"):
        return f"{one['status']} (judged by {one['decided_by']})"
    date = date or (f" {one['on']}" if one.get("on") and "decided_by" in one else "")
    return f"{one['status']}{date} (told {one.get('reported') or 'on an unknown day'})"


def _contact_head(record: Record) -> str:
    gap = record.get("gap_days")
    return _line(_event_head(record), f"{gap} days after the one before" if gap is not None else None)


def _all_names(names: Any) -> str:
    """Return the names of an agreement or mechanism, whichever of the contract's two shapes they have."""
    if isinstance(names, dict):
        spelled = [one for value in names.values() for one in ([value] if isinstance(value, str) else value[:1])]
    else:
        spelled = [one.get("en") or one.get("ar") for one in names or ()][:2]
    return " / ".join(isolated(one) for one in spelled if one)


def _agreement_head(record: Record) -> str:
    dates = (f"{name} {record[name]}" for name in ("declared", "signed", "effective", "ended") if record.get(name))
    members = f"a set of {len(record['members'])}" if record.get("members") else None
    return _line(
        _all_names(record.get("names")) or "unnamed",
        f"{record.get('kind') or 'agreement'} {record.get('status') or ''}".strip(),
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
            yield f"{one.get('act', 'mentioned')}: {evidence_line(evidence, record)}"
    if len(mentions) > len(shown):
        yield f"… and {len(mentions) - len(shown)} more: mithaq show {record['id']}"


def _mechanism_head(record: Record) -> str:
    return _line(
        _all_names(record.get("names")) or "unnamed",
        record.get("status"),
        names_of(record, record.get("parties")),
        f"last seen {record['last_seen']}" if record.get("last_seen") else None,
        f"silent since {record['silent_since']}" if record.get("silent_since") else None,
        record["id"],
    )


def _mechanism_body(record: Record, most: int) -> Iterator[str]:
    history = record.get("history") or []
    if history:
        yield "history: " + " → ".join(_step(one) for one in history)
    yield from _evidence(record, most)


def _commitment_head(record: Record) -> str:
    action = record.get("action") or {}
    owes = f"{names_of(record, record.get('obligor'))} owes {names_of(record, record.get('beneficiary')) or 'all'}"
    due = f"due {record['due']}" if record.get("due") else "no deadline"
    overdue = "OVERDUE" if record.get("overdue") else None
    return _line(due, record.get("status"), overdue, owes, action.get("en") or action.get("ar"), record["id"])


def _dispute_head(record: Record) -> str:
    about = f"{record.get('about_kind', 'event')} {record.get('about')}"
    current = f"now {record['current']}" if record.get("current") is not None else None
    return _line(f"{record['field']} of {about}", record.get("state"), current, record["id"])


def _dispute_body(record: Record, most: int) -> Iterator[str]:
    for side in record.get("sides") or ():
        speaker = f" | says {name_of(record, side['speaker'])}" if side.get("speaker") else ""
        yield f"{_valued(side.get('value'), record)}{speaker}"
        yield from (f"    {line}" for line in _some(side.get("evidence") or [], record, most))


def _valued(value: Any, record: Record) -> str:
    if isinstance(value, list):
        return ", ".join(_valued(one, record) for one in value)
    return name_of(record, value) if isinstance(value, str) and value in (record.get("entities") or {}) else str(value)


def _source_head(record: Record) -> str:
    published = record.get("published") or {}
    when = published.get("value") or " or ".join(published.get("candidates") or ()) or "undated"
    return _line(
        f"{when} ({published.get('basis', 'unknown')})",
        isolated(record.get("outlet") or "unnamed outlet"),
        isolated(record["agency"]) if record.get("agency") else None,
        isolated(record.get("title") or "untitled"),
        f"{record.get('copy', 'original')}" + (f" of text {record['text_group']}" if record.get("text_group") else ""),
        f"{record.get('claim_count', record.get('claims', 0))} claims",
        f"{base(record['file'])}#{record.get('article', 0)}",
        record["id"],
    )


def _source_body(record: Record, most: int) -> Iterator[str]:
    notes = record.get("diagnostics") or []
    yield from (f"{one.get('code')}: {one.get('message')}" if isinstance(one, dict) else str(one) for one in notes)


def _brief_head(record: Record) -> str:
    text = record.get("text") or {}
    turned = " → ".join(str(one) for one in (record.get("from"), record.get("to")) if one)
    return _line(record["section"].upper(), turned, text.get("en") or text.get("ar"), record.get("record"))


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
