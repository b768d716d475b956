"""Exports of the published file: facts and short quotes as CSV, Parquet, JSON Lines and Frictionless data package."""

from warehouse.export.export import Export, ExportFormat, OnPart, export

__all__ = ["Export", "ExportFormat", "OnPart", "export"]
