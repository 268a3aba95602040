# SPDX-License-Identifier: MIT
"""weddell as a window of another compositor, with painters in it whose pixels are known."""
import os
import sys

from cases import equal, eventually, wait_for
from compositor import Compositor
from parents import PARENTS

SIZE = WIDTH, HEIGHT = 500, 300
SEALED = "shrink,seal"
BTN_LEFT, BTN_RIGHT = 272, 273
KEY_Y, KEY_LEFTSHIFT, KEY_LEFTALT = 21, 42, 56


def programs(name):
    return os.path.join(os.path.abspath(sys.argv[3]), name)


def painted_row(y, width, number):
    """What painter_pixel says."""
    row = bytearray()
    for x in range(width):
        row += bytes(((x * 3 + number * 50) & 255, (y * 5 + number) & 255, (x ^ y) & 255))
    return bytes(row)


def find(picture, row):
    """(left, top) of a row of pixels in the picture."""
    for y, line in enumerate(picture.rows):
        at = line.find(row)
        if at >= 0 and at % 3 == 0:
            return at // 3, y
    raise AssertionError("it is not shown")


def check_painted(picture, number, size=SIZE):
    """Somewhere in the picture is all of painter's; returns where."""
    width, height = size
    left, top = find(picture, painted_row(0, width, number))
    seen = picture.crop(left, top, width, height)
    for y in range(height):
        assert seen.rows[y] == painted_row(y, width, number), f"row {y} is not that of {number}"
    return left, top


class Nested(Compositor):
    """The parent is found by itself, from the environment."""

    def __init__(self, parent, *options, planes="1", **more):
        super().__init__(
            *(options or ("--output", f"{WIDTH}x{HEIGHT}")), **more,
            variables={"WAYLAND_DISPLAY": str(parent.socket), "WEDDELL_BACKEND": "auto",
                       "WEDDELL_WAYLAND_PLANES": planes})

    def paint(self, *options):
        return self.start(programs("painter"), *options)

    def record(self):
        _, stats = self.snapshot()
        return next(c for c in reversed(stats["clients"]) if c["name"] == "painter")


def with_parent(function, name):
    """scale: of the parent, where a case has one; its window has WIDTH x HEIGHT pixels anyway."""
    def case():
        with PARENTS[name](WIDTH, HEIGHT, getattr(function, "scale", 1)) as parent:
            function(parent)

    return case


def same_picture(parent, weddell, look="picture"):
    """What the parent shows of weddell's window is what weddell says that it shows; returns that, and
    the statistics. Something has to be shown in it."""
    own, stats = weddell.snapshot()
    box = own.box_of_content()
    assert box is not None, "nothing is shown"
    picture = getattr(parent, look)()
    left, y = find(picture, own.rows[box[1]])
    shown = picture.crop(left, y - box[1], own.width, own.height)
    wrong = [y for y in range(own.height) if shown.rows[y] != own.rows[y]]
    assert not wrong, f"the parent shows other rows: {wrong[0]} to {wrong[-1]}"
    return own, stats


def check_shown(parent, number):
    return eventually(lambda: check_painted(parent.picture(), number))


def away(parent):
    """Where the pointer goes in the end, since weddell draws a cursor over what is compared."""
    return ("move", "999", "999") if hasattr(parent, "stats") else ()


def start_at(parent, weddell, *words):
    """A client of the parent that ends with weddell at the latest."""
    return weddell.start(*words, variables={"WAYLAND_DISPLAY": str(parent.socket)})


def resting_hand(parent, weddell, painter, place=("200", "200")):
    """Devices that stay, at a parent that had none: weddell knows of them, and so does painter."""
    hand = start_at(parent, weddell, programs("fingers"), "de", "move", *place, "wait", "600000")
    wait_for(lambda: "\npointer enter " in painter.out, "the pointer is over the painter")
    wait_for(lambda: "\nkeyboard enter " in painter.out, "the painter has the keyboard")
    return hand


def fingers(parent, weddell, *words):
    """What fingers does at the parent, on a keyboard with the layout de."""
    process = start_at(parent, weddell, programs("fingers"), "de", *words)
    equal(process.wait(), 0, f"exit status of fingers, which said {process.err}")


def said(painter, *lines):
    """These lines are among what painter said, in this order."""

    def check():
        rest = painter.out
        for line in lines:
            assert f"\n{line}\n" in rest, f"{line} is not in\n{painter.out}"
            rest = rest[rest.index(f"\n{line}\n") + len(line) + 1 :]

    eventually(check)
