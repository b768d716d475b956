"""A page with its rows marked in the text where they stand, the rule behind each, and what was refused."""
