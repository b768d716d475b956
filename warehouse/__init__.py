"""Rows kept: the DuckDB warehouse, its schema, load, publication and queries."""
