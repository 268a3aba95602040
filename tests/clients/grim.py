#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""grim: takes a picture of an output through the protocol, which must be the one weddell takes."""
import sys

from clients import main
from compositor import Compositor
from cases import equal, need_program
from picture import read_png

STILL = ("weston-flower",)  # both stand still
WHOLE = ("foot", "--config=/dev/null", "--fullscreen", "sh", "-c", "seq 40; sleep 1000")


def take(weddell):
    grim = weddell.start("grim", weddell.folder / "grim.png")
    equal(grim.wait(), 0, f"exit status of grim, which said:\n{grim.err}")
    grim.check_said()
    return read_png(weddell.folder / "grim.png")


def settle(weddell):
    """Until the picture has stayed the same for a little while."""
    weddell.window()
    last = []

    def still(picture, stats):
        last.append(picture.rows)
        assert len(last) > 3 and last[-1] == last[-4], "the picture changes"

    weddell.wait_until(still)


def same(*outputs, shown=STILL, way="composited"):
    """Of all outputs, in one picture each."""

    def case():
        words = [word for output in outputs for word in ("--output", output)]
        need_program("grim")
        with Compositor(*words) as weddell:
            weddell.start(*shown)
            settle(weddell)
            ours, stats = weddell.snapshot()
            assert stats["outputs"][0]["frames"][way] > 0, f"no frame is {way}"
            theirs = take(weddell)
            equal((theirs.width, theirs.height), (ours.width, ours.height), "size")
            wrong = [y for y in range(ours.height) if ours.rows[y] != theirs.rows[y]]
            equal(wrong, [], "rows that are not the same")

    return case


CASES = {
    "one output": same("640x480"),
    "a scale of 2": same("640x480x2"),
    "two outputs side by side": same("640x480", "400x480"),
    "a client's buffer shown as it is": same("640x480", shown=WHOLE, way="direct"),
}
for transform in ("90", "180", "270", "flipped", "flipped-90", "flipped-180", "flipped-270"):
    CASES[f"turned: {transform}"] = same(f"640x480:{transform}")

if __name__ == "__main__":
    sys.exit(main(CASES))
