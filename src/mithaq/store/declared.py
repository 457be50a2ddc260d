"""The declared types of a record's fields, also where its module is compiled."""

import ast
import sys
from pathlib import Path
from typing import Any, get_type_hints


def declared_types(record: type) -> dict[str, Any]:
    """Return the type of each field of a dataclass.

    A class that mypyc compiled remembers of ``tuple[str, ...]`` no more than ``tuple``; its source, which lies beside
    the compiled module, tells the rest.
    """
    plain = str(sys.modules[record.__module__].__file__).endswith(".py")
    return get_type_hints(record) if plain else written_types(record)


def written_types(record: type) -> dict[str, Any]:
    """Return what the source of a record, a class of its own in its module, says of its fields' types."""
    module = sys.modules[record.__module__]
    source = Path(str(module.__file__)).with_name(f"{module.__name__.rpartition('.')[2]}.py")
    tree = ast.parse(source.read_text(encoding="utf-8"))
    found = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == record.__name__)
    written = {
        node.target.id: ast.unparse(node.annotation)
        for node in found.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return get_type_hints(type(record.__name__, (), {"__annotations__": written}), vars(module))
