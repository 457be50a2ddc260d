"""Mithaq reads news, Arabic first, and keeps the record of a peace process."""

__version__ = "0.1.0"

__all__ = ["__version__"]
