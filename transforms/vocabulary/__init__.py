"""Domain knowledge as data, read once and checked against its schema by those who use it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_vocabulary(name: str) -> dict[str, Any]:
    """The raw content of one TOML file of the vocabulary."""
    return tomllib.loads(files(__name__).joinpath(name).read_text("utf-8"))
