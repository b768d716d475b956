"""The descriptor of an export: a Frictionless data package with schemas, dictionary, keys, rights and provenance."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from warehouse.export.declared import WORDS, declared
from warehouse.export.tables import Column, Table
from warehouse.store import fetch_rows

DESCRIPTOR = "datapackage.json"
NAME = "council-harvest"

_TYPES = {
    "VARCHAR": "string", "JSON": "string", "BOOLEAN": "boolean", "TIMESTAMP": "datetime", "DATE": "date",
    "DOUBLE": "number", "BIGINT": "integer", "INTEGER": "integer", "HUGEINT": "integer",
}  # fmt: skip
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonl": "application/jsonl",
    ".md": "text/markdown",
}


def descriptor(connection: duckdb.DuckDBPyConnection, resources: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The whole descriptor. It alone tells of the publication: the other files hold nothing but its rows."""
    ((publication_id, published_at, schema_version),) = fetch_rows(
        connection,
        "SELECT publication_id, strftime(published_at, '%Y-%m-%dT%H:%M:%SZ'), schema_version FROM main.publication",
    )
    return {
        "name": NAME,
        "title": "What inspectors found at English councils, and what the councils did about it",
        "description": "Facts and short quotes from councils' public democracy web sites. "
        f"Words of councils are cut at {declared().quote_limit} characters. Rights differ by field: see `rights`.",
        "created": published_at,
        "publication": {"id": publication_id, "published_at": published_at, "schema_version": schema_version},
        "generator": f"council-harvest {version('council-harvest')}",
        "rights": [rights.model_dump() for rights in declared().rights],
        "sources": [*_councils(connection), *(source.model_dump() for source in declared().source)],
        "resources": list(resources),
    }


def table_resource(table: Table, files: Sequence[Path], folder: Path) -> dict[str, Any]:
    """A table of the package."""
    references = [
        {
            "fields": [column],
            "reference": {"resource": other, "fields": [_key_of(other)]},
        }
        for column, other in table.declared.references.items()
    ]
    schema: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
    }
    if table.declared.key:
        schema["primaryKey"] = list(table.declared.key)
    if references and files[0].suffix == ".csv":
        schema["foreignKeys"] = references
    return {
        **_file_resource(table.name, f"{table.comment}.", files, folder),
        "type": "table",
        "rows": table.rows,
        "schema": schema,
    }


def file_resource(name: str, description: str, file: Path, folder: Path) -> dict[str, Any]:
    """A file of the package that is no table."""
    return {**_file_resource(name, description, [file], folder), "type": "file"}


def rights_table() -> str:
    """Each of the rights with the fields that have them, as a Markdown table; docs/legal.md holds it."""
    lines = ["| rights | of | fields |", "| --- | --- | --- |"]
    for rights in declared().rights:
        fields = "; ".join(
            f"{table.name}: {', '.join(table.rights[rights.code])}"
            for table in declared().table
            if rights.code in table.rights
        )
        lines.append(f"| `{rights.code}` | {rights.title}. {rights.text} | {fields} |")
    return "\n".join(lines) + "\n"


def as_readme(package: dict[str, Any]) -> str:
    """The dictionary of a package for people, as Markdown."""
    lines = [f"# {package['title']}", "", package["description"], "", "## Rights", ""]
    lines += rights_table().splitlines()
    lines += ["", "## Sources", ""]
    lines += [f"- {source['title']} {source.get('path', '')}".rstrip() for source in package["sources"]]
    for resource in package["resources"]:
        lines += ["", f"## {resource['name']}", "", resource["description"]]
        if "schema" in resource:
            lines += ["", "| column | type | rights | meaning |", "| --- | --- | --- | --- |"]
            lines += [
                f"| `{field['name']}` | {field['type']} | {field['rights']} | {field['description'].replace('|', chr(92) + '|')} |"
                for field in resource["schema"]["fields"]
            ]
    return "\n".join(lines) + "\n"


def _file_resource(name: str, description: str, files: Sequence[Path], folder: Path) -> dict[str, Any]:
    paths = [file.relative_to(folder).as_posix() for file in files]
    resource: dict[str, Any] = {
        "name": name,
        "description": description,
        "path": paths[0] if len(paths) == 1 else paths,
        "format": files[0].suffix.removeprefix("."),
        "mediatype": _MEDIA_TYPES[files[0].suffix],
        "encoding": "utf-8",
        "bytes": sum(file.stat().st_size for file in files),
    }
    if len(files) == 1:
        resource["hash"] = f"sha256:{_sha256(files[0])}"
    return resource


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "array" if column.type.endswith("[]") else _TYPES.get(column.type, "any"),
        "description": column.comment or "",
        "rights": column.rights,
    }
    constraints: dict[str, Any] = {}
    if column.rights == WORDS:
        constraints["maxLength"] = declared().quote_limit
    if column.name in table.declared.key:
        constraints["required"] = True
    return field | ({"constraints": constraints} if constraints else {})


def _key_of(table: str) -> str:
    return next(other.key[0] for other in declared().table if other.name == table)


def _councils(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    """The sites that the rows come from."""
    sites = fetch_rows(
        connection,
        "SELECT council, base_url FROM analysis.councils SEMI JOIN analysis.documents USING (council_id) ORDER BY ALL",
    )
    return [
        {"title": f"{council}: democracy web site"} | ({"path": address} if address else {})
        for council, address in sites
    ]


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
