#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weston-simple-shm: each pixel it draws follows from a formula and the frame's time.

So a picture proves itself: one pixel says the time, and all others must be of that same time.
Whatever is torn, stale or in the wrong place is found.
"""
import signal
import sys

from clients import SEALED_BY_CLIENT, check_client, main
from compositor import Compositor
from cases import equal
from picture import Picture

NAME = "weston-simple-shm"
SIZE = 250
PADDING = 20
STEP = 0x080401  # a colour is a number times this, in 24 bits
INVERSE = pow(STEP, -1, 1 << 24)


def number_of(pixel):
    return pixel * INVERSE % (1 << 24)


def zones():
    """((x, y), zone, number at time 0) for each pixel within the white margin."""
    half = PADDING + (SIZE - 2 * PADDING) // 2
    outer = (half - 8) ** 2
    inner = (half - 8 - 32) ** 2
    for y in range(PADDING, SIZE - PADDING):
        for x in range(PADDING, SIZE - PADDING):
            distance = (x - half) ** 2 + (y - half) ** 2
            if distance < inner:
                yield x, y, 64, distance // 32
            elif distance < outer:
                yield x, y, 32, y
            else:
                yield x, y, 16, x


ZONES = list(zones())


def time_of(picture):
    """Checks every pixel, and returns the frame's time in units of 16 ms."""
    equal((picture.width, picture.height), (SIZE, SIZE), "size of the window")
    rows = [picture.row(y) for y in range(SIZE)]
    x, y, _, start = next(zone for zone in ZONES if zone[2] == 16)
    sixteenths = (number_of(rows[y][x]) - start) % (1 << 24)
    times = {16: sixteenths, 32: sixteenths >> 1, 64: sixteenths >> 2}
    for x, y, unit, start in ZONES:
        expected = (start + times[unit]) * STEP & 0xFFFFFF
        assert rows[y][x] == expected, \
            f"pixel {x},{y} is {rows[y][x]:06x}, at this frame's time it is {expected:06x}"
    margin = {rows[y][x] for y in range(SIZE) for x in range(SIZE)
              if not (PADDING <= x < SIZE - PADDING and PADDING <= y < SIZE - PADDING)}
    equal(margin, {0xFFFFFF}, "colours of the margin")
    return sixteenths


def reduced(picture, scale):
    """One pixel for each scale x scale, which must all be the same."""
    rows = []
    for y in range(0, picture.height, scale):
        row = picture.row(y)
        for other in range(1, scale):
            equal(picture.rows[y + other], picture.rows[y], f"row {y + other}")
            equal(row[other::scale], row[::scale], f"each second pixel of row {y}")
        rows.append(b"".join(pixel.to_bytes(3, "big") for pixel in row[::scale]))
    return Picture(picture.width // scale, picture.height // scale, rows)


def shows(output, scale=1, options=(), way="composited"):
    """A case: the client on such an output, three frames of it."""

    def case():
        with Compositor("--output", output, *options) as weddell:
            client = weddell.start(NAME)
            times = []
            for _ in range(3):
                picture, stats = weddell.window()
                times.append(time_of(reduced(picture, scale)))
            check_client(stats, NAME, SEALED_BY_CLIENT, way)
            client.end(signal.SIGINT, 0, "simple-shm exiting")
            weddell.wait_empty()
        equal(times, sorted(set(times)), "times of the frames seen one after the other")

    return case


CASES = {
    "on 1920x1080": shows("1920x1080"),
    "on a scale of 2": shows("640x640x2", scale=2),
    "on an output turned by 90": shows("300x400:90"),
    "on an output turned by 180": shows("300x400:180"),
    "on a flipped output": shows("300x400:flipped"),
    "on an output flipped and turned by 270": shows("300x400:flipped-270"),
    "under the policy strict": shows("300x300", options=("--policy", "strict")),
    "under the policy copy, for it seals its pools itself": shows(
        "300x300", options=("--policy", "copy")),
    "as large as the output, it is shown as it is": shows("250x250", way="direct"),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
