# SPDX-License-Identifier: MIT
"""A client's memory is mapped in one file, and nothing ever handles SIGBUS.

The others that map are named here with what they map: memory of our own.
"""
import re

MAPS = re.compile(r"\b(?:mmap|mmap64|mremap)\s*\(")
MAPPING = "compositor/memory/mapping.c"
OWN_MEMORY = {
    "compositor/backend/drm/framebuffer.c": "draws into memory of the graphics device",
    "compositor/backend/wayland/target-chain.c": "draws into memfds of our own for the parent",
    "compositor/input/keymap.c": "writes the keymap into a memfd of our own",
}
HANDLES = re.compile(r"\bSIGBUS\b|\bsig(?:set|long)jmp\b")


def check(tree):
    for path in tree.c_files("compositor/", "client-lib/"):
        mapped_here = path == MAPPING or path in OWN_MEMORY or path.startswith("client-lib/")
        for number, line in tree.code(path, strings=False):
            if MAPS.search(line) and not mapped_here:
                yield f"{path}:{number}: a client's memory is mapped in {MAPPING} only"
            if match := HANDLES.search(line):
                yield f"{path}:{number}: {match[0]}: touch only what cannot fault"


BAD = {
    "a second place that maps": {"compositor/buffer/a.c": "p = mmap(NULL, 1, 2, 3, fd, 0);\n"},
    "a remap": {"compositor/wire/a.c": "p = mremap (p, 1, 2, 0);\n"},
    "a handler": {"compositor/server/a.c": "sigaction(SIGBUS, &action, NULL);\n"},
    "a handler in the client's library": {"client-lib/a.c": "signal(SIGBUS, f);\n"},
    "a jump out of one": {"compositor/base/a.c": "if (sigsetjmp(env, 1)) {\n"},
}
GOOD = {
    "in its place": {MAPPING: "p = mmap(NULL, 1, 2, 3, fd, 0);\nmunmap(p, 1);\n"},
    "a client maps its own": {"client-lib/memory-file.c": "p = mmap(NULL, 1, 2, 3, fd, 0);\n"},
    "in a comment": {"compositor/base/a.c": "/* no SIGBUS, no mmap() */\n// mmap()\n"},
    "a name that ends so": {"compositor/base/a.c": "do_mmap(1);\n"},
    "another signal": {"compositor/server/a.c": "sigaction(SIGTERM, &action, NULL);\n"},
}
