# SPDX-License-Identifier: MIT
"""Each library that reaches for hardware has one folder that sees it."""
import re

HEADERS = {
    re.compile(r"(?:libdrm/)?(?:xf86drm\w*|drm|drm_\w+)\.h"): "compositor/backend/drm/",
    re.compile(r"libseat\.h"): "compositor/backend/session/",
    re.compile(r"libinput\.h"): "compositor/backend/libinput/",
    re.compile(r"libudev\.h"): "compositor/backend/",
}


def check(tree):
    for path in tree.c_files("compositor/"):
        for number, name, _ in tree.includes(path):
            for header, folder in HEADERS.items():
                if header.fullmatch(name) and not path.startswith(folder):
                    yield f"{path}:{number}: {name} belongs in {folder}"


BAD = {
    "DRM in output": {"compositor/output/a.c": "#include <xf86drmMode.h>\n"},
    "a header of the kernel's DRM": {"compositor/buffer/a.c": "#include <drm_fourcc.h>\n"},
    "the same by its folder": {"compositor/buffer/a.c": "#include <libdrm/drm.h>\n"},
    "libseat in the server": {"compositor/server/a.c": "#include <libseat.h>\n"},
    "libseat in another backend": {"compositor/backend/drm/a.c": "#include <libseat.h>\n"},
    "libinput in the seat": {"compositor/input/a.c": "#include <libinput.h>\n"},
    "udev in the server": {"compositor/server/a.c": "#include <libudev.h>\n"},
}
GOOD = {
    "in their folders": {
        "compositor/backend/drm/a.c": "#include <libudev.h>\n#include <xf86drm.h>\n",
        "compositor/backend/session/a.c": "#include <libseat.h>\n",
        "compositor/backend/libinput/a.c": "#include <libinput.h>\n#include <libudev.h>\n",
    },
    "our own": {
        "compositor/server/a.c": '#include "backend/drm/drm-backend.h"\n',
        "compositor/backend/drm/drm-backend.h": "",
    },
}
