"""What the extractor claims of a page, in the shape of the labels, each row with the rule that made it."""

from __future__ import annotations

from flows.evaluation.labels import Claims
from flows.parsing import read_saved
from flows.saved import SavedPage
from transforms.contract import to_contract
from transforms.extract import extract_page
from transforms.records import Extraction, ParsedPage

_ROWS = ("inspections", "judgements", "actions")


def predict_saved(saved: SavedPage) -> tuple[Claims, str]:
    """A page's claims, and its text, in which their quotes stand. Raises UnreadablePage."""
    page = read_saved(saved)
    return as_claims(page, extract_page(page)), page.facts.text


def as_claims(page: ParsedPage, extraction: Extraction) -> Claims:
    """The rows in the contract's shape; they stand there in the order of the extraction, which knows their rules."""
    contract = to_contract("", page, extraction)
    for name in _ROWS:
        for row, made in zip(contract[name], getattr(extraction, name), strict=True):
            row["rule"] = made.rule
    return Claims.model_validate(contract)
