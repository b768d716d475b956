"""The folder of an export: written beside and renamed into its place, and nobody's files but ours replaced."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from warehouse.errors import FolderTaken
from warehouse.export.package import DESCRIPTOR, NAME


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder to write into; it takes the place of `folder` when the block ends well, else it is removed.

    Raises:
        FolderTaken: `folder` is there and is no export of ours, or holds files that no export wrote.
    """
    check_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    building, old = (folder.with_name(f".{folder.name}.{what}") for what in ("building", "old"))
    _restore(folder, old)
    shutil.rmtree(building, ignore_errors=True)  # what a killed export left
    building.mkdir()
    try:
        yield building
        if folder.exists():
            folder.rename(old)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        _restore(folder, old)
        raise
    shutil.rmtree(old, ignore_errors=True)


def check_free(folder: Path) -> None:
    """Raises FolderTaken where `folder` holds anything but an export of ours."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderTaken(f"{folder} is a file: name a folder for the export.")
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    if not present:
        return
    written = _files_of(folder / DESCRIPTOR)
    if written is None:
        raise FolderTaken(f"{folder} is no export of council-harvest: name a new or an empty folder.")
    if foreign := sorted(present - written):
        raise FolderTaken(
            f"{folder} holds files that no export wrote, such as {foreign[0]}: move them, or name another folder."
        )


def _files_of(file: Path) -> set[str] | None:
    """What an export of ours wrote, as its descriptor tells; None where there is none of ours."""
    try:
        package: Any = json.loads(file.read_text("utf-8"))
        if package["name"] != NAME or "publication" not in package:
            return None
        paths = [resource["path"] for resource in package["resources"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {DESCRIPTOR} | {
        path for several in paths for path in ([several] if isinstance(several, str) else several)
    }


def _restore(folder: Path, old: Path) -> None:
    """Put the earlier export back where a killed one had moved it away."""
    if old.exists() and not folder.exists():
        old.rename(folder)
