"""One page for Monday: what is new, what turned, what is disputed or corrected, what has gone silent."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from mithaq.ledger.history import HELD
from mithaq.model.edtf import bounds, meet, shifted
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Contradiction, Event, Ledger, StatusChange
from mithaq.view.composed import Composed
from mithaq.view.context import Context, Row, row
from mithaq.view.duties import News, duties
from mithaq.view.evidence import documents, evidence, texts
from mithaq.view.phrases import counted, joined, phrases, sentence, spelt
from mithaq.view.timeline import silent_since
from mithaq.view.wording import shown_languages

RECENT = 45
"""Days before its first report within which an event is news; what lies further back is told as background.

So many days before a brief begins may lie the day of something announced that nobody has told of since."""
SECTIONS = ("new", "turned", "disputed", "corrected", "silent", "overdue")


def brief(ledger: Ledger, context: Context, as_of: str, since: str) -> Composed[News]:
    """Return what changed from ``since`` to ``as_of`` (days), in sections; nothing is new that was told before."""
    events = [event for event in ledger.events if event.kind is not ClaimKind.STATEMENT]
    found = [
        *(one for event in events for one in _of_event(event, context, since, as_of)),
        *_disputes(ledger, context, since, as_of),
        *duties(ledger, context, since, as_of),
    ]
    ordered = sorted(found, key=lambda one: (SECTIONS.index(one.section), one.since or "", one.record))
    return Composed(ordered, lambda one: row(f"{one.section}:{one.record}", as_of, one.told(), context))


def sections(rows: Sequence[Row]) -> list[tuple[str, Sequence[Row]]]:
    """Return the lines of each section of a brief, to be read: without their ids and what the entities are called.

    Those that are not composed yet are left so.
    """
    if isinstance(rows, Composed):
        return [(name, rows.those(partial(_is_in, name), News.composed)) for name in SECTIONS]
    return [(name, [row for row in rows if row["section"] == name]) for name in SECTIONS]


def _is_in(section: str, one: News) -> bool:
    return one.section == section


def _of_event(event: Event, context: Context, since: str, as_of: str) -> Iterator[News]:
    first = event.history[0].reported
    turned = _last_turn(event, context, since, as_of)
    if turned is not None:
        yield turned
    elif first is not None and since <= first <= as_of and _is_news(event, first):
        yield _line("new", event, context, to=event.status.value, since=first, claims=event.claims)
    silent = silent_since(event, as_of)
    if silent is not None and silent >= awaited_from(since):
        told = event.history[-1]

        def text() -> dict[str, str]:
            return {
                one: _phrase("silent", one, date=spelt(silent, one), event=sentence(event, context, one))
                for one in shown_languages()
            }

        yield _line("silent", event, context, before=told.date, since=silent, claims=told.claims, text=text)


def awaited_from(since: str) -> str:
    """Return the first day for which the silence about something announced is still told in a brief from ``since``."""
    day = bounds(since)[0]
    return shifted(day, -RECENT).isoformat() if day else since


def _is_news(event: Event, first: str) -> bool:
    until, told = bounds(event.date)[1], bounds(first)[0]
    return until is None or told is None or (told - until).days <= RECENT


def _last_turn(event: Event, context: Context, since: str, as_of: str) -> News | None:
    """Return the last turn that was reported in the time asked for: announced, then held, moved or cancelled."""
    for before, after in reversed(list(zip(event.history, event.history[1:], strict=False))):
        turn = _turn(before, after)
        if turn is not None and after.reported is not None and since <= after.reported <= as_of:

            def text(
                turn: str = turn, before: StatusChange = before, after: StatusChange = after
            ) -> dict[str, str] | None:
                moved = turn == "moved"
                return _moved_text(event, before, after, context) if moved else _turned_text(event, turn, context)

            start = before.date if turn == "moved" else before.status.value
            end = after.date if turn == "moved" else turn
            return _line("turned", event, context, start, end, after.reported, after.claims, text)
    return None


def _turn(before: StatusChange, after: StatusChange) -> str | None:
    """Return what ``after`` made of ``before``; what one report tells together, or denies of a fact, is no turn."""
    if before.reported == after.reported or before.status in HELD:
        return None
    if after.status in HELD:
        return "held"
    if after.status is Status.SCHEDULED and before.status is Status.SCHEDULED:
        moved = before.date and after.date and not meet(bounds(before.date), bounds(after.date))
        return "moved" if moved else None
    return None if after.status is before.status else after.status.value


def _moved_text(event: Event, before: StatusChange, after: StatusChange, context: Context) -> dict[str, str]:
    return {
        one: _phrase(
            "moved",
            one,
            **{"from": spelt(before.date, one), "to": spelt(after.date, one)},
            event=sentence(event, context, one),
        )
        for one in shown_languages()
    }


def _turned_text(event: Event, turn: str, context: Context) -> dict[str, str] | None:
    """Return what became of the event and when it had been announced; None where no report tells when."""
    announced = event.history[0].reported
    if announced is None:
        return None
    form = "held" if turn == "held" else "turned"
    return {one: _told(event, context, one, form, announced=spelt(announced, one)) for one in shown_languages()}


def _line(
    section: str,
    event: Event,
    context: Context,
    before: str | None = None,
    to: str | None = None,
    since: str | None = None,
    claims: tuple[str, ...] = (),
    text: Callable[[], dict[str, str] | None] = lambda: None,
) -> News:
    def told() -> Row:
        return {
            "section": section,
            "record": event.id,
            "view": "timeline",
            "from": before,
            "to": to,
            "since": since,
            "text": text() or {one: _told(event, context, one) for one in shown_languages()},
            "evidence": evidence(claims, context),
        }

    return News(section=section, record=event.id, since=since, told=told)


def _told(event: Event, context: Context, language: str, form: str = "told", **more: str) -> str:
    reports = counted(len(documents(event.claims, context)), "report", language)
    sources = counted(texts(event.claims, context), "source", language)
    told = sentence(event, context, language)
    return _phrase(form, language, event=told, reports=reports, sources=sources, **more)


def _phrase(name: str, language: str, **slots: str) -> str:
    text = str(phrases(language)["brief"][name].format(**slots))
    return text[:1].upper() + text[1:]


def _disputes(ledger: Ledger, context: Context, since: str, as_of: str) -> Iterator[News]:
    events = {event.id: event for event in ledger.events}
    for dispute in ledger.contradictions:
        lines = evidence([claim for side in dispute.sides for claim in side.claims], context)
        last = max((line["reported"] for line in lines if line["reported"]), default=None)
        if last is not None and since <= last <= as_of and dispute.state in ("open", "corrected"):
            line: Row = {
                "section": "disputed" if dispute.state == "open" else "corrected",
                "record": dispute.id,
                "view": "disputes",
                "from": dispute.sides[0].value,
                "to": dispute.current,
                "since": last,
                "text": {
                    one: _dispute_text(dispute, events.get(dispute.about), context, one) for one in shown_languages()
                },
                "evidence": lines,
            }
            yield News(section=line["section"], record=dispute.id, since=last, told=line.copy)


def _dispute_text(dispute: Contradiction, event: Event | None, context: Context, language: str) -> str:
    words = phrases(language)
    if dispute.about_kind == "commitment":
        sides = [words["owed"].get(side.value, side.value) for side in dispute.sides]
    else:
        sides = [_side(side.value, dispute.field, context, language) for side in dispute.sides]
    return _phrase(
        "disputed" if dispute.state == "open" else "corrected",
        language,
        field=words["field"].get(dispute.field, dispute.field),
        sides=words["sides"].join(sides),
        value=dispute.current or "",
        event=sentence(event, context, language) if event else context.name(dispute.about, language),
    )


def _side(value: str, field: str, context: Context, language: str) -> str:
    """Return one account in words: a date, the names of parties, a quote or a number."""
    if field == "date":
        return spelt(value, language) or value
    if field == "account":
        return str(phrases(language)["quote"].format(quote=value))
    return joined([context.name(name, language) for name in value.split(", ")], language)
