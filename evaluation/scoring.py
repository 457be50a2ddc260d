"""Score Mithaq's reading of annotated reports: claims, agreements, times, names, document dates.

A predicted claim pairs with one annotated claim of the same article when its kind is accepted and its evidence touches
the annotated words. ``found`` is the F1 of the pairing; ``exact`` counts a pair only where status, date, parties and
people are right too. Annotated claims that are not core are neither demanded nor punished.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]


ALIASES: dict[str, str] = {}
"""Other spellings of a name, as plain names; filled from the gold's own list."""


def plain(name: str | None) -> str:
    """A name without case, accents and punctuation, for comparison; a known other spelling as the chosen one."""
    bare = _bare(name)
    return ALIASES.get(bare, bare)


def learn_aliases(pairs: dict[str, str]) -> None:
    """Take other spellings to be those they stand for."""
    ALIASES.update({_bare(other): _bare(chosen) for other, chosen in pairs.items()})


def _bare(name: str | None) -> str:
    flat = unicodedata.normalize("NFKD", name or "")
    kept = "".join(c if c.isalnum() else " " for c in flat if not unicodedata.combining(c))
    return " ".join(kept.casefold().split())


def same_person(left: str, right: str) -> bool:
    """Two names agree where one holds all words of the other."""
    a, b = set(plain(left).split()), set(plain(right).split())
    return bool(a & b) and (a <= b or b <= a)


@dataclass
class Tally:
    """Hits, predictions and demands of one measure."""

    hit: int = 0
    predicted: int = 0
    demanded: int = 0

    @property
    def f1(self) -> float:
        total = self.predicted + self.demanded
        return 2 * self.hit / total if total else 1.0


@dataclass
class Scores:
    """Every measure over a set of reports."""

    found: Tally = field(default_factory=Tally)
    exact: Tally = field(default_factory=Tally)
    agreements: Tally = field(default_factory=Tally)
    times: Tally = field(default_factory=Tally)
    names: Tally = field(default_factory=Tally)
    fields: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    dated: int = 0
    parted: int = 0
    reports: int = 0
    misses: list[str] = field(default_factory=list)

    def table(self) -> dict[str, float]:
        """The figures by name, each between 0 and 1; a field counts over all claims demanded, found or not."""
        out = {
            "claims.found": self.found.f1,
            "claims.exact": self.exact.f1,
            "agreements": self.agreements.f1,
            "times": self.times.hit / self.times.demanded if self.times.demanded else 1.0,
            "names": self.names.f1,
            "published": self.dated / self.reports,
            "articles": self.parted / self.reports,
        }
        out |= {name: self.fields[name] / self.found.demanded for name in ("status", "date", "parties", "people")}
        return {name: round(value, 3) for name, value in out.items()}


def score_report(gold: Record, articles: list[Record], scores: Scores) -> None:
    """Add one report: its annotation and the articles predicted for it."""
    scores.reports += 1
    scores.parted += len(articles) == gold["articles"]
    scores.dated += bool(articles) and articles[0]["published"]["value"] == gold["published"]
    _score_claims(gold, articles, scores)
    _score_agreements(gold, articles, scores)


def _score_claims(gold: Record, articles: list[Record], scores: Scores) -> None:
    predicted = [(a["article"], claim, a["entities"]) for a in articles for claim in a["claims"]]
    candidates = []
    for g, wanted in enumerate(gold["claims"]):
        for p, (article, claim, entities) in enumerate(predicted):
            if (
                article == wanted["article"]
                and claim["kind"] in _accepted(wanted, "kind")
                and (touch := _touch(claim, wanted))
            ):
                judged = _judge(claim, entities, wanted)
                candidates.append((touch + sum(judged.values()), g, p, judged))
    taken_gold: dict[int, dict[str, bool]] = {}
    taken_predicted = set()
    for _, g, p, judged in sorted(candidates, key=lambda c: -c[0]):
        if g not in taken_gold and p not in taken_predicted:
            taken_gold[g] = judged
            taken_predicted.add(p)
    _count_claims(gold, predicted, taken_gold, taken_predicted, scores)


def _count_claims(
    gold: Record, predicted: list[Any], taken: dict[int, dict[str, bool]], used: set[int], scores: Scores
) -> None:
    core = [g for g, wanted in enumerate(gold["claims"]) if wanted["core"]]
    optional = sum(1 for g in taken if g not in core)
    for tally in (scores.found, scores.exact):
        tally.demanded += len(core)
        tally.predicted += len(predicted) - optional
    for g in core:
        wanted = gold["claims"][g]
        judged = taken.get(g)
        wrong = "MISSED" if judged is None else ",".join(name for name, right in judged.items() if not right)
        if judged is not None:
            scores.found.hit += 1
            scores.exact.hit += all(judged.values())
            scores.pairs += 1
            scores.fields.update(name for name, right in judged.items() if right)
        if wrong:
            scores.misses.append(f"{gold['file'][:12]} {wanted['kind']:<11}{wrong:<24}{wanted['quote'][:80]}")
    for p, (_, claim, entities) in enumerate(predicted):
        if p not in used:
            parties = [_name(entities, party) for party in claim["parties"]]
            told = f"{claim['kind']:<11}EXTRA {claim['status']} {claim['date']} {parties} {claim['extractor']}"
            scores.misses.append(f"{gold['file'][:12]} {told} | {claim['evidence'][0]['quote'][:70]}")


