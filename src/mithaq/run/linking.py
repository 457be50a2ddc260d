"""A whole ledger linked on an engine: joins and group-bys find what may be one, each region is linked by itself.

The same blocks, comparisons and groups as in one process (``mithaq.link``), so that the ledger comes out the same. What
is left to the process that asks: the facts are made there, and the pairs found are joined into sets.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mithaq.link.copies import NEAR, SHARED, CopyGroup, grouped
from mithaq.link.events import link
from mithaq.link.facts import Fact, Wholes, facts
from mithaq.link.instruments import KnownInstruments, with_known
from mithaq.link.regions import Labels, akin, found_under, looked_up
from mithaq.link.texts import Relation, Text, place_of, related, sampled, text_of
from mithaq.model.claims import Claim
from mithaq.model.ledger import Agreement, Judgement
from mithaq.model.reports import Report
from mithaq.run.batching import pieces
from mithaq.run.runners.engine import Engine

Pair = tuple[int, int]
PAIRS, REGIONS = 2000, 50
"""Pairs that are compared, and regions that are linked, by one task."""


class Linking:
    """Linking on an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._daft = engine, engine.daft

    def copies(self, texts: Iterable[tuple[str, str]], published: Mapping[str, str | None]) -> tuple[CopyGroup, ...]:
        """Return what ``mithaq.link.copy_groups`` returns."""
        made = (text_of(name, words, published.get(name)) for name, words in texts)
        known = sorted(made, key=lambda text: place_of(text.id))
        pairs = [_by_name(known[one], known[other]) for one, other in self._beside(known)]
        kinds = self._engine.each(_Relating(), _in_tasks(pairs, PAIRS))
        found = {(one.id, other.id): kind for (one, other), kind in zip(pairs, kinds, strict=True)}
        return grouped({text.id: text for text in known}, found, lambda left, right: found[left, right])

    def judgements(
        self, claims: Iterable[Claim], reports: Sequence[Report], wholes: Wholes, known: Sequence[Agreement]
    ) -> tuple[Judgement, ...]:
        """Return what ``mithaq.link.link`` judges to be the same; what it is unsure of is not asked."""
        claims = sorted(claims, key=lambda claim: claim.id)
        told = facts(with_known(claims, KnownInstruments(known, wholes), reports), reports, wholes)
        labels = Labels()
        pairs = self._sharing(told)
        compared = ((told[one], told[other]) for one, other in pairs)
        for pair, one in zip(pairs, self._engine.each(_Comparing(wholes), _in_tasks(compared, PAIRS)), strict=True):
            if one:
                labels.join(told[at].claim.id for at in pair)
        regions = _regions(claims, labels, reports)
        judged = self._engine.each(_Joining(wholes, tuple(known)), _in_tasks(regions, REGIONS))
        return tuple(sorted(judged, key=lambda one: (one.left, one.right, one.verdict)))

    def _sharing(self, told: Sequence[Fact]) -> list[Pair]:
        """Return the pairs that share a block: a join of those found under a key with those that ask for it."""
        col = self._daft.col
        found = [(key, at) for at, fact in enumerate(told) for key in found_under(fact)]
        asked = [(key, at) for at, fact in enumerate(told) for key in looked_up(fact)]
        joined = self._frame(("key", "left"), found).join(self._frame(("key", "right"), asked), on="key")
        pairs = joined.where(col("left") < col("right")).select("left", "right").distinct()
        return self._pairs(pairs)

    def _beside(self, known: Sequence[Text]) -> list[Pair]:
        """Return the pairs of texts that stand near one another in enough lists of carriers of a run."""
        daft = self._daft
        col = daft.col
        runs = [(run, at) for at, text in enumerate(known) for run in sampled(text)]
        lists = self._frame(("run", "left"), runs)
        window = daft.Window().partition_by("run").order_by("left")
        near = [
            lists.with_column("right", col("left").lead(by).over(window)).where(col("right").not_null())
            for by in range(1, NEAR + 1)
        ]
        every = near[0]
        for one in near[1:]:
            every = every.concat(one)
        shared = every.groupby("left", "right").agg(col("run").count().alias("lists"))
        return self._pairs(shared.where(col("lists") >= SHARED).select("left", "right"))

    def _frame(self, names: tuple[str, str], rows: Sequence[tuple[int, int]]) -> Any:
        one, other = zip(*rows, strict=True) if rows else ((), ())
        kind = self._daft.DataType.int64()
        frame = self._daft.from_pydict({names[0]: list(one), names[1]: list(other)})
        return frame.select(*(frame[name].cast(kind) for name in names))

    def _pairs(self, frame: Any) -> list[Pair]:
        found = frame.to_pydict()
        return sorted(zip(found["left"], found["right"], strict=True))


def _by_name(one: Text, other: Text) -> tuple[Text, Text]:
    return (one, other) if one.id < other.id else (other, one)


class _Each:
    """Work that makes one thing of each part of a task."""

    def __call__(self, task: Sequence[Any]) -> Iterator[Any]:
        for part in task:
            yield self.made(part)

    def made(self, part: Any) -> Any:
        raise NotImplementedError

    def lost(self, task: Sequence[Any], reason: str) -> Iterator[Any]:
        raise RuntimeError(reason)


class _Comparing(_Each):
    """Tells of pairs of facts which a rule may join."""

    def __init__(self, wholes: Wholes) -> None:
        self._wholes = wholes

    def made(self, part: tuple[Fact, Fact]) -> bool:
        return akin(*part, self._wholes)[0]


class _Relating(_Each):
    """Tells of pairs of texts whether they carry one, and how."""

    def made(self, part: tuple[Text, Text]) -> tuple[bool, Relation]:
        return related(*part)


class _Joining(_Each):
    """Links regions, each by itself."""

    def __init__(self, wholes: Wholes, known: tuple[Agreement, ...]) -> None:
        self._wholes, self._known = wholes, known

    def __call__(self, task: Sequence[tuple[Sequence[Claim], Sequence[Report]]]) -> Iterator[Judgement]:
        for claims, reports in task:
            yield from (one for one in link(claims, reports, self._wholes, self._known) if one.verdict == "same")


def _in_tasks(parts: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    yield from map(tuple, pieces(parts, size))


def _regions(claims: Sequence[Claim], labels: Labels, reports: Sequence[Report]) -> Iterator[tuple[Any, ...]]:
    """Yield the claims of each region with their reports; a claim alone in its region needs no linking."""
    by_document = {report.document: report for report in reports}
    regions: dict[str, list[Claim]] = {}
    for claim in claims:
        regions.setdefault(labels.of(claim.id), []).append(claim)
    for told in regions.values():
        if len(told) > 1:
            documents = sorted({claim.document for claim in told})
            yield tuple(told), tuple(by_document[name] for name in documents if name in by_document)
