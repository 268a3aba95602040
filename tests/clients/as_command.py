#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell --output 1920x1080 --screenshot FILE -- CLIENT, for each client, as a user would: the
file shows what the client showed last, and the client complained of nothing.
"""
import json
import os
import pathlib
import signal
import sys

from clients import FOOT_MISSES, FOOT_QUIETLY, SEALED_BY_CLIENT, check_client, main
from cases import equal, need_program
from compositor import GREETING, Compositor
from picture import read_png

VERSION_3 = ("--xdg-wm-base-version", "3")  # it binds what is announced, and knows version 1
COLOURS = 3  # at least, black among them
FAREWELL = "simple-shm exiting|presentation-shm exiting"
# it destroys its xdg_surface before the xdg_toplevel; where weddell sees that in time, it objects
OBJECTION = FAREWELL + r"|weddell: .*xdg_surface.*|error in client communication \(pid \d+\)"


def check_picture(picture, least):
    box = picture.box_of_content()
    assert box and box[2] >= least[0] and box[3] >= least[1], f"shown is {box}"
    colours = len(set(picture.crop(*box).pixels()))
    assert colours >= COLOURS, f"shown are {colours} colours"


def child_of(pid):
    (child,) = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return int(child)


def shows(*words, ended_by, status, least, allowed=FAREWELL, memory=SEALED_BY_CLIENT, options=()):
    """least: width and height that its window has at least; options: weddell's."""

    def case():
        need_program(words[0])
        with Compositor("--output", "1920x1080", *options, command=words, quiet=False) as weddell:
            weddell.wait_until(lambda picture, stats: check_picture(picture, least))
            os.kill(child_of(weddell.process.pid), ended_by)
            equal(weddell.process.wait(), status, "exit status")
            weddell.process.check_said(GREETING.pattern, allowed)
            check_picture(read_png(weddell.screenshot), least)
            check_client(json.loads(weddell.stats.read_text("utf-8")), words[0], memory)

    return case


INT = {"ended_by": signal.SIGINT, "status": 0}
TERM = {"ended_by": signal.SIGTERM, "status": 128 + signal.SIGTERM}
FOOT_TERM = {"ended_by": signal.SIGTERM, "status": 230}  # it has no status from its shell

CASES = {
    "weston-simple-shm": shows("weston-simple-shm", **INT, least=(250, 250)),
    "weston-flower": shows("weston-flower", **TERM, least=(50, 50)),
    "weston-simple-damage": shows("weston-simple-damage", **INT, least=(300, 200)),
    "weston-subsurfaces": shows("weston-subsurfaces", "-n", **TERM, least=(250, 150)),
    "weston-presentation-shm": shows(
        "weston-presentation-shm", **INT, least=(218, 218), allowed=OBJECTION,
        options=VERSION_3),
    "foot": shows(
        "foot", *FOOT_QUIETLY, "sh", "-c", "echo Weddell; sleep 1000", **FOOT_TERM,
        least=(600, 400), allowed=f"{FOOT_MISSES}|warn: .*slave exited with signal 1.*"),
    "gtk3-widget-factory": shows(
        "gtk3-widget-factory", **TERM, least=(600, 400), memory={"copied"}),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
