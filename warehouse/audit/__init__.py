"""Audit: what a run brought of each council against what the council's runs usually bring, by gates that are data."""

from warehouse.audit.audit import Audit, GateFailure, audit
from warehouse.audit.settle import let_pass, settle
from warehouse.audit.stale import StaleCouncil, stale_councils

__all__ = ["Audit", "GateFailure", "StaleCouncil", "audit", "let_pass", "settle", "stale_councils"]
