"""A page becomes documents: HTML and plain text alike are cut into blocks, then one frame reader tells what they are."""

from transforms.parse.page import parse_page, parse_text

__all__ = ["parse_page", "parse_text"]
