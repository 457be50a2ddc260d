"""Documents through the core, with a net under it: one report that trips a defect does not stop the rest."""

import gc
import traceback
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from mithaq.errors import PackError
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.understood import Understood

if TYPE_CHECKING:
    from mithaq.store import Reading

DEFECT = "run.defect"
Found = tuple[tuple[Understood, ...], list[Diagnostic]]


def understood(documents: Iterable[Document | Diagnostic]) -> Found:
    """Understand each document; diagnostics among the input are passed on, defects become diagnostics too."""
    from mithaq.pipeline import understand

    spare_the_collector()
    results: list[Understood] = []
    diagnostics: list[Diagnostic] = []
    for one in documents:
        if isinstance(one, Diagnostic):
            diagnostics.append(one)
            continue
        try:
            results.append(understand(one))
        except Exception as error:  # The core never raises for bad input: what arrives here is a defect of Mithaq's.
            diagnostics.append(_defect(one, error))
    return tuple(results), diagnostics


@lru_cache
def spare_the_collector() -> None:
    """Load what understanding needs, and let the garbage collector leave it alone.

    Tables, rules and word forms live as long as the process. Looking through them again and again for garbage, of which
    reading makes next to none in cycles, takes a tenth of the time.
    """
    from mithaq.knowledge import load

    gc.set_threshold(*_RARELY)
    load()
    gc.freeze()


_RARELY = (500_000, 20, 100)  # Python's own are 700, 10, 10; word forms, which stay, are most of what is made


def understand_source(source: Source) -> "tuple[Reading, list[Diagnostic]]":
    """Read the articles out of a source and understand each; diagnostics tell what could not be read."""
    from mithaq.read import read
    from mithaq.store import Reading  # Here: what needs no ledger is not to wait for the database's library.

    results, diagnostics = understood(read(source))
    return Reading(source=source, understood=results), diagnostics


def lost(source: Source, reason: str) -> Diagnostic:
    """Tell of a source that nothing could be made of."""
    return Diagnostic(code=DEFECT, message=f"{source.name}: {reason}", name=source.name)


def _defect(document: Document, error: Exception) -> Diagnostic:
    if isinstance(error, PackError):  # it names file and line of what is wrong with the data
        return Diagnostic(code=DEFECT, message=f"{document.name}#{document.part}: {error}", name=document.name)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{PurePath(frame.filename).name}:{frame.lineno}"
    reason = f"a defect of Mithaq's, please report it ({type(error).__name__} at {where}: {error})"
    return Diagnostic(code=DEFECT, message=f"{document.name}#{document.part}: {reason}", name=document.name)
