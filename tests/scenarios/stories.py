"""Written scenarios: short reports of our own, and what the ledger must make of them. See the YAML files beside."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from mithaq.grammar.data import load_yaml
from mithaq.model.documents import Document, Source
from mithaq.model.reports import Report
from mithaq.model.understood import Understood
from mithaq.pipeline import understand
from mithaq.read import read
from mithaq.run.folding import Folded, known_entities, refolded, with_copies
from mithaq.run.viewing import view_of
from mithaq.view.context import Context

HERE = Path(__file__).parent
Story = dict[str, Any]


def stories() -> Iterator[tuple[str, Story]]:
    """Yield each scenario under its file and title."""
    for path in sorted(HERE.glob("*.yaml")):
        for story in load_yaml(path):
            yield f"{path.stem}: {story['title']}", story


@lru_cache(maxsize=512)
def read_report(name: str, text: str) -> Understood:
    """Read and understand one report of a scenario."""
    payload = text.encode()
    source = Source(id=sha256(payload).hexdigest(), payload=payload, media_type="text/plain", name=f"{name}.txt")
    (document,) = [one for one in read(source) if isinstance(one, Document)]
    return understand(document)


def folded(understood: Iterable[Understood]) -> Folded:
    """Fold reports as a ledger does that holds them."""
    every = list(understood)
    reports = with_copies(tuple(map(_report, every)), (one.annotated.document for one in every))
    context = Context.of(
        reports,
        [claim for one in every for claim in one.claims],
        [*known_entities(), *(entity for one in every for entity in one.annotated.entities)],
        [claim for one in every for claim in one.agreements],
        [claim for one in every for claim in one.commitments],
    )
    return refolded(context, ())


def _report(one: Understood) -> Report:
    document, dct = one.annotated.document, one.annotated.dct
    return Report(
        document=document.id, file=document.name, article=document.part, language=document.language, published=dct
    )


def reports_of(story: Story) -> list[Understood]:
    """Return the reports of a scenario, in its order."""
    return [read_report(name, text) for name, text in story["reports"].items()]


def views(whole: Folded, as_of: str) -> dict[str, list[dict[str, Any]]]:
    """Return the views that scenarios ask about."""
    names = ("timeline", "agreements", "commitments", "mechanisms", "disputes")
    return {name: list(view_of(whole, name, as_of=as_of)) for name in names}


def files(record: dict[str, Any]) -> set[str]:
    """Return the names of the reports behind a record, without their ending."""
    found: set[str] = set()
    for part in _parts(record):
        if isinstance(part.get("file"), str):
            found.add(part["file"].removesuffix(".txt"))
    return found


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)
