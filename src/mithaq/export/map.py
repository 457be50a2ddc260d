"""Events as GeoJSON (RFC 7946): a feature a record, without a geometry where no place is known."""

from dataclasses import dataclass
from typing import Any, BinaryIO

from mithaq.export.dates import Days, days_of
from mithaq.export.naming import carrier, evidence_of, name_of, names_of, title_of
from mithaq.export.selection import LANGUAGES, Record, Selection, Tally
from mithaq.export.streams import as_json
from mithaq.knowledge import Place, load
from mithaq.text.display import displayed

UNPLACED = "it names no place: written without a geometry"
UNMAPPED = "its place is a state or one without coordinates: written without a geometry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a place is, in degrees (WGS 84), and what stands there: a town, or a region that the point stands for."""

    latitude: float
    longitude: float
    precision: str


def point_of(place: str | None) -> Point | None:
    """Return where a place is, if its row in the tables tells; a state is no point."""
    known = load().get(place) if place else None
    if not isinstance(known, Place) or known.latitude is None or known.longitude is None:
        return None
    precision = "town" if known.kind in _TOWNS else "region"
    return Point(latitude=known.latitude, longitude=known.longitude, precision=precision)


_TOWNS = frozenset({"city", "town", "capital", "building", "crossing", "camp", "district"})


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write the records of ``selection`` as one FeatureCollection."""
    tally = Tally()
    features = [_feature(record, selection, tally) for record in selection.records]
    told = {"type": "FeatureCollection", "features": features, "as_of": selection.as_of, "notes": tally.lines()}
    out.write(as_json(told))
    return tally


def _feature(record: Record, selection: Selection, tally: Tally) -> dict[str, Any]:
    point = point_of(record["place"])
    tally.written += 1
    if point is None:
        tally.lessen(record, UNMAPPED if record["place"] else UNPLACED)
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]} if point else None,
        "properties": _properties(record, point, selection),
    }


def _properties(record: Record, point: Point | None, selection: Selection) -> dict[str, Any]:
    days = days_of(record["date"])
    known = days if isinstance(days, Days) else None
    return {
        "title": {language: title_of(record, language) for language in LANGUAGES},
        "kind": record["kind"],
        "status": record["status"],
        "when": {
            "edtf": record["date"],
            "start": known.first.isoformat() if known else None,
            "end": known.last.isoformat() if known else None,
        },
        "participants": {one: names_of(record, [*record["parties"], *record["people"]], one) for one in LANGUAGES},
        "place": {one: name_of(record, record["place"], one) for one in LANGUAGES} if record["place"] else None,
        "geo_precision": point.precision if point else None,
        "independent_sources": record["independent_sources"],
        "source": [_source(one) for one in evidence_of(record)],
        **({"url": f"{selection.home}/record/{record['id']}"} if selection.home else {}),
    }


def _source(one: Record) -> dict[str, Any]:
    return {
        "document": one["document"],
        "reported": one["reported"],
        "carrier": carrier(one),
        "quote": displayed(one["quote"]),
        "chars": [one["start"], one["end"]],
    }
