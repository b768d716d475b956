"""Follow-up: promises to come back to members, met with the later items that answer them."""
