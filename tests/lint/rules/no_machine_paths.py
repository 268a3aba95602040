# SPDX-License-Identifier: MIT
"""No file names a path of somebody's machine."""
import re

PATH = re.compile(r"(?<![\w.~$}>*-])/(?:work|root|home/\w+)/")


def check(tree):
    for path in sorted(tree.files):
        if path.startswith("tests/lint/"):
            continue
        for number, line in tree.lines(path):
            if match := PATH.search(line):
                yield f"{path}:{number}: {match[0]} is a path of one machine"


BAD = {
    "in a document": {"README.md": "see /work/main\n"},
    "in quotes": {"tools/a": 'cd "/root/weddell"\n'},
    "somebody's home": {"a.c": "/home/joe/src\n"},
}
GOOD = {
    "part of an address": {"README.md": "https://example.org/work/a\n"},
    "a path below another": {"a.md": "tests/work/a ~/work/b $HOME/root/c\n"},
}
