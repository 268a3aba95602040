# SPDX-License-Identifier: MIT
"""The first line of each C file is its licence."""

LINE = "/* SPDX-License-Identifier: MIT */"


def check(tree):
    for path in tree.c_files():
        if tree.files[path].split("\n", 1)[0] != LINE:
            yield f"{path}:1: the first line is not {LINE}"


BAD = {
    "none": {"demos/a.c": "int a;\n"},
    "on the second line": {"demos/a.h": "\n" + LINE + "\n"},
    "another licence": {"demos/a.h": LINE.replace("MIT", "GPL-2.0") + "\n"},
    "an empty file": {"demos/a.h": ""},
}
GOOD = {"as it has to be": {"demos/a.c": LINE + "\nint a;\n"}, "no C file": {"a.txt": "x\n"}}
