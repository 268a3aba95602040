#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The manual page and --help name the same options: man_page_test.py PROGRAM PAGE."""
import re
import subprocess
import sys


def main():
    program, page = sys.argv[1:]
    said = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    helped = set(re.findall(r"(?<![\w-])--([a-z][a-z-]*)", said))
    with open(page, encoding="utf-8") as file:
        described = set(re.findall(r"^\.It Fl -([a-z][a-z-]*)", file.read(), re.MULTILINE))
    for name in sorted(helped - described):
        print(f"--{name} is not in {page}")
    for name in sorted(described - helped):
        print(f"--{name} is in {page} and not in --help")
    if not helped:
        print("--help names no option")
    return 0 if helped and helped == described else 1


if __name__ == "__main__":
    sys.exit(main())
