#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell --output 1920x1080 --screenshot FILE -- CLIENT, for each client, as a user would: the
file shows what the client showed last, and the client complained of nothing.
"""
import json
import pathlib
import re
import signal
import sys
import tempfile

from clients import FOOT_MISSES, FOOT_QUIETLY, SEALED_BY_CLIENT, check_client, main
from cases import equal, need_program
from compositor import GREETING
from picture import read_png

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "program"))

from program import run_in  # noqa: E402

SECONDS = "1.5"  # for the client to come up; then it is told to end
# in the foreground it signals the client only, once: the second SIGINT would kill
TIMEOUT = ("timeout", "--preserve-status", "--foreground")
COLOURS = 3  # at least, black among them
FAREWELL = "simple-shm exiting|presentation-shm exiting"
# it destroys its xdg_surface before the xdg_toplevel; where weddell sees that in time, it objects
OBJECTION = FAREWELL + r"|weddell: .*xdg_surface.*|error in client communication \(pid \d+\)"


def check_said(err, allowed):
    for line in err.splitlines():
        known = re.fullmatch(f"{GREETING.pattern}|{allowed}", line)
        assert known, f"somebody complained: {line}\nall that was said:\n{err}"


def shows(*words, status, least, allowed=FAREWELL, memory=SEALED_BY_CLIENT):
    """least: width and height that its window has at least."""

    def case():
        need_program(words[0])
        with tempfile.TemporaryDirectory() as folder:
            shot, stats = f"{folder}/shown.png", f"{folder}/stats.json"
            ended = run_in(
                folder, "--output", "1920x1080", "--screenshot", shot, "--stats", stats, "--",
                *TIMEOUT, "--signal", status.name, SECONDS, *words)
            expected = 0 if status == signal.SIGINT else 128 + status
            equal(ended.status, expected, f"exit status, after it said:\n{ended.err}")
            check_said(ended.err, allowed)
            picture = read_png(shot)
            box = picture.box_of_content()
            assert box and box[2] >= least[0] and box[3] >= least[1], f"shown is {box}"
            colours = len(set(picture.crop(*box).pixels()))
            assert colours >= COLOURS, f"shown are {colours} colours"
            with open(stats, encoding="utf-8") as file:
                check_client(json.load(file), words[0], memory)

    return case


INT, TERM = signal.SIGINT, signal.SIGTERM
CASES = {
    "weston-simple-shm": shows("weston-simple-shm", status=INT, least=(250, 250)),
    "weston-flower": shows("weston-flower", status=TERM, least=(50, 50)),
    "weston-simple-damage": shows("weston-simple-damage", status=INT, least=(300, 200)),
    "weston-subsurfaces": shows("weston-subsurfaces", "-n", status=TERM, least=(250, 150)),
    "weston-presentation-shm": shows(
        "weston-presentation-shm", status=INT, least=(218, 218), allowed=OBJECTION),
    "foot": shows(
        "foot", *FOOT_QUIETLY, "sh", "-c", "echo Weddell; sleep 1",
        status=INT, least=(600, 400), allowed=FOOT_MISSES),
    "gtk3-widget-factory": shows(
        "gtk3-widget-factory", status=TERM, least=(600, 400), memory={"copied"}),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
