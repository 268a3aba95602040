#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The hostile clients at a weddell that is a window of another one: attacks.py WEDDELL HOSTILE

What the attackers and the bystander show are subsurfaces and pictures of the window, in the memory of
the clients themselves: the parent must not fall for anything that is done to it, nor end the
connection. The output is HOSTILE's own.

Left out are floods of objects, which are the same to each backend, and a screen that flickers: a
window keeps the pictures it has needed once, up to four, as if something was not given back.
"""
import os
import pathlib
import subprocess
import sys

LEFT_OUT = ("made without end", "heap:", "outputs:")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))
from compositor import Compositor, program  # noqa: E402


def main():
    words = [word for name in LEFT_OUT for word in ("--without", name)]
    with Compositor("--output", "1280x720@200") as parent:
        display = parent.folder / "test-display"
        done = subprocess.run(
            [os.path.abspath(sys.argv[2]), *words, "env", f"WAYLAND_DISPLAY={display}", program(),
             "--backend", "wayland", "--output", "1280x720", "--socket", "weddell-test",
             "--budget", "objects=40000"], check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
