"""The errors of the warehouse; every text names the file and what to do next."""

from transforms.errors import HarvestError, UsageError


class WarehouseError(HarvestError):
    """Root of the warehouse's errors."""


class WarehouseLocked(WarehouseError):
    """Another process (or this one) has the file open; the text names the holder."""


class WarehouseMissing(WarehouseError):
    """There is no such warehouse file."""


class WarehouseBroken(WarehouseError):
    """The file is no DuckDB database, or its schema is not one that this version of the project knows."""


class LoadRefused(WarehouseError):
    """What was to be loaded refers to a run, council or capture that is not in the warehouse."""


class InvalidReference(WarehouseError):
    """A file of reference data cannot be read or breaks its schema; the text names the file and the row."""


class InvalidCorrections(WarehouseError):
    """The operators' file of corrections cannot be read or breaks its schema; the text names file and entry."""


class InvalidExtraction(WarehouseError):
    """One document's claims do not fit its text: a span outside it, an unknown inspection, broken Unicode."""


class PublicationRefused(WarehouseError):
    """An integrity gate failed: nothing was published and the last good file stands."""


class QueryFailed(WarehouseError):
    """A query on the published file cannot be run; the text holds the database's reason."""


class FolderTaken(WarehouseError, UsageError):
    """The folder named for an export holds something else; nothing in it was touched."""


class NothingToExport(WarehouseError):
    """The publication holds no documents."""


class ExportFailed(WarehouseError):
    """An export could not be written; an earlier one stands as it was."""
