"""The closed sets of Mithaq's records: what a claim, a block, a mention may be.

Source of the claim ontology: ``docs/ontology.md``; each kind maps to PLOVER 2.0 and CAMEO.
"""

from enum import StrEnum


class ClaimKind(StrEnum):
    """What one report asserts."""

    MEETING = "meeting"
    CALL = "call"
    VISIT = "visit"
    SIGNING = "signing"
    PROPOSAL = "proposal"
    RATIFICATION = "ratification"
    TERMINATION = "termination"
    CEASEFIRE = "ceasefire"
    MECHANISM = "mechanism"
    CLASH = "clash"
    ATTACK = "attack"
    OPERATION = "operation"
    DEPLOYMENT = "deployment"
    WITHDRAWAL = "withdrawal"
    BLOCKADE = "blockade"
    PROTEST = "protest"
    SANCTION = "sanction"
    ARREST = "arrest"
    RELEASE = "release"
    HANDOVER = "handover"
    AID = "aid"
    STATEMENT = "statement"


class Status(StrEnum):
    """How a claim asserts its event: a plan, a call and a denial are not events that happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Act(StrEnum):
    """The act that a statement performs."""

    SAYS = "says"
    CALLS_FOR = "calls_for"
    OFFERS = "offers"
    DEMANDS = "demands"
    SUPPORTS = "supports"
    WELCOMES = "welcomes"
    CONDEMNS = "condemns"
    ACCUSES = "accuses"
    DENIES = "denies"
    THREATENS = "threatens"
    PROMISES = "promises"
    REJECTS = "rejects"
    HOPES = "hopes"
    ASSESSES = "assesses"
    AGREES = "agrees"


class BlockKind(StrEnum):
    """What a stretch of a page is. All but title, dateline, body and caption are furniture: marked, not cut."""

    TITLE = "title"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    RELATED = "related"
    TAGS = "tags"
    CREDITS = "credits"


class MentionType(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ROLE = "role"
    COUNTRY = "country"
    PLACE = "place"
    BODY = "body"
    AGREEMENT = "agreement"
    MECHANISM = "mechanism"
    FORMAT = "format"


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Grain(StrEnum):
    """The unit a time expression counts in."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


class Basis(StrEnum):
    """What a document's date rests on, in falling order of trust."""

    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"
    UNKNOWN = "unknown"
