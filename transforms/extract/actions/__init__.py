"""Actions: what was resolved, recommended, required, promised and done. `find.find_actions` is the way in."""
