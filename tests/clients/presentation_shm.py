#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weston-presentation-shm: sixty pictures drawn beforehand, and a line for each presentation
feedback: every frame must be presented, once, in order, and none be discarded.
"""
import math
import re
import signal
import sys

from clients import SEALED_BY_CLIENT, check_client, main, record_of
from compositor import Compositor
from cases import equal

NAME = "weston-presentation-shm"
SIZE = 250
FRAMES = 30
LINE = re.compile(r" *(?P<frame>\d+): .*p2p +(?P<since>-?\d+) us,.*seq (?P<sequence>\d+)")
WHITE, BLACK = 0xFFFFFF, 0x000000


def expected(x, y, angle):
    """The pixel at x, y from the middle, with the wheel turned by angle; None near a spoke."""
    if x * x + y * y > (SIZE // 2 - 16) ** 2:
        return BLACK if x * y > 0 else WHITE
    right = math.cos(angle) * x + math.sin(angle) * y
    down = -math.sin(angle) * x + math.cos(angle) * y
    if min(abs(right), abs(down)) < 0.01:
        return None
    red, green = right < 0, down < 0
    return red * 0xFF0000 | green * 0x00FF00 | (red == green) * 0x0000FF


def difference(rows, angle, step):
    """The first pixel that is not as it is at that angle, looking at each step-th."""
    for y in range(0, SIZE, step):
        for x in range(0, SIZE, step):
            pixel = expected(x - SIZE // 2, y - SIZE // 2, angle)
            if pixel is not None and pixel != rows[y][x]:
                return x, y
    return None


def check_picture(picture):
    """Which of the sixty pictures it is; each pixel is as it is in that one."""
    rows = [picture.row(y) for y in range(picture.height)]
    for number in range(60):
        angle = 2 * math.pi * number * (1000000 // 60) / 1000000
        if difference(rows, angle, 25) is None and difference(rows, angle, 2) is None:
            return number
    raise AssertionError("the picture is none of the sixty")


def check_feedback(said):
    """The frames have numbers from 1 on, each presented after the one before."""
    assert "discarded" not in said, said
    lines = [LINE.fullmatch(line) for line in said.splitlines() if "clean up" not in line]
    assert len(lines) >= FRAMES and all(lines), f"not a line of feedback for each frame:\n{said}"
    frames = [int(line["frame"]) for line in lines]
    equal(frames, list(range(1, len(lines) + 1)), "frames presented")
    sequences = [int(line["sequence"]) for line in lines]
    equal(sequences, sorted(set(sequences)), "counts of the output's refreshes")
    early = [line[0] for line in lines[1:] if int(line["since"]) <= 0]
    equal(early, [], "frames presented no later than the one before")


def shows(mode, output, way, frames):
    """The window is as high as the output: the wheel's black corners are at its edges."""

    def case():
        # it binds whatever is announced, as a client of version 1
        with Compositor("--output", output, "--xdg-wm-base-version", "3") as weddell:
            client = weddell.start(NAME, mode)

            def shown(picture, stats):
                seen = record_of(stats, NAME)["frames"]
                assert seen["direct"] + seen["composited"] >= frames, f"frames so far: {seen}"

            weddell.wait_until(shown)
            picture, stats = weddell.snapshot()
            left = (picture.width - SIZE) // 2
            check_picture(picture.crop(left, 0, SIZE, SIZE))
            check_client(stats, NAME, SEALED_BY_CLIENT, way)
            # it destroys its xdg_surface before the xdg_toplevel at its end
            weddell.quiet = False
            client.end(signal.SIGINT, 0, "presentation-shm exiting")
            if frames >= FRAMES:
                check_feedback(client.out)
            assert "discarded" not in client.out, client.out

    return case


CASES = {
    "feedback": shows("-f", "400x250", "composited", FRAMES),
    "feedback of frames shown as they are": shows("-f", "250x250", "direct", FRAMES),
    "feedback with an idle second between frames": shows("-i", "400x250", "composited", 2),
    "low latency": shows("-p", "400x250", "composited", FRAMES),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