def _accepted(wanted: Record, name: str) -> list[Any]:
    return [wanted[name], *wanted.get("accept", {}).get(name, [])]


def _touch(claim: Record, wanted: Record) -> float:
    start, end = wanted["start"], wanted["start"] + len(wanted["quote"])
    shares = [
        (min(e["end"], end) - max(e["start"], start)) / min(e["end"] - e["start"], end - start)
        for e in claim["evidence"]
    ]
    return max(max(shares), 0.0)


def _name(entities: Record, identifier: str) -> str:
    return (entities.get(identifier, {}).get("name") or {}).get("en") or identifier


def _judge(claim: Record, entities: Record, wanted: Record) -> dict[str, bool]:
    parties = {plain(_name(entities, party)) for party in claim["parties"]}
    people = [_name(entities, person) for person in claim["people"]]
    return {
        "status": claim["status"] in _accepted(wanted, "status"),
        "date": claim["date"] in _accepted(wanted, "date"),
        "parties": any(parties == {plain(one) for one in each} for each in _accepted(wanted, "parties")),
        "people": any(_same_people(people, each) for each in _accepted(wanted, "people")),
    }


def _same_people(predicted: list[str], wanted: list[str]) -> bool:
    one = all(any(same_person(p, w) for w in wanted) for p in predicted)
    return one and all(any(same_person(p, w) for p in predicted) for w in wanted)


def _score_agreements(gold: Record, articles: list[Record], scores: Scores) -> None:
    left = [(agreement, a["entities"]) for a in articles for agreement in a["agreements"]]
    scores.agreements.predicted += len(left)
    for wanted in sorted(gold["agreements"], key=lambda each: not each.get("core", True)):
        scores.agreements.demanded += wanted.get("core", True)
        match = next((one for one in left if _same_agreement(*one, wanted)), None)
        if match is not None:
            left.remove(match)
            scores.agreements.hit += wanted.get("core", True)
            scores.agreements.predicted -= not wanted.get("core", True)
        elif wanted.get("core", True):
            scores.misses.append(
                f"{gold['file'][:12]} agreement  MISSED {wanted['name']} {wanted['date']} {wanted['parties']}"
            )
    for agreement, entities in left:
        parties = [_name(entities, party) for party in agreement["parties"]]
        quote = agreement["evidence"][0]["quote"]
        scores.misses.append(f"{gold['file'][:12]} agreement  EXTRA {agreement['date']} {parties} | {quote}")


def _same_agreement(agreement: Record, entities: Record, wanted: Record) -> bool:
    parties = {plain(_name(entities, party)) for party in agreement["parties"]}
    right = not wanted["parties"] or parties == {plain(party) for party in wanted["parties"]}
    return right and agreement["date"] == wanted["date"] and _touch(agreement, wanted) > 0


def score_times(gold: list[Record], articles: list[Record], scores: Scores) -> None:
    """Add the time expressions of one report: right with one span that touches and a value that is accepted."""
    predicted = [time for article in articles for time in article["times"]]
    for wanted in (each for each in gold if each["cls"] == "core"):
        scores.times.demanded += 1
        over = [t for t in predicted if t["start"] < wanted["end"] and wanted["start"] < t["end"]]
        values = {wanted["value"], wanted["value"].split("T")[0], *wanted.get("also", [])}
        right = len(over) == 1 and bool({over[0]["value"], (over[0]["value"] or "").split("T")[0]} & values)
        scores.times.hit += right
        if not right:
            got = [(t["text"], t["value"]) for t in over]
            scores.misses.append(f"{wanted['doc'][:12]} time       {wanted['text']} wanted {wanted['value']} got {got}")


_TYPES = {
    "PER": "person",
    "ROLE": "role",
    "COUNTRY": "country",
    "PLACE": "place",
    "ORG": "body",
    "AGREEMENT": "agreement",
    "MECHANISM": "mechanism",
}


def score_names(gold: list[Record], articles: list[Record], scores: Scores) -> None:
    """Add the mentions of one report: right with type and end equal, and a start off by two characters at most."""
    predicted = [m for article in articles for m in article["mentions"] if m["type"] in _TYPES.values()]
    used: set[int] = set()
    for wanted in gold:
        kind = _TYPES[wanted["type"]]
        hit = next((i for i, m in enumerate(predicted) if i not in used and _same_mention(m, wanted, kind)), None)
        if hit is not None:
            used.add(hit)
        elif wanted.get("nested"):
            continue
        else:
            scores.misses.append(f"{wanted['doc'][:12]} name       MISSED {kind} {wanted['text']}")
        scores.names.demanded += 1
        scores.names.hit += hit is not None
    scores.names.predicted += len(predicted)
    extra = [m for i, m in enumerate(predicted) if i not in used]
    scores.misses += [f"{gold[0]['doc'][:12]} name       EXTRA {m['type']} {m['text']}" for m in extra if gold]


def _same_mention(mention: Record, wanted: Record, kind: str) -> bool:
    return mention["type"] == kind and mention["end"] == wanted["end"] and abs(mention["start"] - wanted["start"]) <= 2
