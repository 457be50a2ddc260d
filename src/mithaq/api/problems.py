"""Errors as problem details (RFC 9457, application/problem+json)."""

import json
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from mithaq.errors import AskedWrongError, CatchingUpError, MithaqError, StoreError

MEDIA_TYPE = "application/problem+json"
LOOK_AGAIN_SECONDS = 5
"""After how many seconds it is worth asking again, while the records are made anew."""


def problem(status: int, detail: str, **more: Any) -> Response:
    """Return a problem with a title by its status, and what is wrong in this case."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return Response(json.dumps(told), status_code=status, media_type=MEDIA_TYPE)


def tell_problems(app: FastAPI) -> None:
    """Let every error of ``app`` leave it as a problem."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(AskedWrongError, _asked_wrong)
    app.add_exception_handler(MithaqError, _not_there)
    app.add_exception_handler(Exception, _unforeseen)


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = problem(error.status_code, error.detail)
    answer.headers.update(error.headers or {})
    return answer


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [{"parameter": ".".join(map(str, one["loc"][1:])), "message": one["msg"]} for one in error.errors()]
    detail = "; ".join(f"{one['parameter']}: {one['message']}" for one in wrong)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=wrong)


def _store(_: Request, error: Exception) -> Response:
    answer = problem(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    if isinstance(error, CatchingUpError):
        answer.headers["Retry-After"] = str(LOOK_AGAIN_SECONDS)
    return answer


def _asked_wrong(_: Request, error: Exception) -> Response:
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))


def _not_there(_: Request, error: Exception) -> Response:
    return problem(HTTPStatus.NOT_FOUND, str(error))


def _unforeseen(_: Request, error: Exception) -> Response:
    # What went wrong is in the server's log; the asker learns nothing of its inside.
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "something went wrong here; the ledger is as it was")
