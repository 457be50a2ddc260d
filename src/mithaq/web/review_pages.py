"""The review in the browser: the queue, the log, and what becomes of a form that somebody sends."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mithaq.errors import AskedWrongError, OvertakenError
from mithaq.run.desk import Desk
from mithaq.run.queue import SORTS, Question
from mithaq.run.reviewing import STATUSES, Review
from mithaq.run.viewing import today
from mithaq.view.evidence import evidence
from mithaq.web.asked import asked
from mithaq.web.chrome import Chrome
from mithaq.web.decided import decisions
from mithaq.web.listing import about, languages, naming, values
from mithaq.web.rendering import chrome_of, page, rendered, reviewer_of

REVIEWER = "mithaq_reviewer"
_PAGE = 25
_MOST_EVIDENCE = 3
_LONGEST = 65_536
_LONGEST_NAME = 80
_A_YEAR = 366 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The fields of a form as they were sent; of several of one name the last holds, but for ``every``."""

    fields: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """Return a field, empty where there is none."""
        return next((value.strip() for key, value in reversed(self.fields) if key == name), "")

    def every(self, name: str) -> list[str]:
        """Return all values of a field."""
        return [value.strip() for key, value in self.fields if key == name and value.strip()]


async def form_of(request: Request) -> Form:
    """Read a form as browsers send it. Raises AskedWrongError where it is too long or is none."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise AskedWrongError("the form is too long")
    text = body.decode("utf-8", "replace").replace("\x00", "\ufffd")
    return Form(fields=tuple(parse_qsl(text, keep_blank_values=True)))


def queue(request: Request, desk: Desk) -> Response:
    """Answer /queue: what to decide, evidence against decisions first, then by doubt and importance."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        wanted, stored = asked(request.query_params, chrome.words), desk.stored
        chosen = request.query_params.get("sort", "")
        questions = desk.questions
        every = [one for one in questions if not chosen or one.sort == chosen]
        shown = desk.asked(every[wanted.offset : wanted.offset + _PAGE])
        counts = Counter(one.sort for one in questions)
        told = [name for one in shown if one.sort == "dispute" for name in one.records]
        disputes = {row["id"]: row for row in stored.disputes(stored.disputes_called(told), today())}
        names = {record for one in shown for record in one.records}
        names |= {disputes[name]["about"] for name in names if name in disputes}
        return {
            "questions": shown,
            "counts": {name: counts[name] for name in SORTS},
            "sort": chosen,
            "total": len(every),
            "first": min(wanted.offset + 1, len(every)),
            "last": min(wanted.offset + _PAGE, len(every)),
            "before": max(0, wanted.offset - _PAGE) if wanted.offset else None,
            "after": wanted.offset + _PAGE if wanted.offset + _PAGE < len(every) else None,
            "about": about(desk, names, chrome),
            "dispute_of": disputes,
            "evidence_of": lambda one: list(_evidence(one, stored.context)),
            "statuses": STATUSES,
            "value_of": values(desk, chrome),
            "language_of": languages(desk),
            "seen": desk.judged,
        }

    return page(request, desk, "queue.html", make)


def _evidence(question: Question, context: Any) -> Iterator[dict[str, Any]]:
    """Yield the first sentences behind a question; of a link one of each side."""
    if question.sort == "link":
        for claim in question.claims:
            yield from evidence((claim,), context)[:1]
    else:
        yield from evidence(question.claims, context)[:_MOST_EVIDENCE]


def log(request: Request, desk: Desk) -> Response:
    """Answer /log: who decided what, when and why, and what was added; newest first. Nothing in it is ever erased."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        wanted = asked(request.query_params, chrome.words)
        total, shown = decisions(desk, wanted.offset, 4 * _PAGE)
        return {
            "lines": shown,
            "total": total,
            "first": min(wanted.offset + 1, total),
            "last": min(wanted.offset + 4 * _PAGE, total),
            "before": max(0, wanted.offset - 4 * _PAGE) if wanted.offset else None,
            "after": wanted.offset + 4 * _PAGE if wanted.offset + 4 * _PAGE < total else None,
            "about": about(desk, (record for line in shown for record in line.records), chrome),
            "name_of": naming(desk, chrome),
            "seen": desk.judged,
        }

    return page(request, desk, "log.html", make)


def decide(request: Request, desk: Desk, form: Form) -> Response:
    """Answer a form sent to /review: keep the decision and lead back, or say why it was not kept."""
    chrome = chrome_of(request)
    if not form.get("reason"):
        return _refused(chrome, desk, form, chrome.word("review", "needs_reason"))
    since = int(form.get("seen")) if form.get("seen").isdigit() and len(form.get("seen")) < 10 else None
    review = Review(desk.store, reviewer_of(request), form.get("reason"), stored=desk.stored, since=since)
    try:
        _decided(review, form)
    except OvertakenError as error:
        desk.look_again()
        told = {"others": error.others, "fields": _again(form, desk), "place": desk.place}
        return rendered("overtaken.html", chrome, {**told, "back": _back(form)}, status=409)
    except AskedWrongError as error:
        return _refused(chrome, desk, form, str(error))
    desk.look_again()
    path, _, fragment = _back(form).partition("#")
    path, _, query = path.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name not in ("kept", "lang")]
    return RedirectResponse(chrome.link(path, fragment, **dict(kept), kept=review.decision), status_code=303)


def _decided(review: Review, form: Form) -> None:
    """Do what the form asks: ``do`` is an action, with what it needs behind strokes ("correct/status/done")."""
    action, _, rest = form.get("do").partition("/")
    field, stroke, value = rest.partition("/")
    if not stroke:
        field, value = form.get("field"), form.get("value")
    record = form.get("record")
    if action in ("confirm", "reject", "uphold"):
        {"confirm": review.confirm, "reject": review.reject, "uphold": review.uphold}[action](
            form.get("claim") or record
        )
    elif action == "same":
        review.same(record, _id(form.get("other")))
    elif action == "different":
        review.different(record, _id(form.get("other")))
    elif action == "split":
        review.split_off(record, form.every("claim"))
    elif action == "correct":
        review.correct(form.get("claim") or record, field, value)
    elif action == "relink":
        review.relink(form.get("entity"), form.get("meant"), form.get("document") or None)
    elif action == "settle":
        review.settle(record, rest or value)
    elif action == "undo":
        review.withdraw(form.get("decision"))
    else:
        raise AskedWrongError("choose what to decide")


def _id(text: str) -> str:
    """Return the id of a record out of what somebody pasted: the id itself, or the address of its page."""
    return text.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


def rename(request: Request, desk: Desk, form: Form) -> Response:
    """Answer a form sent to /reviewer: remember in the browser who reviews."""
    name = " ".join(form.get("who").split())[:_LONGEST_NAME]
    answer = RedirectResponse(_back(form), status_code=303)
    if name:
        answer.set_cookie(REVIEWER, name.encode().hex(), max_age=_A_YEAR, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(REVIEWER)
    return answer


def _again(form: Form, desk: Desk) -> list[tuple[str, str]]:
    """Return the fields of a form to send again, by somebody who now knows of what the others decided."""
    kept = [(name, value) for name, value in form.fields if name not in ("seen", "lang")]
    return [*kept, ("seen", str(desk.store.judged()[0]))]


def _refused(chrome: Chrome, desk: Desk, form: Form, why: str) -> Response:
    told = {"why": why, "back": _back(form), "place": desk.place}
    return rendered("refused.html", chrome, told, status=422)


def _back(form: Form) -> str:
    """Return where the form was sent from: a page of the workbench, never another site's."""
    back = form.get("back")
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/queue"
