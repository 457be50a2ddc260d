"""Packages that only some exports need, loaded when they do."""

from importlib import import_module
from typing import Any

from mithaq.errors import MithaqError


def needed(module: str, extra: str = "export") -> Any:
    """Return a module; raises MithaqError, with what to install, where its package is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MithaqError(f"this needs one more package ({package}): pip install 'mithaq[{extra}]'") from error
