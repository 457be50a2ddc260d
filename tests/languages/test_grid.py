"""The shares of evaluation/grid.py, construction by construction: none may fall under its floor."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parents[2] / "evaluation"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("grid", HERE / "grid.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GRID = _module()
PREDICATES, CONSTRUCTIONS = GRID.load_grid()
FLOORS: dict[str, float] = json.loads((HERE / "grid" / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", CONSTRUCTIONS, ids=[row["name"] for row in CONSTRUCTIONS])
def test_construction_is_read_no_worse_than_before(row: dict[str, Any]) -> None:
    assert GRID.share(PREDICATES, row) >= FLOORS[row["name"]]
