#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weston-flower: one flower in two random colours, transparent around it, drawn once."""
import collections
import signal
import sys

from clients import SEALED_BY_CLIENT, check_client, main
from compositor import Compositor
from cases import equal, wait_for

NAME = "weston-flower"
SIZE = 200


def check_flower(picture):
    """Of the window's 200x200 the flower takes the middle. Its shape is random, from a disc to a
    star with thin arms; but it is filled with one colour, and no other is seen as often: the
    outline is thin, and a soft edge has each colour a few times."""
    box = picture.box_of_content()
    assert box, "nothing is shown"
    left, top, width, height = box
    window = (picture.width - SIZE) // 2, (picture.height - SIZE) // 2
    inside = window[0] <= left and left + width <= window[0] + SIZE
    inside = inside and window[1] <= top and top + height <= window[1] + SIZE
    assert inside, f"the flower is at {box}, the window at {window}"
    assert width > SIZE // 4 and height > SIZE // 4, f"the flower has only {width}x{height} pixels"
    colours = collections.Counter(pixel for pixel in picture.crop(*box).pixels() if pixel != 0)
    petal = picture.pixel(picture.width // 2, picture.height // 2)
    assert petal != 0, "there is no flower in the middle"
    (most, times), *_ = colours.most_common(1)
    assert most == petal, f"{most:06x} is seen {times} times, the petals' {petal:06x} {colours[petal]}"
    assert len(colours) > 10, "the flower has no soft edge"


def shows(output):
    def case():
        with Compositor("--output", output) as weddell:
            client = weddell.start(NAME)
            weddell.window()
            picture, stats = weddell.snapshot()
            check_flower(picture)
            record = check_client(stats, NAME, SEALED_BY_CLIENT, "composited")
            used = [pool["bytes"] for pool in record["pools"] if pool["buffers"]]
            equal(set(used), {SIZE * SIZE * 4}, "sizes of the pools with buffers")
            # it draws another flower when it learns that it is active, and then no more
            wait_for(lambda: weddell.snapshot()[0].rows == weddell.snapshot()[0].rows,
                     "a picture that stays")
            client.end(signal.SIGTERM, -signal.SIGTERM)
            weddell.wait_empty()

    return case


def covers():
    """As large as the output, and transparent in places: over black, where alpha counts for
    nothing, its pixels are what is shown."""
    with Compositor("--output", f"{SIZE}x{SIZE}") as weddell:
        client = weddell.start(NAME)
        weddell.window()
        picture, stats = weddell.snapshot()
        check_flower(picture)
        check_client(stats, NAME, SEALED_BY_CLIENT, "direct")
        client.end(signal.SIGTERM, -signal.SIGTERM)


CASES = {
    "on 1920x1080": shows("1920x1080"),
    "on an output turned by 270": shows("400x300:270"),
    "as large as the output": covers,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
