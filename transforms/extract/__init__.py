"""Blocks become inspections, judgements and actions, each with its words and the rule that found it."""

from transforms.extract.document import Reading, extract_document, extract_page, read_document

__all__ = ["Reading", "extract_document", "extract_page", "read_document"]
