"""Every case of every pack's cases/claims*.yaml; every frame of its lexicon in the claims of some case.

A claim is written "kind status date parties": the date is EDTF, the parties are joined by "+", "-" stands for none.
What follows is compared only where a case gives it: people=, @place, by= (the speaker), act= (of a statement).
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from mithaq.grammar import load_yaml
from mithaq.knowledge import load as load_knowledge
from mithaq.languages import codes, load
from mithaq.model.claims import Claim
from mithaq.model.documents import Block, Document, Span
from mithaq.model.kinds import Act, BlockKind, ClaimKind, Status
from mithaq.pipeline import understand


def _files(code: str) -> list[str]:
    """The files of cases of a pack, "cases/claims.yaml" and those beside it."""
    cases = load(code).root.joinpath("cases")
    names = sorted(file.name for file in cases.iterdir()) if cases.is_dir() else []
    return [f"cases/{name}" for name in names if name.startswith("claims") and name.endswith(".yaml")]


LANGUAGES = tuple(code for code in codes() if _files(code))


def _data(code: str, file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load_yaml(load(code).root.joinpath(*file.split("/")))
    return found


def _cases() -> Iterator[Any]:
    for code in LANGUAGES:
        for file in _files(code):
            text = load(code).root.joinpath(*file.split("/")).read_text(encoding="utf-8")
            lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("- ")]
            for line, case in zip(lines, _data(code, file), strict=True):
                yield pytest.param(code, case, id=f"{code}/{file}:{line}")


def _frames() -> Iterator[Any]:
    for code in LANGUAGES:
        for frame in _data(code, f"lexicon/{'events' if load(code).has('events') else 'frames'}.yaml"):
            yield pytest.param(code, frame["frame"], id=f"{code}/{frame['frame']}")


@cache
def _claims(code: str, text: str, on: str) -> tuple[Claim, ...]:
    whole = Span(start=0, end=len(text))
    body = (Block(kind=BlockKind.BODY, span=whole),)
    hints = (("date", on),)
    document = Document(
        id="d", source="s", name="case", part=0, language=code, text=text, span=whole, blocks=body, hints=hints
    )
    return understand(document, load_knowledge()).claims


def _told(claim: Claim) -> dict[str, str]:
    """All that a case may say of a claim, in the order in which it is written."""
    return {
        "is": f"{claim.kind} {claim.status} {claim.date or '-'} {'+'.join(claim.parties) or '-'}",
        "people=": "+".join(claim.people),
        "@": claim.place or "",
        "by=": claim.speaker or "",
        "act=": claim.act or "",
        "count=": "+".join(f"{count.what}:{count.value}" for count in claim.quantities),
    }


def _wanted(written: str) -> dict[str, str]:
    """The fields that a case gives of a claim."""
    words = written.split()
    marks = ("people=", "@", "by=", "act=", "count=")
    given = {mark: word.removeprefix(mark) for word in words[4:] for mark in marks if word.startswith(mark)}
    assert len(given) == len(words[4:]), f"not read: {written}"
    return {"is": " ".join(words[:4]), **given}


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_claims_are_found_as_expected(code: str, case: dict[str, Any]) -> None:
    found = [_told(claim) for claim in _claims(code, case["text"], case["on"])]
    wanted = [_wanted(written) for written in case["claims"]]
    fields = [*wanted, *({"is": ""} for _ in found[len(wanted) :])]
    assert [{name: each[name] for name in some} for each, some in zip(found, fields, strict=False)] == wanted


@pytest.mark.parametrize(("code", "frame"), list(_frames()))
def test_frame_makes_a_claim_in_some_case(code: str, frame: str) -> None:
    assert frame in _fired(code)


@pytest.mark.parametrize("code", [code for code in LANGUAGES if not load(code).settings.get("begun")])
def test_cases_know_every_kind_status_and_act(code: str) -> None:
    claims = _all(code)
    assert {claim.kind for claim in claims} == set(ClaimKind)
    assert {claim.status for claim in claims} == set(Status)
    assert {claim.act for claim in claims if claim.act} == set(Act)


@cache
def _all(code: str) -> list[Claim]:
    """The claims of all cases of a pack."""
    cases = (case for file in _files(code) for case in _data(code, file))
    return [claim for case in cases for claim in _claims(code, case["text"], case["on"])]


@cache
def _fired(code: str) -> frozenset[str]:
    """The frames that the claims of the cases rest on."""
    return frozenset(claim.extractor.removeprefix("rule:").partition("/")[0] for claim in _all(code))
