"""Inspections: which ones a document tells of, when they were, and which grades are theirs. `find.find_inspections` is the way in."""
