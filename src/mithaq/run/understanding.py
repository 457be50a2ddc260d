"""Documents through the core, with a net under it: one report that trips a defect does not stop the rest."""

import traceback
from collections.abc import Iterable
from pathlib import PurePath

from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.understood import Understood
from mithaq.store import Reading

DEFECT = "run.defect"
Found = tuple[tuple[Understood, ...], list[Diagnostic]]


def understood(documents: Iterable[Document | Diagnostic]) -> Found:
    """Understand each document; diagnostics among the input are passed on, defects become diagnostics too."""
    from mithaq.pipeline import understand

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


def understand_source(source: Source) -> tuple[Reading, list[Diagnostic]]:
    """Read the articles out of a source and understand each; diagnostics tell what could not be read."""
    from mithaq.read import read

    results, diagnostics = understood(read(source))
    return Reading(source=source, understood=results), diagnostics


def _defect(document: Document, error: Exception) -> Diagnostic:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{PurePath(frame.filename).name}:{frame.lineno}"
    reason = f"a defect of Mithaq's, please report it ({type(error).__name__} at {where}: {error})"
    return Diagnostic(code=DEFECT, message=f"{document.name}#{document.part}: {reason}", name=document.name)
