"""Blocks become inspections, judgements and actions, each with its words and the rule that found it."""

from transforms.extract.document import extract_document, extract_page

__all__ = ["extract_document", "extract_page"]
