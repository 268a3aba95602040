#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each function of a header is on one manual page, with the same prototype, and man finds it by
its name: man_functions_test.py HEADER MESON-FILE, whose pages lie beside it."""
import pathlib
import re
import sys


def tidy(text):
    return re.sub(r"\s*\*\s*", " *", " ".join(text.split())).replace("* *", "**").strip()


def declared(header):
    """{name: (type, arguments)}"""
    code = re.sub(r"/\*.*?\*/", "", header, flags=re.DOTALL)
    found = re.findall(r"^(\w[\w *]*?)(weddell_\w+)\(([^;{]*)\);", code, re.MULTILINE)
    return {
        name: (tidy(kind), [tidy(argument) for argument in arguments.split(",")])
        for kind, name, arguments in found
    }


def described(page):
    """The same, of the synopsis of a page."""
    found = re.findall(r'^\.Ft "?([^"\n]*)"?\n\.Fn (\w+) (.*)$', page, re.MULTILINE)
    return {
        name: (tidy(kind), [tidy(argument) for argument in re.findall(r'"([^"]*)"', arguments)])
        for kind, name, arguments in found
    }


def named(page):
    return set(re.findall(r"^\.Nm (weddell_\w+)", page, re.MULTILINE))


def complaints(functions, pages, meson):
    installed = set(re.findall(r"'(weddell_\w+)'", meson))
    known = {}
    for path, page in pages.items():
        known |= described(page)
        for name in sorted(named(page) ^ set(described(page))):
            yield f"{path.name}: {name} is named or described, not both"
    for name, prototype in functions.items():
        if known.get(name) != prototype:
            yield f"{name}: declared as {prototype}, on its page {known.get(name)}"
        if name not in installed:
            yield f"{name}: man does not find it; docs/meson.build has no page of that name"
    for name in sorted((set(known) | installed) - set(functions)):
        yield f"{name} is described or installed, and not declared"


def main():
    header, meson = map(pathlib.Path, sys.argv[1:])
    functions = declared(header.read_text(encoding="utf-8"))
    pages = {path: path.read_text(encoding="utf-8")
             for path in sorted(meson.parent.glob("weddell_*.3"))}
    found = list(complaints(functions, pages, meson.read_text(encoding="utf-8")))
    print("\n".join(found or [f"{len(functions)} functions on {len(pages)} pages"]))
    return 1 if found or not functions else 0


if __name__ == "__main__":
    sys.exit(main())
