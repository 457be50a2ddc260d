"""Every export, read by somebody else's reader."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from harm import AS_OF

from mithaq.export.formats import FORMATS, format_named, views_for
from mithaq.export.selection import Selection, Tally
from mithaq.model.edtf import bounds, is_day

Choose = Callable[..., Selection]


def exported(name: str, selection: Selection) -> tuple[bytes, Tally]:
    out = io.BytesIO()
    tally = format_named(name).write(selection, out)
    return out.getvalue(), tally


@pytest.mark.parametrize("name", FORMATS)
def test_every_record_is_written_or_told_of(choose: Choose, name: str) -> None:
    selection = choose(*views_for(format_named(name), ()))
    written, tally = exported(name, selection)
    left = [id_ for ids in tally.left_out.values() for id_ in ids]
    assert tally.written + len(left) == sum(map(len, selection.views.values()))
    assert len(left) == len(set(left))
    assert tally.written
    assert all(any(str(len(ids)) in line and reason in line for line in tally.lines())
               for reason, ids in tally.left_out.items())  # fmt: skip
    assert written == exported(name, selection)[0] or name == "xlsx"  # the same again; a zip holds times


def test_csv_is_read_by_polars(choose: Choose) -> None:
    pl = pytest.importorskip("polars")
    selection = choose("commitments")
    data, _ = exported("csv", selection)
    assert data.startswith(b"\xef\xbb\xbf")
    frame = pl.read_csv(io.BytesIO(data), infer_schema_length=None)
    assert set(frame["id"]) == {record["id"] for record in list(selection.records)}
    assert frame.height == sum(max(1, len(record["evidence"])) for record in list(selection.records))
    by_id = {record["id"]: record for record in list(selection.records)}
    for row in frame.iter_rows(named=True):
        record = by_id[row["id"]]
        assert row["action_ar"] == record["action"]["ar"]
        assert row["overdue"] == ("yes" if record["overdue"] else "no")
        assert row["due_last"] == (bounds(record["due"])[1].isoformat() if None not in bounds(record["due"]) else None)


def test_a_dispute_has_rows_for_each_side(choose: Choose) -> None:
    selection = choose("disputes")
    data, _ = exported("csv", selection)
    told = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    for record in list(selection.records):
        sides = {str(side["value"]) for side in record["sides"]}
        assert {row["value"] for row in told if row["id"] == record["id"]} == sides


@pytest.mark.parametrize(("language", "turned"), [("en", None), ("ar", True)])
def test_xlsx_is_read_by_openpyxl(choose: Choose, language: str, turned: bool | None) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    selection = choose("timeline", "commitments", "sources", language=language)
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", selection)[0]))
    assert len(book.sheetnames) == 4
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in book] == [bool(turned)] * 4
    sheet = book[book.sheetnames[0]]
    header, *rows = sheet.iter_rows(values_only=True)
    assert len(set(header)) == len(header)
    at = {record["id"]: record for record in selection.views["timeline"]}
    assert {row[0] for row in rows} == set(at)
    for row in rows:
        days = [cell for cell in row if isinstance(cell, datetime)]
        record = at[row[0]]
        if is_day(record["date"]):
            assert days[0].date() == days[1].date() == bounds(record["date"])[0]


def test_parquet_is_read_by_pyarrow(choose: Choose) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    selection = choose("contacts")
    table = parquet.read_table(io.BytesIO(exported("parquet", selection)[0]))
    assert table.schema.metadata[b"mithaq.as_of"] == AS_OF.encode()
    rows = table.to_pylist()
    assert [json.loads(row["record"]) for row in rows] == json.loads(json.dumps(list(selection.records)))
    for row, record in zip(rows, list(selection.records), strict=True):
        assert row["parties"] == record["parties"]
        assert row["gap_days"] == record["gap_days"]
        assert [one["quote"] for one in row["evidence"]] == [one["quote"] for one in record["evidence"]]
        assert row["date_first"] == (bounds(record["date"])[0] if None not in bounds(record["date"]) else None)


def test_ics_is_read_by_icalendar(choose: Choose) -> None:
    icalendar = pytest.importorskip("icalendar")
    selection = choose("contacts", language="ar", home="http://127.0.0.1:8000")
    data, tally = exported("ics", selection)
    events = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    by_id = {record["id"]: record for record in list(selection.records)}
    assert len(events) == tally.written
    assert Counter(str(one["STATUS"]) for one in events).keys() <= {"TENTATIVE", "CONFIRMED", "CANCELLED"}
    expected = {"scheduled": "TENTATIVE", "occurred": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED"}
    for event in events:
        record = by_id[str(event["UID"]).partition("@")[0]]
        first, last = bounds(record["date"])
        assert str(event["STATUS"]) == expected[record["status"]]
        assert event.decoded("DTSTART") == first
        assert (event.decoded("DTEND") - last).days == 1
        assert event["SUMMARY"] == record["text"]["ar"]
        assert event["SUMMARY"].params["LANGUAGE"] == "ar"
        assert any(one["quote"] in event["DESCRIPTION"] for one in record["evidence"])
        assert event["URL"].endswith(record["id"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))  # RFC 5545, 3.1: folded by octets
    assert {"TENTATIVE", "CONFIRMED"} <= {str(one["STATUS"]) for one in events}


def test_atom_is_read_by_feedparser(choose: Choose) -> None:
    feedparser = pytest.importorskip("feedparser")
    selection = choose("timeline", language="ar", home="http://127.0.0.1:8000")
    data, tally = exported("atom", selection)
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id
    assert len(feed.entries) == tally.written
    by_id = {f"urn:mithaq:{record['id']}": record for record in list(selection.records)}
    updates = [entry.updated for entry in feed.entries]
    assert updates == sorted(updates, reverse=True)
    for entry in feed.entries:
        record = by_id[entry.id]
        days = [one["reported"] for one in record["evidence"] if one["reported"]]
        assert (entry.published[:10], entry.updated[:10]) == (min(days), max(days))
        assert entry.title == record["text"]["ar"]
        assert 'dir="rtl"' in entry.content[0].value
        assert entry.link.endswith(f"/record/{record['id']}")


def test_geojson_is_read_by_shapely(choose: Choose) -> None:
    geometry = pytest.importorskip("shapely.geometry")
    selection = choose("timeline")
    told = json.loads(exported("geojson", selection)[0])
    assert told["type"] == "FeatureCollection"
    assert len(told["features"]) == len(list(selection.records))
    placed = [one for one in told["features"] if one["geometry"]]
    assert placed
    for feature in placed:
        point = geometry.shape(feature["geometry"])
        assert -180 <= point.x <= 180
        assert -90 <= point.y <= 90
    jeddah = next(one for one in placed if (one["properties"]["place"] or {}).get("en") == "Jeddah")
    assert geometry.shape(jeddah["geometry"]).distance(geometry.Point(39.19, 21.5)) < 0.5


def test_timelinejs_has_what_its_codebook_asks_for(choose: Choose) -> None:
    selection = choose("timeline", language="ar")
    told = json.loads(exported("timelinejs", selection)[0])
    assert told["events"]
    assert len({one["unique_id"] for one in told["events"]}) == len(told["events"])
    for slide in told["events"]:
        for end in ("start_date", "end_date"):
            parts = slide.get(end, {"year": 2000})
            assert all(type(number) is int for number in parts.values())
            date(parts["year"], parts.get("month", 1), parts.get("day", 1))
        assert slide["display_date"]
        assert slide["text"]["headline"]


def test_a_web_annotation_leads_to_its_words(choose: Choose, sample: Any) -> None:
    store, _ = sample
    selection = choose("timeline", "commitments")
    told = json.loads(exported("webannotation", selection)[0])
    documents = {one.id: one for one in store.documents()}
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len({one["id"] for one in told["items"]}) == len(told["items"])
    for one in told["items"]:
        position, quote = one["target"]["selector"]
        document = documents[one["target"]["mithaq:document"]]
        assert one["target"]["source"] == f"urn:sha256:{document.source}"
        text = document.text
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_webannotation_is_json_ld_for_rdflib(choose: Choose) -> None:
    rdflib = pytest.importorskip("rdflib")
    told = json.loads(exported("webannotation", choose("commitments"))[0])
    # The W3C's own context lies on the network; these are the terms of it that are used here.
    told["@context"] = {
        "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "id": "@id", "type": "@type",
        "@vocab": "http://www.w3.org/ns/oa#", "mithaq": "urn:mithaq:terms:",
        "items": {"@id": "as:items", "@container": "@list"}, "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"}, "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    }  # fmt: skip
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    space = rdflib.Namespace("http://www.w3.org/ns/oa#")
    annotations = set(graph.subjects(rdflib.RDF.type, space.Annotation))
    assert annotations == {rdflib.URIRef(one["id"]) for one in told["items"]}
    assert all((one, space.hasTarget, None) in graph for one in annotations)


def test_ftm_is_valid_for_followthemoney(choose: Choose) -> None:
    pytest.importorskip("followthemoney")
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    selection = choose("contacts")
    lines = [json.loads(line) for line in exported("ftm", selection)[0].splitlines()]
    known = {line["id"] for line in lines}
    assert len(known) == len(lines)
    for line in lines:
        proxy = EntityProxy.from_dict(line, cleaned=False)
        proxy.schema.validate(line)
        for name, values in line["properties"].items():
            prop = model[line["schema"]].properties[name]
            assert prop.name == name
            for value in values:
                assert prop.type.clean(value) is not None, (name, value)
            if prop.type.name == "entity":
                assert set(values) <= known
                for value in values:
                    target = next(one for one in lines if one["id"] == value)
                    assert model[target["schema"]].is_a(prop.range), (line["schema"], name, target["schema"])
    assert {line["schema"] for line in lines} >= {"Event", "Article", "Documentation", "Person", "PublicBody"}


def test_prov_is_read_by_prov(choose: Choose) -> None:
    model = pytest.importorskip("prov.model")
    selection = choose("contacts")
    data, tally = exported("prov", selection)
    document = model.ProvDocument.deserialize(content=data.decode(), format="json")
    entities = {str(one.identifier): one for one in document.get_records(model.ProvEntity)}
    records = [one for one in entities.values() if "record" in one.get_attribute("prov:type")]
    assert len(records) == tally.written
    derived: dict[str, set[str]] = {}
    for one in document.get_records(model.ProvDerivation):
        (made, used) = (str(one.args[0]), str(one.args[1]))
        assert {made, used} <= entities.keys()
        derived.setdefault(made, set()).add(used)
    for one in records:  # record <- claim <- sentence <- report <- bytes
        level = {str(one.identifier)}
        for _ in range(4):
            level = {used for made in level for used in derived[made]}
        assert all(used.startswith("sha256:") for used in level)


def test_pam_scores_are_on_the_scale(choose: Choose) -> None:
    selection = choose("commitments")
    data, tally = exported("pam", selection)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows
    assert tally.left_out
    assert {row["score"] for row in rows} <= {"0", "1", "2", "3"}
    assert {row["reversal"] for row in rows} <= {"0", "1"}
    assert all(0 <= float(row["accord_index"]) <= 100 for row in rows)
    assert all(row["stem"] and row["accord"] and bounds(row["date"])[0] for row in rows)
