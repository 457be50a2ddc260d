"""The stored records as they stand, brought up to date first."""

from pathlib import Path
from tempfile import TemporaryDirectory

from mithaq.run.growing import FOLD, catch_up
from mithaq.run.stored import Stored
from mithaq.store import Store, open_ledger


def current(store: Store, *, in_turns: bool = False) -> Stored:
    """Return the records, up to date: where they are not and the ledger cannot be written, those of a copy of it.

    ``in_turns``: see ``mithaq.run.growing.catch_up``.
    """
    if store.read_only:
        with store.records() as found:
            behind = found.behind(FOLD)
        return _copied(store) if behind else Stored(store)
    catch_up(store, in_turns=in_turns)
    return Stored(store)


class _Copied(Stored):
    """Records of a copy, which goes when they do."""

    folder: "TemporaryDirectory[str]"


def _copied(store: Store) -> Stored:
    folder = TemporaryDirectory(prefix="mithaq-", ignore_cleanup_errors=True)
    target = str(Path(folder.name) / "ledger.db")
    store.copy_to(target)
    copy = open_ledger(target)
    catch_up(copy)
    found = _Copied(copy)
    found.folder = folder
    return found
