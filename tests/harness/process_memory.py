# SPDX-License-Identifier: MIT
"""How much memory a process has of its own, by the kernel's count."""
import pathlib

SHADOW = 1 << 28  # pages, 1 TiB: only AddressSanitizer reserves that much


def anonymous_memory(pid):
    """Pages that are no file's, in kB. None where AddressSanitizer keeps what was freed."""
    process = pathlib.Path("/proc", str(pid))
    if int((process / "statm").read_text("ascii").split()[0]) > SHADOW:
        return None
    for line in (process / "smaps_rollup").read_text("ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "Anonymous":
            return int(value.split()[0])
    raise AssertionError("smaps_rollup has no line Anonymous")
