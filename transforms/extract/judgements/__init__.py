"""Grades: which words are one, what it was given for, and of whom. `claims.find_claims` is the way in."""
