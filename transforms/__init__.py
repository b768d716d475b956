"""Pure: a capture becomes documents, a document yields inspections, judgements and actions."""

PARSER_VERSION = "12"
"""Raised whenever parsing or extraction changes what a page yields; rows of an older version are what replay rebuilds."""
