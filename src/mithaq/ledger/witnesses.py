"""Who tells a thing: claims with their reports, counted as independent texts."""

from collections.abc import Iterable, Mapping, Sequence

from mithaq.model.claims import Claim
from mithaq.model.reports import Report

UNDATED = "9999"
"""Sorts what has no date after all that has one."""


class Witnesses:
    """The reports behind claims: when each was told, and in how many texts."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = {report.document: report for report in reports}

    def reported(self, claim: Claim) -> str | None:
        """Return the publication date of the claim's report."""
        return self.published(claim.document)

    def published(self, document: str) -> str | None:
        """Return the publication date of a report."""
        report = self._reports.get(document)
        return report.published.value if report else None

    def text(self, claim: Claim) -> str:
        """Return the id of the text that the claim's report carries."""
        return self.text_of(claim.document)

    def text_of(self, document: str) -> str:
        """Return the id of the text that ``document`` carries."""
        report = self._reports.get(document)
        return report.text if report else document

    def order(self, claim: Claim) -> tuple[str, str]:
        """Return a sort key: when it was reported, then its id."""
        return self.reported(claim) or UNDATED, claim.id

    def first(self, claims: Iterable[Claim]) -> str | None:
        """Return the earliest day on which any of ``claims`` was reported."""
        days = [day for claim in claims if (day := self.reported(claim))]
        return min(days, default=None)

    def independent(self, claims: Iterable[Claim]) -> int:
        """Return how many distinct texts tell ``claims``."""
        return len({self.text(claim) for claim in claims})

    def votes(self, claims: Iterable[Claim], value: str) -> Mapping[str, int]:
        """Return for each value of the claims' field ``value`` how many texts give it; None is no value."""
        texts: dict[str, set[str]] = {}
        for claim in claims:
            told = getattr(claim, value)
            if told is not None:
                texts.setdefault(str(told), set()).add(self.text(claim))
        return {told: len(found) for told, found in texts.items()}

    def most_told(self, claims: Sequence[Claim], value: str) -> str | None:
        """Return the value that most texts give; of two, the one reported first."""
        votes = self.votes(claims, value)
        ordered = [str(told) for claim in sorted(claims, key=self.order) if (told := getattr(claim, value)) is not None]
        return max(votes, key=lambda told: (votes[told], -ordered.index(told)), default=None)
