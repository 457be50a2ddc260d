"""Load rule and lexicon files: YAML in which every scalar is a string ("no", "on" and 1:20 are words here)."""

from importlib.resources.abc import Traversable
from typing import Any

import yaml

from mithaq.errors import PackError

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_yaml(file: Traversable) -> Any:
    """Read ``file`` as YAML of strings, lists and maps; a map that names a key twice is refused.

    Raises PackError, naming file and line, when it is not well formed.
    """
    try:
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise PackError(f"{file.name}:{line}: not well-formed YAML: {getattr(error, 'problem', error)}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{file.name}: cannot be read: {error}") from error
    return _plain(node, file.name)


def _plain(node: Any, name: str, inside: tuple[Any, ...] = ()) -> Any:
    if node is None:
        return {}
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if any(node is outer for outer in inside):
        raise PackError(f"{name}:{node.start_mark.line + 1}: holds itself")
    inside = (*inside, node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name, inside) for child in node.value]
    out: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise PackError(f"{name}:{line}: a key is no plain word")
        if key.value in out:
            raise PackError(f"{name}:{line}: {key.value!r} is given twice")
        out[key.value] = _plain(value, name, inside)
    return out
