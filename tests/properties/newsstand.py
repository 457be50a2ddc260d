"""Made-up reports for the ledger's properties: few sides, days and places, so that much of it hangs together."""

from collections.abc import Sequence
from hashlib import sha256

from hypothesis import strategies as st

from mithaq.model.annotations import Annotated, DocumentDate
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim, Evidence, Quantity
from mithaq.model.documents import Block, Document, Source, Span
from mithaq.model.ids import content_id
from mithaq.model.kinds import Basis, BlockKind, ClaimKind, Status
from mithaq.model.understood import Understood
from mithaq.store import Reading

WORDS = [f"كلمة{number}" for number in range(400)]
SIDES = ("armenia", "azerbaijan", "russia")
PEOPLE = ("nikol-pashinyan", "ilham-aliyev", "sergey-lavrov")
PLACES = ("yerevan", "baku", None)
KINDS = (
    ClaimKind.MEETING, ClaimKind.VISIT, ClaimKind.CALL, ClaimKind.ATTACK, ClaimKind.SIGNING, ClaimKind.STATEMENT,
    ClaimKind.CEASEFIRE, ClaimKind.RELEASE, ClaimKind.MECHANISM,
)  # fmt: skip
DAYS = ("2022-12-05", "2022-12-06", "2022-12-14", "2022-12", "2023-01-20", "2022-10-31", None)
STATUSES = (Status.OCCURRED, Status.OCCURRED, Status.SCHEDULED, Status.CANCELLED, Status.DENIED)
INSTRUMENTS = ((), (), ("agreement/peace@armenia+azerbaijan",), ("trilateral-statement-2020-11-09",))
MATTERS = ("prisoners", "troops")
AGREEMENTS = (
    "agreement/peace@armenia+azerbaijan", "agreement/truce@baku", "agreement/agreed", "9-november",
    "trilateral-statement-2020-11-09", "trilateral-agreements-armenia-azerbaijan-russia",
)  # fmt: skip

_subset = st.lists(st.sampled_from(SIDES), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
_met = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True).map(lambda found: tuple(sorted(found)))
_claim = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "status": st.sampled_from(STATUSES),
        "date": st.sampled_from(DAYS),
        "parties": _subset,
        "people": _met,
        "place": st.sampled_from(PLACES),
        "instruments": st.sampled_from(INSTRUMENTS),
        "speaker": st.sampled_from((None, *PEOPLE)),
        "killed": st.sampled_from((None, None, 3, 5)),
    }
)
_naming = st.fixed_dictionaries(
    {
        "agreement": st.sampled_from(AGREEMENTS),
        "date": st.sampled_from(DAYS),
        "parties": _subset,
        "act": st.sampled_from(("mentioned", "signed", "alluded")),
        "status": st.sampled_from(("mentioned", "signed", "in_force")),
        "place": st.sampled_from(PLACES),
    }
)
_owed = st.fixed_dictionaries(
    {
        "matter": st.sampled_from(MATTERS),
        "status": st.sampled_from(("promised", "done", "not_started", "mentioned")),
        "date": st.sampled_from(DAYS),
        "parties": _subset,
        "speaker": st.sampled_from((None, *PEOPLE)),
        "place": st.sampled_from(PLACES),
        "naming": st.sampled_from((0, 1, None)),
    }
)
_report = st.fixed_dictionaries(
    {
        "published": st.sampled_from(("2022-12-05", "2022-12-06", "2022-12-15", "2023-01-21", None)),
        "text": st.tuples(st.integers(0, 3), st.integers(0, 40)),
        "claims": st.lists(_claim, min_size=1, max_size=4),
        "namings": st.lists(_naming, max_size=2),
        "owed": st.lists(_owed, max_size=2),
    }
)


def reports(most: int) -> st.SearchStrategy[list[Reading]]:
    """Return lists of reports ready to be written, no two the same."""
    return st.lists(_report, min_size=1, max_size=most).map(_readings)


def _readings(told: Sequence[dict]) -> list[Reading]:
    return [_reading(number, one) for number, one in enumerate(told)]


def _reading(number: int, told: dict) -> Reading:
    story, cut = told["text"]
    words = WORDS[story * 90 : story * 90 + 90 - cut]
    text = f"خبر {number}\n{' '.join(words)}."
    source = Source(
        id=sha256(text.encode()).hexdigest(), payload=text.encode(), media_type="text/plain", name=f"{number}.txt"
    )
    key = content_id("doc", number, text)
    body = Span(start=text.index("\n") + 1, end=len(text))
    document = Document(
        id=key, source=source.id, name=source.name, part=0, language="ar", text=text, span=Span(start=0, end=len(text)),
        blocks=(Block(kind=BlockKind.BODY, span=body),),
    )  # fmt: skip
    day = told["published"]
    dct = DocumentDate(value=day, basis=Basis.STATED if day else Basis.UNKNOWN, candidates=(day,) if day else ())
    annotated = Annotated(
        document=document, dct=dct, sentences=(body,), timexes=(), mentions=(), entities=(), attributions=(),
        events=(), diagnostics=(),
    )  # fmt: skip
    understood = Understood(
        annotated=annotated,
        claims=tuple(_claims(document, body, told["claims"])),
        agreements=tuple(_namings(document, body, told["namings"])),
        commitments=tuple(_duties(document, body, told["owed"])),
    )
    return Reading(source=source, understood=(understood,))


def _evidence(document: Document, body: Span, at: int) -> tuple[Evidence, ...]:
    span = Span(start=body.start + at, end=body.start + at + 60)
    return (Evidence(document=document.id, span=span, quote=document.text[span.start : span.end]),)


def _claims(document: Document, body: Span, told: Sequence[dict]) -> list[Claim]:
    found = []
    for at, one in enumerate(told):
        fields = {name: value for name, value in one.items() if name != "killed"}
        if one["kind"] is not ClaimKind.STATEMENT:
            fields["speaker"] = None
        counts = (Quantity(what="killed", value=one["killed"]),) if one["killed"] else ()
        found.append(
            Claim(
                id=content_id("c", document.id, at),
                document=document.id,
                evidence=_evidence(document, body, at * 7),
                quantities=counts,
                **fields,
            )
        )
    return found


def _namings(document: Document, body: Span, told: Sequence[dict]) -> list[AgreementClaim]:
    return [
        AgreementClaim(
            id=content_id("g", document.id, at),
            document=document.id,
            names=(("ar", "اتفاق السلام"),),
            evidence=_evidence(document, body, at * 5),
            context=one["parties"],
            **one,
        )
        for at, one in enumerate(told)
    ]


def _duties(document: Document, body: Span, told: Sequence[dict]) -> list[CommitmentClaim]:
    return [
        CommitmentClaim(
            id=content_id("k", document.id, at),
            document=document.id,
            evidence=_evidence(document, body, at * 3),
            context=one["parties"],
            obligor=one["parties"][:1],
            agreed_on=one["date"],
            **one | {"naming": None if one["naming"] is None else content_id("g", document.id, one["naming"])},
        )
        for at, one in enumerate(told)
    ]
