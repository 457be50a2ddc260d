"""Standoff annotations over one document. They refer to one another by local ids ("t1", "m4")."""

from dataclasses import dataclass
from typing import Final

from mithaq.model.documents import Diagnostic, Document, Span
from mithaq.model.kinds import Act, Basis, ClaimKind, Grain, MentionType, Status, TimexType
from mithaq.model.record import Record


@dataclass(slots=True, unsafe_hash=True, init=False)
class Timex(Record):
    """A time expression (TIMEX3).

    ``value`` is EDTF for dates ("2022-12-05", "2023-05-01/2023-05-04", "../2021-12-31"), TIMEX3 for times of
    day, durations and sets ("2022-09-13TNI", "P1M", "PAST_REF"). ``begin`` and ``until`` are ISO local date-times of a
    half-open interval. ``anchor`` is the id of the expression it hangs on, or "dct". ``conflict`` holds other readings.
    """

    id: Final[str]
    span: Final[Span]
    type: Final[TimexType]
    value: Final[str | None]
    begin: Final[str | None]
    until: Final[str | None]
    grain: Final[Grain | None]
    anchor: Final[str | None]
    rule: Final[str]
    conflict: Final[tuple[str, ...]]

    def __init__(
        self,
        *,
        id: str,
        span: Span,
        type: TimexType,
        value: str | None,
        begin: str | None = None,
        until: str | None = None,
        grain: Grain | None = None,
        anchor: str | None = None,
        rule: str = "",
        conflict: tuple[str, ...] = (),
    ) -> None:
        self.id = id
        self.span = span
        self.type = type
        self.value = value
        self.begin = begin
        self.until = until
        self.grain = grain
        self.anchor = anchor
        self.rule = rule
        self.conflict = conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Record):
    """Why a document date holds: ``why`` in words, and where the text says it (if it does)."""

    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDate(Record):
    """The document's date (DCT) as a set of days with reasons. ``value`` only where one day is left."""

    value: str | None
    basis: Basis
    candidates: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(slots=True, unsafe_hash=True, init=False)
class Mention(Record):
    """A name, office, body or instrument in the text.

    ``head`` is the span of the head word. ``entity`` is the id of the entity meant (see ``mithaq.knowledge``) or of
    a composed one. ``parties`` are the ids of the states or bodies it stands for, as claim parties; ``people`` those
    of the persons it stands for (an office names its holder of the day). ``role`` is the office, where one is named;
    ``why`` tells in words what decided that this entity is meant. ``supposed`` is set where ``parties`` are not
    those that its own words name, but those that the text speaks of beside it.
    """

    id: Final[str]
    span: Final[Span]
    type: Final[MentionType]
    entity: Final[str | None]
    rule: Final[str]
    head: Final[Span | None]
    role: Final[str | None]
    parties: Final[tuple[str, ...]]
    people: Final[tuple[str, ...]]
    why: Final[str]
    supposed: Final[bool]

    def __init__(
        self,
        *,
        id: str,
        span: Span,
        type: MentionType,
        entity: str | None,
        rule: str,
        head: Span | None = None,
        role: str | None = None,
        parties: tuple[str, ...] = (),
        people: tuple[str, ...] = (),
        why: str = "",
        supposed: bool = False,
    ) -> None:
        self.id = id
        self.span = span
        self.type = type
        self.entity = entity
        self.rule = rule
        self.head = head
        self.role = role
        self.parties = parties
        self.people = people
        self.why = why
        self.supposed = supposed


@dataclass(slots=True, unsafe_hash=True, init=False)
class Entity(Record):
    """Something with a name. Known ones come from ``mithaq.knowledge``; others are composed from the text.

    ``names`` pairs a language with a name, best first: (("en", "Sergey Lavrov"), ("ar", "سيرغي لافروف")).
    """

    id: Final[str]
    type: Final[str]
    names: Final[tuple[tuple[str, str], ...]]
    qid: Final[str | None]

    def __init__(
        self,
        *,
        id: str,
        type: str,
        names: tuple[tuple[str, str], ...],
        qid: str | None = None,
    ) -> None:
        self.id = id
        self.type = type
        self.names = names
        self.qid = qid

    def name(self, language: str) -> str | None:
        """Return the name in ``language``, if there is one."""
        return next((name for code, name in self.names if code == language), None)


@dataclass(frozen=True, slots=True, kw_only=True)  # a default that is no literal is told by no compiled ``__init__``
class Attribution(Record):
    """Who says what. ``content`` spans what is said; ``source`` is a mention id, None for an unnamed source.

    A source named by a common noun ("the Russian side") is no mention: its id is "party:" and the parties it means.
    """

    id: str
    source: str | None
    cue: Span
    content: Span
    mode: str
    act: Act = Act.SAYS


@dataclass(slots=True, unsafe_hash=True, init=False)
class EventMention(Record):
    """A word that tells an event, with its arguments as (role, annotation id) pairs.

    A side named by a common noun is "party:" and the parties it means, "party:~" where it is people whom the text does
    not name. The roles "back", "flag", "count" and "sides" carry words.
    """

    id: Final[str]
    kind: Final[ClaimKind]
    status: Final[Status]
    trigger: Final[Span]
    clause: Final[Span]
    sentence: Final[int]
    rule: Final[str]
    arguments: Final[tuple[tuple[str, str], ...]]
    attribution: Final[str | None]
    act: Final[Act | None]

    def __init__(
        self,
        *,
        id: str,
        kind: ClaimKind,
        status: Status,
        trigger: Span,
        clause: Span,
        sentence: int,
        rule: str,
        arguments: tuple[tuple[str, str], ...] = (),
        attribution: str | None = None,
        act: Act | None = None,
    ) -> None:
        self.id = id
        self.kind = kind
        self.status = status
        self.trigger = trigger
        self.clause = clause
        self.sentence = sentence
        self.rule = rule
        self.arguments = arguments
        self.attribution = attribution
        self.act = act


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated(Record):
    """A document with all that was understood of its words; its outlet and agency are ids of bodies."""

    document: Document
    dct: DocumentDate
    sentences: tuple[Span, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    diagnostics: tuple[Diagnostic, ...]
    outlet: str | None = None
    agency: str | None = None
