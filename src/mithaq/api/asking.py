"""What may be asked of the API: its query parameters, each described once."""

from typing import Annotated

from fastapi import Query
from pydantic import AfterValidator, WithJsonSchema

from mithaq.export.selection import LANGUAGES
from mithaq.model.kinds import ClaimKind, Status
from mithaq.run.desk import is_date
from mithaq.run.filtering import Filters
from mithaq.text import fold


def _date(text: str) -> str:
    """Return a date in the digits of ISO 8601, whatever digits it was written in."""
    if not is_date(text):
        raise ValueError("no date; write 2023-05-11, 2023-05 or 2023")
    return fold(text)


_DAY = {"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
Date = Annotated[str, AfterValidator(_date), WithJsonSchema({"type": "string", **_DAY})]
Language = Annotated[
    str, Query(pattern=f"^({'|'.join(LANGUAGES)})$", description="The language of titles and headings.")
]
AsOf = Annotated[Date | None, Query(description="Look from this day: silence counts from it. Default: today.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many records.")]
Offset = Annotated[int, Query(ge=0, description="Skip so many records.")]
Party = Annotated[
    list[str] | None, Query(description="Only with this party (an id, or a name in any language); repeat for several.")
]
Person = Annotated[list[str] | None, Query(description="Only with this person; repeat for several.")]
Kind = Annotated[list[ClaimKind] | None, Query(description="Only of these kinds.")]
StatusAsked = Annotated[list[Status] | None, Query(alias="status", description="Only with these statuses.")]
Place = Annotated[str | None, Query(description="Only at this place.")]
Since = Annotated[Date | None, Query(description="Only from this day (or month, or year) on.")]
Until = Annotated[Date | None, Query(description="Only up to this day (or month, or year).")]
Text = Annotated[str | None, Query(description="Only where the line, a name or a quote holds these words.")]


def event_filters(
    party: Party = None,
    person: Person = None,
    kind: Kind = None,
    status: StatusAsked = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    text: Text = None,
) -> Filters:
    """Gather the filters of the views of events."""
    return Filters(
        party=tuple(party or ()),
        person=tuple(person or ()),
        kind=tuple(kind or ()),
        status=tuple(status or ()),
        place=place,
        since=since,
        until=until,
        text=text,
    )


def record_filters(party: Party = None, since: Since = None, until: Until = None, text: Text = None) -> Filters:
    """Gather the filters of the other views."""
    return Filters(party=tuple(party or ()), since=since, until=until, text=text)
