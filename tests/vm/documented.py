# SPDX-License-Identifier: MIT
"""Files that a page of docs/ tells its readers to make, so that what is tested is what they read."""
import pathlib
import re

DOCS = pathlib.Path(__file__).parent.parent.parent / "docs"


def documented_file(page, heading, path):
    """The text that the page has for the file of that path, in the section under heading."""
    text = (DOCS / page).read_text("utf-8")
    section = re.search(rf"^#+ {re.escape(heading)}$(.*?)(^#|\Z)", text, re.DOTALL | re.MULTILINE)
    piece = re.search(rf"`/{re.escape(path)}`.*?^```\n(.*?)^```$", section[1], re.DOTALL | re.MULTILINE)
    return piece[1]
