"""Paths and folders to Sources. A shell: it reads the disk, the core does not."""

from mithaq.fetch.files import Archive, sources, sources_and_archives

__all__ = ["Archive", "sources", "sources_and_archives"]
