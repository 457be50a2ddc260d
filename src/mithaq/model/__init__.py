"""Records only: frozen, slotted, keyword-only dataclasses of the standard library."""
