"""Standoff annotations over one document. They refer to one another by local ids ("t1", "m4")."""

from dataclasses import dataclass

from mithaq.model.documents import Diagnostic, Document, Span
from mithaq.model.kinds import Act, Basis, ClaimKind, Grain, MentionType, Status, TimexType
from mithaq.model.making import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression (TIMEX3).

    ``value`` is EDTF for dates ("2022-12-05", "2023-05-01/2023-05-04", "../2021-12-31"), TIMEX3 for times of
    day, durations and sets ("2022-09-13TNI", "P1M", "PAST_REF"). ``begin`` and ``until`` are ISO local date-times of a
    half-open interval. ``anchor`` is the id of the expression it hangs on, or "dct". ``conflict`` holds other readings.
    """

    id: str
    span: Span
    type: TimexType
    value: str | None
    begin: str | None = None
    until: str | None = None
    grain: Grain | None = None
    anchor: str | None = None
    rule: str = ""
    conflict: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a document date holds: ``why`` in words, and where the text says it (if it does)."""

    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDate:
    """The document's date (DCT) as a set of days with reasons. ``value`` only where one day is left."""

    value: str | None
    basis: Basis
    candidates: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, office, body or instrument in the text.

    ``head`` is the span of the head word. ``entity`` is the id of the entity meant (see ``mithaq.knowledge``) or of
    a composed one. ``parties`` are the ids of the states or bodies it stands for, as claim parties; ``people`` those
    of the persons it stands for (an office names its holder of the day). ``role`` is the office, where one is named;
    ``why`` tells in words what decided that this entity is meant. ``supposed`` is set where ``parties`` are not
    those that its own words name, but those that the text speaks of beside it.
    """

    id: str
    span: Span
    type: MentionType
    entity: str | None
    rule: str
    head: Span | None = None
    role: str | None = None
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    why: str = ""
    supposed: bool = False


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something with a name. Known ones come from ``mithaq.knowledge``; others are composed from the text.

    ``names`` pairs a language with a name, best first: (("en", "Sergey Lavrov"), ("ar", "سيرغي لافروف")).
    """

    id: str
    type: str
    names: tuple[tuple[str, str], ...]
    qid: str | None = None

    def name(self, language: str) -> str | None:
        """Return the name in ``language``, if there is one."""
        return next((name for code, name in self.names if code == language), None)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what. ``content`` spans what is said; ``source`` is a mention id, None for an unnamed source.

    A source named by a common noun ("the Russian side") is no mention: its id is "party:" and the parties it means.
    """

    id: str
    source: str | None
    cue: Span
    content: Span
    mode: str
    act: Act = Act.SAYS


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word that tells an event, with its arguments as (role, annotation id) pairs.

    A side named by a common noun is "party:" and the parties it means, "party:~" where it is people whom the text does
    not name. The roles "back", "flag", "count" and "sides" carry words.
    """

    id: str
    kind: ClaimKind
    status: Status
    trigger: Span
    clause: Span
    sentence: int
    rule: str
    arguments: tuple[tuple[str, str], ...] = ()
    attribution: str | None = None
    act: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
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
