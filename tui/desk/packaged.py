"""The desk's own data files: word lists and weights that stand in `data/` beside this module."""

from __future__ import annotations

import os.path

FOLDER = os.path.join(os.path.dirname(__file__), "data")
"""A path of plain text: `pathlib` would cost a tenth of the desk's time of import."""


def packaged(name: str) -> str:
    """Return the text of a file of the desk's `data/` folder. Raises OSError where the installation lacks it."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()
