#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks one rule of the house on all tracked files: lint.py RULE ROOT.

Prints a line a fault. Exit status 0, 1, or 77 when the rule cannot be checked
here (the last line says why). RULE is the name of a file in rules/.
"""
import importlib
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "rules")]
sys.dont_write_bytecode = True

from source_tree import Skip, read_tree  # noqa: E402


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rule = importlib.import_module(sys.argv[1])
    try:
        faults = list(rule.check(read_tree(sys.argv[2])))
    except Skip as skip:
        print(f"SKIP: {skip}")
        return 77
    for fault in faults:
        print(fault)
    if faults:
        print(f"{sys.argv[1]}: {rule.__doc__.splitlines()[0]}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
