"""Pure: a capture becomes documents, a document yields inspections, judgements and actions."""
