"""Decisions through the API: what to decide, what was decided, and a decision of one's own."""

from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import Response

from mithaq.api.answers import answer, encoded, page
from mithaq.api.asking import Limit, Offset
from mithaq.api.describing import ANY, answers, listed
from mithaq.api.problems import problem
from mithaq.errors import AskedWrongError, OvertakenError
from mithaq.run.decisions import decisions
from mithaq.run.desk import Desk
from mithaq.run.queue import SORTS, Question
from mithaq.run.reviewing import Review
from mithaq.text.display import displayed
from mithaq.view.context import named
from mithaq.view.evidence import evidence


class Act(StrEnum):
    """What may be decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UPHOLD = "uphold"
    SAME = "same"
    DIFFERENT = "different"
    SPLIT = "split"
    CORRECT = "correct"
    RELINK = "relink"
    SETTLE = "settle"
    UNDO = "undo"


Words = Annotated[str, AfterValidator(displayed), Field(max_length=2_000)]
Id = Annotated[str, AfterValidator(displayed), Field(max_length=300)]


class Decision(BaseModel):
    """A decision: which fields it needs depends on ``act``."""

    model_config = ConfigDict(extra="forbid")

    act: Act
    reason: Annotated[str, AfterValidator(displayed), Field(min_length=1, max_length=2_000, description="Why.")]
    record: Id = Field("", description="An event, agreement, commitment, dispute or claim.")
    other: Id = Field("", description="same, different: the other record.")
    claims: list[Id] = Field([], max_length=1_000, description="split: the claims that tell another thing.")
    field: Id = Field("", description="correct: which field.")
    value: Words = Field("", description="correct, settle: the right value; lists with commas.")
    meant: Id = Field("", description="relink: who or what is meant.")
    document: Id = Field("", description="relink: only in this report.")
    decision: Id = Field("", description="undo: the decision taken back.")
    since: int | None = Field(
        None, ge=0, lt=1 << 31, description="The number of the last judgement seen; 409 where others judged since."
    )


_KEPT = {
    "type": "object",
    "properties": {"kept": {"type": "integer", "minimum": 0}, "decision": {"type": "string"}},
    "required": ["kept", "decision"],
}


def add_deciding(app: FastAPI, desk: Desk) -> None:
    """Add the routes of review to ``app``."""

    @app.get(
        "/api/questions",
        summary="What to decide: evidence against decisions first, then by doubt and importance.",
        responses=answers(listed(ANY)),
        tags=["review"],
    )
    def questions(
        request: Request,
        sort: Annotated[
            str | None, Query(description="Only of this sort.", json_schema_extra={"enum": [*SORTS]})
        ] = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Response:
        if sort is not None and sort not in SORTS:
            raise AskedWrongError(f"{sort!r} is no sort of question; they are {', '.join(SORTS)}")

        def make() -> dict[str, Any]:
            every = [one for one in desk.questions if sort in (None, one.sort)]
            shown = page(every, limit, offset)  # type: ignore[arg-type]
            asked = desk.asked(shown["records"])
            return shown | {"records": [_question(one, desk) for one in asked], "since": desk.judged}

        return answer(request, desk, make)

    @app.get(
        "/api/log",
        summary="Who added and decided what, when and why; newest first.",
        responses=answers(listed(ANY)),
        tags=["review"],
    )
    def log(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
        return answer(request, desk, lambda: page(decisions(desk.store)[::-1], limit, offset))

    @app.post(
        "/api/judgements",
        summary="Decide something: it outranks every rule, is kept with name and reason, and may be undone.",
        status_code=HTTPStatus.CREATED,
        responses=answers(_KEPT, 201),
        tags=["review"],
    )
    def judge(request: Request, decision: Decision) -> Response:
        who = str(getattr(request.state, "user", "")) or str(request.app.state.reviewer)
        if not decision.reason.strip():
            raise AskedWrongError("say why")
        review = Review(desk.store, who, decision.reason, stored=desk.stored, since=decision.since)
        try:
            kept = decide(review, decision)
        except OvertakenError as error:
            others = [dict(zip(("who", "at", "verdict", "reason"), one, strict=True)) for one in error.others]
            return problem(HTTPStatus.CONFLICT, str(error), others=others)
        finally:
            desk.look_again()
        told = {"kept": kept, "decision": review.decision}
        return Response(encoded(told), HTTPStatus.CREATED, media_type="application/json")


def decide(review: Review, told: Decision) -> int:
    """Keep a decision and return how many judgements it made. Raises AskedWrongError for what there is none of."""
    if told.act in (Act.CONFIRM, Act.REJECT, Act.UPHOLD):
        return {Act.CONFIRM: review.confirm, Act.REJECT: review.reject, Act.UPHOLD: review.uphold}[told.act](
            told.record
        )
    if told.act is Act.SAME:
        return review.same(told.record, told.other)
    if told.act is Act.DIFFERENT:
        return review.different(told.record, told.other)
    if told.act is Act.SPLIT:
        return review.split_off(told.record, told.claims)
    if told.act is Act.CORRECT:
        return review.correct(told.record, told.field, told.value)
    if told.act is Act.RELINK:
        return review.relink(told.record, told.meant, told.document or None)
    if told.act is Act.SETTLE:
        return review.settle(told.record, told.value)
    return review.withdraw(told.decision)


def _question(one: Question, desk: Desk) -> dict[str, Any]:
    context = desk.context
    told: dict[str, Any] = {
        "id": one.id,
        "sort": one.sort,
        "doubt": one.doubt,
        "importance": one.importance,
        "records": list(one.records),
        "claims": list(one.claims),
        "why": list(one.why),
        "field": one.field,
        "decided": one.decided,
        "told": one.told,
        "reason": one.reason,
        "evidence": evidence(one.claims[:10], context),
    }
    return told | {"entities": named(told, context)}
