#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes each piece of C in a page to a file of its own: snippets.py PAGE FILE...

There have to be as many files as pieces: a new piece must be put into the program that compiles
them all.
"""
import pathlib
import re
import sys


def main():
    page, *files = map(pathlib.Path, sys.argv[1:])
    text = page.read_text(encoding="utf-8")
    pieces = list(re.finditer(r"^```c\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    if len(pieces) != len(files):
        return f"{page} has {len(pieces)} pieces of C, and the test knows {len(files)}"
    for piece, file in zip(pieces, files):
        line = text.count("\n", 0, piece.start(1)) + 1
        file.write_text(f'#line {line} "{page.name}"\n{piece[1]}', encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
