"""Paths and folders to Sources. A shell: it reads the disk, the core does not."""

from mithaq.fetch.files import sources

__all__ = ["sources"]
