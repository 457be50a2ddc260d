"""Which texts new documents carry: found among the texts that stand beside theirs, and no others looked at."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mithaq.link.copies import NEAR, SHARED, grouped
from mithaq.link.regions import Labels
from mithaq.link.texts import Leaf, Relation, Text, close_all, place_of, related, sampled, text_of
from mithaq.run.words import own_words
from mithaq.store.shelf import Shelf

Pair = tuple[str, str]
ORIGINAL = "original"


def carry(shelf: Shelf, fresh: Collection[str], redated: Collection[str] = ()) -> set[str]:
    """Enter new documents among the texts; return the others that now carry another text than before.

    ``redated`` are documents whose day changed: which carrier of a text came first may have changed with it.
    """
    shelf.put_texts([_row(document) for document in sorted(fresh)])
    desk = _Desk(shelf)
    desk.read(fresh)
    joined = Labels()
    touched = set(redated)
    for document in sorted(fresh):
        pairs, parted = desk.compare(document)
        for one, other in pairs:
            joined.join((one, other))
        touched |= {document for pair in (*pairs, *parted) for document in pair}
    flocks = _flocks(shelf, joined, touched)
    changed = _regrouped(shelf, desk, flocks)
    close_all()
    return changed - set(fresh)


def _row(document: str) -> dict[str, Any]:
    return {
        "document": document, "place": place_of(document), "flock": document, "text": document, "copy": ORIGINAL
    }  # fmt: skip


class _Desk:
    """Texts looked at in one go."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._texts: dict[str, Text] = {}

    def read(self, documents: Iterable[str]) -> Mapping[str, Text]:
        """Return the texts of documents."""
        asked = set(documents)
        missing = asked - self._texts.keys()
        days = self._shelf.published(missing)
        for one in self._shelf.documents(missing):
            self._texts[one.id] = text_of(one.id, own_words(one), days.get(one.id))
        return {name: self._texts[name] for name in asked if name in self._texts}

    def compare(self, document: str) -> tuple[set[Pair], set[Pair]]:
        """Enter a text among its neighbours; return the pairs found related, and those held to be so no more."""
        text, place = self._texts[document], place_of(document)
        runs = sampled(text)
        self._shelf.put_runs(place, runs)
        beside, parted = self._shelf.beside(place, runs, NEAR, SHARED)
        names = self._shelf.at_places({*beside, *(one for pair in parted for one in pair)})
        others = self.read(names[one] for one in beside)
        found = {name: kind for name, other in others.items() if (kind := related(*_ordered(text, other)))[0]}
        self._shelf.put_copy_pairs([_pair(document, name, kind[1]) for name, kind in sorted(found.items())])
        gone = {_pair_of(names[one], names[other]) for one, other in parted}
        return {_pair_of(document, name) for name in found}, self._parted(gone)

    def _parted(self, pairs: set[Pair]) -> set[Pair]:
        """Return those of ``pairs`` that stood near enough to be compared, and do so no more in enough lists."""
        held = {(row["one"], row["other"]) for row in self._shelf.copy_pairs({one for one, _ in pairs})}
        apart = set()
        for one, other in pairs & held:
            texts = self.read((one, other))
            common = sampled(texts[one]) & sampled(texts[other])
            first, last = sorted((place_of(one), place_of(other)))
            if self._shelf.near_in((first, last), common, NEAR) < SHARED:
                self._shelf.part_copies(one, other)
                apart.add((one, other))
        return apart


def _ordered(left: Text, right: Text) -> tuple[Text, Text]:
    return (left, right) if left.id < right.id else (right, left)


def _pair_of(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _pair(one: str, other: str, hangs: Relation) -> dict[str, Any]:
    first, second = _pair_of(one, other)
    leaf = hangs[1] if hangs else None
    return {
        "one": first,
        "other": second,
        "leaf": hangs[0] if hangs else None,
        "whole": leaf.whole if leaf else None,
        "share": leaf.share if leaf else None,
        "size": leaf.size if leaf else None,
        "cut": int(leaf.cut) if leaf else None,
    }


def _flocks(shelf: Shelf, joined: Labels, touched: Collection[str]) -> set[str]:
    """Join the flocks of documents found related; return those of all that were touched."""
    above = Labels()
    for name, label in list(joined.joined()):
        above.join(shelf.flocks((name, label)))
    for name, label in list(above.joined()):
        shelf.join_flocks((name,), label)
    return shelf.flocks(touched)


def _regrouped(shelf: Shelf, desk: _Desk, flocks: Collection[str]) -> set[str]:
    """Group the members of each flock anew; return the documents whose text has another name."""
    members = shelf.flock(flocks)
    pairs = {(row["one"], row["other"]): _relation(row) for row in shelf.copy_pairs(members)}
    texts = desk.read({name for pair in pairs for name in pair})
    found = {document: (document, ORIGINAL) for document in members}
    for group in grouped(texts, pairs, lambda one, other: (True, pairs[one, other])):
        found.update((document, (group.id, kind)) for document, kind in group.members)
    before = shelf.texts(members)
    new = {document: told for document, told in found.items() if before[document] != told}
    shelf.carry(new)
    return {document for document, (text, _) in new.items() if before[document][0] != text}


def _relation(row: Mapping[str, Any]) -> Relation:
    if row["leaf"] is None:
        return None
    return row["leaf"], Leaf(share=row["share"], size=row["size"], whole=row["whole"], cut=bool(row["cut"]))
