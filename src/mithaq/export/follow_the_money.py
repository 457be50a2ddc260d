"""Events, those who take part and the reports behind them as FollowTheMoney entities, one JSON object a line."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from mithaq.export.addresses import is_web, web_addresses
from mithaq.export.dates import OPEN_ENDED, UNDATED, Days, days_of
from mithaq.export.naming import evidence_of, name_of, title_of
from mithaq.export.selection import LANGUAGES, Record, Selection, Tally
from mithaq.export.streams import as_json
from mithaq.knowledge import Body, Country, Place, load
from mithaq.model.ids import content_id
from mithaq.text.display import displayed

NOT_HAPPENED = "it was proposed, declined, cancelled or denied: the model has no word for that but a note"
DIRECTION = "who rang whom is not told: the order of caller and receiver means nothing"
INEXACT = "its date has an open end: told in a note only"
_LONGEST = 1_000
_SCHEMATA = {"person": "Person", "country": "PublicBody", "state": "PublicBody"}
_PUBLIC = frozenset({"igo", "ministry", "parliament", "government", "army", "police", "court", "agency"})
# ISO 639-3, which the model writes, for the languages of the packs and their neighbours.
_LANGUAGES = {"ar": "ara", "en": "eng", "ru": "rus", "tr": "tur", "fa": "fas", "fr": "fra", "he": "heb", "uk": "ukr"}
Properties = dict[str, list[str]]


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write each record of ``selection`` with all that it refers to; every entity once."""
    tally = Tally()
    written: set[str] = set()
    for record in selection.records:
        tally.written += 1
        for made in _entities(record, selection, tally):
            if made["id"] not in written:
                written.add(made["id"])
                out.write(as_json(made) + b"\n")
    return tally


def _entities(record: Record, selection: Selection, tally: Tally) -> Iterable[dict[str, Any]]:
    members = [*record["parties"], *record["third_parties"], *record["people"]]
    yield from (_member(record, one) for one in members)
    documents = list(dict.fromkeys(one["document"] for one in evidence_of(record)))
    yield from (_article(name, selection) for name in documents)
    for name in documents:
        yield _made("Documentation", {"document": [_id(name)], "entity": [_id(record["id"])]}, name, record["id"])
    yield from _event(record, documents, selection, tally)


def _event(record: Record, documents: list[str], selection: Selection, tally: Tally) -> Iterable[dict[str, Any]]:
    told: Properties = {
        **_dates(record, tally),
        "summary": [title_of(record, language) for language in LANGUAGES],
        "recordId": [record["id"]],
        "proof": [_id(name) for name in documents],
        "sourceUrl": web_addresses(record, selection.sources()),
    }
    if record["status"] not in ("occurred", "ongoing", "scheduled"):
        tally.lessen(record, NOT_HAPPENED)
    yield _made("Event", told | _of_event(record, selection.language), record["id"])
    callers = record["people"] if len(record["people"]) == 2 else record["parties"]
    if record["kind"] == "call" and len(callers) == 2:
        tally.lessen(record, DIRECTION)
        ends: Properties = {"caller": [_id(callers[0])], "receiver": [_id(callers[1])]}
        yield _made("Call", told | ends, "call", record["id"])


def _of_event(record: Record, language: str) -> Properties:
    place = record["place"]
    return {
        "name": [title_of(record, language)],
        "location": [name_of(record, place, one) for one in LANGUAGES] if place else [],
        "country": _countries([place] if place else []),
        "involved": [_id(one) for one in (*record["parties"], *record["people"])],
        "organizer": [_id(one) for one in record["third_parties"]],
        "keywords": [record["kind"], record["status"], *record["topics"]],
        "notes": [f"{record['status']}; EDTF {record['date']}"],
    }


def _dates(record: Record, tally: Tally) -> Properties:
    days = days_of(record["date"])
    if isinstance(days, Days):
        if days.count == 1:
            return {"date": [days.first.isoformat()]}
        return {"startDate": [days.first.isoformat()], "endDate": [days.last.isoformat()]}
    tally.lessen(record, INEXACT if days == OPEN_ENDED else UNDATED)
    return {}


def _member(record: Record, name: str) -> dict[str, Any]:
    told = (record.get("entities") or {}).get(name) or {}
    schema = _schema(name, str(told.get("type")))
    properties: Properties = {"name": list(dict.fromkeys(name_of(record, name, one) for one in LANGUAGES))}
    if told.get("qid"):
        properties["wikidataId"] = [told["qid"]]
    if schema != "Person":
        properties["country"] = _countries([name])
    return _made(schema, properties, name)


def _schema(name: str, type_: str) -> str:
    known = load().get(name)
    if isinstance(known, Body):
        return "PublicBody" if known.kind in _PUBLIC else "Organization"
    return _SCHEMATA.get(type_, "Organization")


def _countries(names: Iterable[str]) -> list[str]:
    """Return the ISO 3166 codes of states, and of the states that places and bodies belong to."""
    found = []
    for name in names:
        known = load().get(name)
        if isinstance(known, Place):
            known = load().get(known.country) if known.country else None
        elif isinstance(known, Body):
            known = load().get(known.state) if known.state else None
        if isinstance(known, Country) and known.iso2 and len(known.iso2) == 2:
            found.append(known.iso2.lower())
    return list(dict.fromkeys(found))


def _article(name: str, selection: Selection) -> dict[str, Any]:
    source = selection.sources().get(name) or {}
    published = (source.get("published") or {}).get("value")
    language = _LANGUAGES.get(source.get("language") or "")
    title = source.get("title") or source.get("file") or name
    properties: Properties = {
        "title": [displayed(title, _LONGEST)],
        "fileName": [displayed(str(source.get("file") or name).rpartition("/")[2], _LONGEST)],
        "publishedAt": [published] if published else [],
        "language": [language] if language else [],
        "publisher": [displayed(one, _LONGEST) for one in (source.get("outlet"), source.get("agency")) if one],
        "sourceUrl": [source["url"]] if source.get("url") and is_web(source["url"]) else [],
    }
    return _made("Article", properties, name)


def _made(schema: str, properties: Properties, *parts: str) -> dict[str, Any]:
    return {
        "id": _id(*parts),
        "schema": schema,
        "properties": {name: values for name, values in properties.items() if values},
    }


def _id(*parts: str) -> str:
    return content_id("mithaq", *parts)
