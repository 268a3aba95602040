# SPDX-License-Identifier: MIT
"""No notes to oneself in code: what is to be done is in the tracker, or is done."""
import re

# TAP has one of these words as its own, and a script that speaks TAP says it in quotes.
NOTE = re.compile(r'(?<!"# )\b(?:TODO|FIXME|XXX|HACK)\b')


def check(tree):
    for path in sorted(tree.files):
        if path.startswith("tests/lint/") or path.endswith(".md"):
            continue
        for number, line in tree.lines(path):
            if match := NOTE.search(line):
                yield f"{path}:{number}: {match[0]}"


BAD = {
    "in a comment": {"demos/a.c": "/* TODO: the rest */\n"},
    "in a script": {"tools/a": "# FIXME\n"},
}
GOOD = {
    "a part of a word": {"demos/a.c": "int TODOS, hack;\n"},
    "a directive of TAP": {"tools/a": 'print(f"not ok 1", "# TODO", why)\n'},
}
