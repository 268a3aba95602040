# SPDX-License-Identifier: MIT
"""The library of a folder links only what is to its left; the meson.build files say what it links."""
import re

from layers import ORDER, is_left_or_same, layer_of

LIBRARY = re.compile(r"\b(\w+)_(?:lib|dep)\b")


def check(tree):
    for path in sorted(tree.files):
        own = layer_of(path)
        if not path.endswith("/meson.build") or not own:
            continue
        for number, line in tree.lines(path):
            for name in LIBRARY.findall(line.partition("#")[0]):
                if name in ORDER and not is_left_or_same(name, own):
                    yield f"{path}:{number}: {own} may not link {name}"


BAD = {
    "a folder to the right": {"compositor/base/meson.build": "link_with: [memory_lib],\n"},
    "as a dependency": {"compositor/wire/shm/meson.build": "dependencies: [server_dep],\n"},
}
GOOD = {
    "to the left, own": {
        "compositor/memory/meson.build": "memory_lib = static_library(link_with: base_lib)\n",
    },
    "in a comment": {"compositor/base/meson.build": "# memory_lib links this\n"},
}
