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


# Put together, so that no search for such paths finds this file.
WORK, ROOT = "/" + "work", "/" + "root"

BAD = {
    "in a document": {"README.md": f"see {WORK}/main\n"},
    "in quotes": {"tools/a": f'cd "{ROOT}/weddell"\n'},
    "somebody's home": {"a.c": "/home/joe/src\n"},
}
GOOD = {
    "part of an address": {"README.md": f"https://example.org{WORK}/a\n"},
    "a path below another": {"a.md": f"tests{WORK}/a ~{WORK}/b $HOME{ROOT}/c\n"},
}
