#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weston-subsurfaces: a window with its own frame, a green canvas, and in its corner a red
subsurface, each with a spinner; and one drawn with GL where there is EGL. Below the red there is
magenta, which must never show.
"""
import collections
import signal
import sys

from clients import SEALED_BY_CLIENT, check_client, main, record_of
from compositor import Compositor
from cases import Skip

NAME = "weston-subsurfaces"
TITLE_HEIGHT = 20  # less than it has


def split(pixel):
    return pixel >> 16, pixel >> 8 & 0xFF, pixel & 0xFF


def is_green(pixel):
    red, green, blue = split(pixel)
    return green > 120 and red < 10 and blue < 10


def is_red(pixel):
    red, green, blue = split(pixel)
    return red > 120 and green < 60 and blue < 10


def is_magenta(pixel):
    red, green, blue = split(pixel)
    return red > 150 and blue > 150 and green < 60


def box_of(picture, belongs):
    """(left, top, right, bottom), and how much of it belongs."""
    places = [(x, y) for y in range(picture.height)
              for x, pixel in enumerate(picture.row(y)) if belongs(pixel)]
    assert places, f"nothing {belongs.__name__}"
    columns, rows = [x for x, _ in places], [y for _, y in places]
    box = min(columns), min(rows), max(columns) + 1, max(rows) + 1
    return box, len(places) / ((box[2] - box[0]) * (box[3] - box[1]))


def red_of(picture):
    """Where the red subsurface is; the triangle below it has a red corner of its own."""
    green, _ = box_of(picture, is_green)
    middle = (green[1] + green[3]) // 2
    return green, *box_of(picture.crop(0, 0, picture.width, middle), is_red)


def check_window(picture, stats=None):
    """The red is in the upper right of the green, and both are filled but for the spinners."""
    assert picture.box_of_content(), "nothing is shown"
    picture = picture.crop(*picture.box_of_content())
    magenta = [pixel for pixel in picture.pixels() if is_magenta(pixel)]
    assert not magenta, f"{len(magenta)} pixels are magenta"
    green, red, red_part = red_of(picture)
    assert red_part > 0.85, f"only {red_part:.2f} of the red subsurface is red"
    assert green[1] >= TITLE_HEIGHT, f"the canvas begins at {green[1]}, in the title bar"
    assert abs(red[1] - green[1]) <= 1, f"red begins at {red[1]}, green at {green[1]}"
    assert red[0] > (green[0] + green[2]) // 2, f"red is at {red}, green at {green}"
    letters = collections.Counter(picture.crop(0, 0, picture.width, TITLE_HEIGHT).pixels())[0]
    assert letters > 50, f"{letters} pixels of the title are black"


def spinner(picture):
    """The pixels of the red subsurface's spinner."""
    _, (left, top, right, bottom), _ = red_of(picture)
    part = picture.crop(left, top, right - left, bottom - top)
    return [index for index, pixel in enumerate(part.pixels()) if not is_red(pixel)]


def moves(*options):
    """The red subsurface is redrawn on its own."""

    def case():
        with Compositor("--output", "640x480") as weddell:
            client = weddell.start(NAME, "--no-triangle", *options)
            weddell.wait_until(check_window)
            picture, stats = weddell.snapshot()
            check_client(stats, NAME, SEALED_BY_CLIENT, "composited")
            seen = spinner(picture)

            def moved(picture, stats):
                check_window(picture)
                assert spinner(picture) != seen, "the spinner stands still"

            weddell.wait_until(moved)
            client.end(signal.SIGTERM, -signal.SIGTERM)
            weddell.wait_empty()

    return case


def synchronised():
    """Nothing of it moves until its parent commits, and the first picture is whole."""
    with Compositor("--output", "640x480") as weddell:
        client = weddell.start(NAME, "--no-triangle", "--red-mode=1")
        weddell.wait_until(check_window)
        first, _ = weddell.snapshot()
        second, _ = weddell.snapshot()
        assert first.rows == second.rows, "it moved"
        client.end(signal.SIGTERM, -signal.SIGTERM)


def with_triangle():
    """EGL draws into memory of its own, which it does not seal."""
    with Compositor("--output", "640x480") as weddell:
        client = weddell.start(NAME)

        def coloured(picture, stats):
            if client.popen.poll() is not None and "EGL" in client.err:
                raise Skip("there is no EGL for Wayland here")
            client.check_alive()
            check_window(picture)
            colours = {tuple(part > 100 for part in split(pixel)) for pixel in picture.pixels()}
            assert (False, False, True) in colours, "the triangle has no blue corner"

        weddell.wait_until(coloured)
        _, stats = weddell.snapshot()
        adopted = [pool for pool in record_of(stats, NAME)["pools"] if pool["adopted"]]
        assert adopted, "no pool was sealed for it"
        check_client(stats, NAME, SEALED_BY_CLIENT, "composited")
        client.end(signal.SIGTERM, -signal.SIGTERM, ".*swap interval.*")


CASES = {
    "the red one moves": moves(),
    "the red one is synchronised": synchronised,
    "the triangle too": with_triangle,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
