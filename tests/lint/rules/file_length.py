# SPDX-License-Identifier: MIT
"""No C file is longer than 400 lines: one that is holds more than one noun."""

LIMIT = 400


def check(tree):
    for path in tree.c_files():
        length = tree.files[path].count("\n")
        if length > LIMIT:
            yield f"{path}:{LIMIT + 1}: {length} lines, the limit is {LIMIT}"


BAD = {"one line too many": {"demos/a.c": "\n" * (LIMIT + 1)}}
GOOD = {"just fits": {"demos/a.c": "\n" * LIMIT}, "no C file": {"a.md": "\n" * 9999}}
