# SPDX-License-Identifier: MIT
"""Wayland's objects exist in wire/ only; base, memory and buffer see no Wayland at all."""
import re

from layers import layer_of

OBJECTS = re.compile(r"\bwl_(?:resource|client)(?:_\w+)?\b")
# The header for authors of compositors speaks their language.
PUBLIC_HEADER = "/weddell-server.h"
NO_WAYLAND = ("base", "memory", "buffer")
NESTED = "compositor/backend/wayland/"


def include_fault(path, name):
    """Why a file outside of wire/ may not include this header, or None."""
    if name.endswith("-server-protocol.h") or name == "wayland-server.h":
        return "server protocol headers belong in wire/"
    if name.endswith("-client-protocol.h") or name.startswith("wayland-client"):
        return None if path.startswith(NESTED) else f"client protocol headers belong in {NESTED}"
    if name.startswith("wayland-") and layer_of(path) in NO_WAYLAND:
        return f"{layer_of(path)} sees no Wayland"
    return None


def check(tree):
    for path in tree.c_files("compositor/"):
        if path.startswith("compositor/wire/") or path.endswith(PUBLIC_HEADER):
            continue
        for number, name, _ in tree.includes(path):
            if fault := include_fault(path, name):
                yield f"{path}:{number}: {name}: {fault}"
        for number, line in tree.code(path, strings=False):
            if match := OBJECTS.search(line):
                yield f"{path}:{number}: {match[0]} belongs in wire/"


BAD = {
    "wl_resource in server": {"compositor/server/a.c": "struct wl_resource *resource;\n"},
    "a function of wl_client": {"compositor/shell/a.c": "wl_client_post_no_memory(client);\n"},
    "a generated header": {"compositor/shell/a.c": '#include "xdg-shell-server-protocol.h"\n'},
    "the core protocol": {"compositor/input/a.c": "#include <wayland-server-protocol.h>\n"},
    "the header that includes it": {"compositor/input/a.c": "#include <wayland-server.h>\n"},
    "Wayland's lists in memory": {"compositor/memory/a.c": "#include <wayland-util.h>\n"},
    "a client's header in a backend": {
        "compositor/backend/headless/a.c": "#include <wayland-client.h>\n",
    },
}
GOOD = {
    "in wire": {"compositor/wire/a.c": "#include <wayland-server.h>\nstruct wl_resource *r;\n"},
    "lists from surface upwards": {"compositor/surface/a.c": "#include <wayland-util.h>\n"},
    "in a comment, in a string": {"compositor/base/a.c": '/* wl_resource */ f("wl_client");\n'},
    "a longer name": {"compositor/shell/a.c": "int my_wl_resource, wl_clients;\n"},
    "the public header": {
        "compositor/wire/shm/weddell-server.h": "struct wl_resource;\n",
        "compositor/server/weddell-server.h": "struct wl_resource;\n",
    },
}
