"""Where records come from, as PROV-JSON (W3C PROV-DM): reports, sentences, claims, people's corrections."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, BinaryIO

from mithaq.export.naming import evidence_of, title_of
from mithaq.export.selection import Record, Selection, Tally
from mithaq.export.streams import as_json
from mithaq.model.documents import Document
from mithaq.model.ids import content_id
from mithaq.model.ledger import Judgement
from mithaq.text.display import displayed

NO_SENTENCE = "no sentence is behind it, so that it has no origin"
_PREFIX = {"mithaq": "urn:mithaq:", "sha256": "urn:sha256:", "prov": "http://www.w3.org/ns/prov#"}
_VERSION = version("mithaq")
_SOFTWARE, _RUN = f"mithaq:software-{_VERSION}", f"mithaq:run-{_VERSION}"
Bundle = dict[str, dict[str, Any]]


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write the origin of each record of ``selection``: record from claims, claims from sentences, these from bytes."""
    tally = Tally()
    made: Bundle = {"prefix": _PREFIX}
    _put(made, "agent", _SOFTWARE, {"prov:type": _type("prov:SoftwareAgent"), "mithaq:version": _VERSION})
    _put(made, "activity", _RUN, {"prov:label": "reading and folding"})
    _relate(made, "wasAssociatedWith", {"prov:activity": _RUN, "prov:agent": _SOFTWARE})
    told: dict[str, Record] = {}
    for record in selection.records:
        evidence = evidence_of(record)
        if not evidence:
            tally.leave_out(record, NO_SENTENCE)
            continue
        tally.written += 1
        _record(made, record, evidence, selection.language)
        told |= {one["claim"]: record for one in evidence}
    _documents(made, selection.documents(sorted(_documents_named(made))))
    for judgement in selection.judgements:
        _review(made, judgement, told)
    out.write(as_json(made))
    return tally


def _record(made: Bundle, record: Record, evidence: Iterable[Record], language: str) -> None:
    own = f"mithaq:{_local(record['id'])}"
    label = {"$": title_of(record, language), "lang": language}
    _put(made, "entity", own, {"prov:label": label, "prov:type": "record"})
    _relate(made, "wasGeneratedBy", {"prov:entity": own, "prov:activity": _RUN})
    for one in evidence:
        claim = f"mithaq:{_local(one['claim'])}"
        sentence = f"mithaq:{content_id('sentence', one['document'], one['start'], one['end'])}"
        report = f"mithaq:{_local(one['document'])}"
        _put(made, "entity", claim, {"prov:type": "claim"})
        _put(made, "entity", sentence, _sentence(one))
        _put(made, "entity", report, {"prov:type": "report"})
        _relate(made, "wasDerivedFrom", _derived(own, claim))
        _relate(made, "wasDerivedFrom", _derived(claim, sentence))
        _relate(made, "wasDerivedFrom", _derived(sentence, report) | {"prov:type": _type("prov:PrimarySource")})


def _sentence(one: Record) -> dict[str, Any]:
    return {
        "prov:type": "sentence",
        "prov:value": displayed(one["quote"]),
        "mithaq:start": one["start"],
        "mithaq:end": one["end"],
    }


def _documents_named(made: Bundle) -> set[str]:
    return {
        name.removeprefix("mithaq:") for name, told in made.get("entity", {}).items() if told["prov:type"] == "report"
    }


def _documents(made: Bundle, documents: Iterable[Document]) -> None:
    """Let each report come from the bytes that were kept."""
    for document in documents:
        source = f"sha256:{document.source}"
        _put(made, "entity", source, {"prov:type": "source"})
        report = f"mithaq:{_local(document.id)}"
        _relate(made, "wasDerivedFrom", _derived(report, source))


def _review(made: Bundle, judgement: Judgement, told: dict[str, Record]) -> None:
    """A person's decision on a claim told here: an activity of that person, and a revision of the record."""
    record = told.get(judgement.left) or told.get(judgement.right)
    if record is None:
        return
    parts = (judgement.left, judgement.right, judgement.verdict, judgement.decided_by, judgement.decided_at or "")
    review = f"mithaq:{content_id('review', *parts)}"
    person = f"mithaq:{content_id('person', judgement.decided_by)}"
    before = f"mithaq:{content_id('unreviewed', record['id'], *parts)}"
    _put(made, "agent", person, {"prov:type": _type("prov:Person"), "prov:label": displayed(judgement.decided_by)})
    _put(made, "activity", review, {"prov:label": displayed(f"{judgement.verdict}: {judgement.reason}")})
    if judgement.decided_at:
        made["activity"][review]["prov:endTime"] = judgement.decided_at
    _put(made, "entity", before, {"prov:type": "record before review"})
    _relate(made, "wasAssociatedWith", {"prov:activity": review, "prov:agent": person})
    own = f"mithaq:{_local(record['id'])}"
    _relate(
        made, "wasDerivedFrom", _derived(own, before) | {"prov:activity": review, "prov:type": _type("prov:Revision")}
    )


def _derived(made_of_it: str, used: str) -> dict[str, Any]:
    return {"prov:generatedEntity": made_of_it, "prov:usedEntity": used}


def _type(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _put(made: Bundle, sort: str, name: str, told: dict[str, Any]) -> None:
    made.setdefault(sort, {}).setdefault(name, told)


def _relate(made: Bundle, sort: str, told: dict[str, Any]) -> None:
    """Add a relation; the same one twice is one."""
    name = content_id("r", sort, *(str(part) for pair in sorted(told.items(), key=str) for part in pair))
    made.setdefault(sort, {})[f"_:{name}"] = told


def _local(name: str) -> str:
    """Return an id as the local part of a qualified name."""
    return name.replace("/", "-").replace("@", "-").replace("+", "-").replace(":", "-")
