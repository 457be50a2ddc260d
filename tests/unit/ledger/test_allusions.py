"""Which agreement an allusion means, and which it does not."""

from dataclasses import replace

import pytest
from telling import agreement, report

from mithaq.ledger.allusions import meant
from mithaq.ledger.fold import fold
from mithaq.ledger.witnesses import Witnesses
from mithaq.model.claims import AgreementClaim
from mithaq.model.ledger import Agreement

PACT = Agreement(
    id="pact", names=(), kind="ceasefire", status="signed", declared=None, signed="2020-05-05", effective=None,
    ended=None, parties=("X", "Y"), place="harbour",
)  # fmt: skip


def allusion(name: str, *, date: str | None = None, place: str | None = "harbour") -> AgreementClaim:
    told = agreement("a", "the agreement", id=name, date=date, act="alluded")
    return replace(told, place=place, context=("X", "Y"))


def taken(told: AgreementClaim, published: str, pact: Agreement = PACT) -> str | None:
    return meant([told], [pact], Witnesses([report("a", published)]), {}).get(told.id)


@pytest.mark.parametrize(
    ("name", "published", "expected"),
    [
        ("agreement/agreement@harbour", "2023-05-05", "pact"),  # named by its place: remembered for years
        ("agreement/agreement@harbour", "2025-05-05", None),  # another, made there since
        ("agreement/agreed", "2020-09-05", "pact"),  # "what was agreed there"
        ("agreement/agreed", "2023-05-05", None),
        ("agreement/agreement@X", "2023-05-05", None),  # the place only stands behind it
    ],
)
def test_who_gives_no_day_means_what_is_fresh(name: str, published: str, expected: str | None) -> None:
    assert taken(allusion(name), published) == expected


def test_a_day_reaches_back_as_far_as_it_says() -> None:
    assert taken(allusion("agreement/agreed", date="2020-05-05"), "2031-05-05") == "pact"


def test_a_resolution_is_called_by_its_number() -> None:
    assert (
        taken(allusion("agreement/agreed", date="2020-05-05"), "2020-06-05", replace(PACT, kind="resolution")) is None
    )


def test_one_side_alone_does_not_join_what_it_made_with_others() -> None:
    named = [
        agreement("a", "the pact with X", id="agreement/pact@X", parties="X"),
        agreement("b", "the pact", id="agreement/pact@X", parties="X Y"),
        agreement("c", "the pact", id="agreement/pact@X", parties="X Z"),
    ]
    ledger = fold((), named, (), [report(document, "2024-01-01") for document in "abc"])
    assert all(not {"Y", "Z"} <= set(one.parties) for one in ledger.agreements)
    assert len(ledger.agreements) == 3
