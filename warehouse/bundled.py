"""Data that comes with the package: rules and declarations in TOML files, under a schema."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


def bundled(model: type[Model], name: str) -> Model:
    """The file of that name under `warehouse/`, read by its schema."""
    return model.model_validate(tomllib.loads(files("warehouse").joinpath(name).read_text("utf-8")))
