"""From what documents say to what happened: one row for each real item and inspection, met with the official record."""

from warehouse.resolution.resolve import Resolved, resolve

__all__ = ["Resolved", "resolve"]
