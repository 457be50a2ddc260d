"""Standoff annotation: the document's date, times, names, who says what, events."""
