"""The claims behind a record side by side: a column a speaker, in it each text once, with those who carried it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mithaq.model.reports import Report
from mithaq.run.viewing import Row

_TOLD = ("status", "date", "place", "parties", "people", "actor", "quantities")


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A claim as one outlet printed it."""

    claim: Row
    report: Report | None

    @property
    def reported(self) -> str:
        """Return the publication date, for ordering."""
        return self.claim["reported"] or "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One text's telling: the agency it names, and everyone who carried it, first to print first."""

    text: str
    agency: str | None
    carriers: tuple[Carrier, ...]

    @property
    def reports(self) -> int:
        """Return how many reports carry it: one that tells several things of the record is one."""
        return len({_document(carrier.claim) for carrier in self.carriers})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that one speaker is reported to say of a record; without a speaker, the outlets' own words."""

    speaker: str | None
    tellings: tuple[Telling, ...]


def accounts(claims: Iterable[Row], reports: Mapping[str, Report]) -> tuple[Account, ...]:
    """Group a record's claims by speaker, then by text; the earliest told come first."""
    columns: dict[str | None, dict[str, list[Carrier]]] = {}
    for carrier in sorted(
        (_carrier(claim, reports) for claim in claims), key=lambda one: (one.reported, one.claim["id"])
    ):
        text = carrier.report.text if carrier.report else _document(carrier.claim)
        columns.setdefault(carrier.claim["speaker"], {}).setdefault(text, []).append(carrier)
    return tuple(Account(speaker=speaker, tellings=_tellings(texts)) for speaker, texts in columns.items())


def differing(claims: Iterable[Row]) -> frozenset[str]:
    """Return the fields in which claims differ from one another."""
    told = [{name: str(claim[name]) for name in _TOLD} for claim in claims]
    return frozenset(name for name in _TOLD if len({one[name] for one in told}) > 1)


def _tellings(texts: Mapping[str, list[Carrier]]) -> tuple[Telling, ...]:
    return tuple(
        Telling(text=text, agency=_agency(carriers), carriers=tuple(carriers)) for text, carriers in texts.items()
    )


def _carrier(claim: Row, reports: Mapping[str, Report]) -> Carrier:
    return Carrier(claim=claim, report=reports.get(_document(claim)))


def _document(claim: Row) -> str:
    return next((str(one["document"]) for one in claim["evidence"]), "")


def _agency(carriers: Iterable[Carrier]) -> str | None:
    named: Iterable[Any] = (one["agency"] for carrier in carriers for one in carrier.claim["evidence"])
    return next((name for name in named if name), None)
