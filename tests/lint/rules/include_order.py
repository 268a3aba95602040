# SPDX-License-Identifier: MIT
"""A file includes only from its own folder and from folders to the left.

compositor/ and client-lib/ see protocol/ and never each other. demos/ and
tests/embed/ see what an outside user sees: the public header.
"""
from layers import is_left_or_same, layer_of

CLIENT_HEADER = "weddell-client.h"
SERVER_HEADER = "weddell-server.h"
# The part of wire/ that goes into libweddell-server sees no more than it links.
WIRE_SHM = "compositor/wire/shm/"
WIRE_SHM_SEES = ("protocol/", "compositor/base/", "compositor/memory/", "compositor/buffer/")
EMBED_SEES = ("tests/embed/", "tests/unit/check.h")


def may_include(path, target):
    if path.startswith(WIRE_SHM):
        return target.startswith((WIRE_SHM, *WIRE_SHM_SEES))
    if path.startswith("compositor/"):
        seen, own = layer_of(target), layer_of(path)
        return target.startswith("protocol/") or bool(seen and own and is_left_or_same(seen, own))
    if path.startswith("client-lib/"):
        return target.startswith(("client-lib/", "protocol/"))
    if path.startswith("protocol/"):
        return target.startswith("protocol/")
    if path.startswith("demos/"):
        return target.startswith("demos/") or target.endswith("/" + CLIENT_HEADER)
    return target.startswith(EMBED_SEES) or target.endswith("/" + SERVER_HEADER)


def check(tree):
    for path in tree.c_files("compositor/", "client-lib/", "protocol/", "demos/", "tests/embed/"):
        for number, name, quoted in tree.includes(path):
            target = tree.resolve(path, name)
            if ".." in name.split("/"):
                yield f"{path}:{number}: {name}: name the folder, not the way to it"
            elif target and not may_include(path, target):
                yield f"{path}:{number}: may not include {target}"
            elif not target and quoted and not name.endswith("-protocol.h"):
                yield f"{path}:{number}: {name} is no file of this project"


BAD = {
    "a folder to the right": {
        "compositor/base/box.c": '#include "memory/mapping.h"\n',
        "compositor/memory/mapping.h": "",
    },
    "a folder to the right, in angles": {
        "compositor/base/box.c": "#include <memory/mapping.h>\n",
        "compositor/memory/mapping.h": "",
    },
    "compositor sees client-lib": {
        "compositor/server/a.c": '#include "client-lib/pool.h"\n',
        "client-lib/pool.h": "",
    },
    "compositor sees the client's public header": {
        "compositor/server/a.c": "#include <weddell-client.h>\n",
        "client-lib/weddell-client.h": "",
    },
    "client-lib sees compositor": {
        "client-lib/pool.c": '#include "compositor/base/box.h"\n',
        "compositor/base/box.h": "",
    },
    "protocol sees base": {
        "protocol/a.c": '#include "compositor/base/box.h"\n',
        "compositor/base/box.h": "",
    },
    "a demo sees the inside of client-lib": {
        "demos/solid.c": '#include "client-lib/pool.h"\n',
        "client-lib/pool.h": "",
    },
    "the embedding test sees the inside": {
        "tests/embed/server.c": '#include "buffer/buffer.h"\n',
        "compositor/buffer/buffer.h": "",
    },
    "the library's wire code sees surfaces": {
        "compositor/wire/shm/pool.c": '#include "surface/surface.h"\n',
        "compositor/surface/surface.h": "",
    },
    "a way upwards": {
        "compositor/wire/a.c": '#include "../base/box.h"\n',
        "compositor/base/box.h": "",
    },
    "a file that is not there": {"compositor/base/box.c": '#include "base/bix.h"\n'},
}
GOOD = {
    "to the left, own folder, protocol, system, generated": {
        "compositor/wire/a.c": '#include "base/box.h"\n#include "wire/b.h"\n'
        '#include "protocol/p.h"\n#include <stdio.h>\n#include "xdg-shell-server-protocol.h"\n',
        "compositor/base/box.h": "",
        "compositor/wire/b.h": "",
        "protocol/p.h": "",
    },
    "an include in a comment": {"compositor/base/box.c": '/*\n#include "memory/no.h"\n*/\n'},
    "the public headers": {
        "demos/solid.c": '#include <weddell-client.h>\n#include "own.h"\n',
        "demos/own.h": "",
        "client-lib/weddell-client.h": "",
        "tests/embed/server.c": '#include <weddell-server.h>\n#include "check.h"\n',
        "tests/unit/check.h": "",
        "compositor/wire/shm/weddell-server.h": "",
    },
}
