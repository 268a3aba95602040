#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weston-simple-damage: a green ball on black in a white frame, and damage only where the ball was
and is. What was not redrawn, or drawn from the wrong place of the buffer, shows as a part of a
ball that should not be there, a gap in it, or the red that is around the viewport's source.
"""
import math
import re
import signal
import sys

from clients import SEALED_BY_CLIENT, check_client, main
from compositor import Compositor
from cases import equal, wait_for

NAME = "weston-simple-damage"
WIDTH, HEIGHT, BORDER, RADIUS = 300, 200, 10, 10
WHITE, BLACK, GREEN = 0xFFFFFF, 0x000000, 0x00FF00
BALL = re.compile(r"Ball now located at \(([\d.]+), ([\d.]+)\)")
TRANSFORMS = ("normal", "90", "180", "270", "flipped", "flipped-90", "flipped-180", "flipped-270")


def check_frame(picture, scale, blended):
    """The white frame; at the border of what was drawn at half the size, a pixel is blended."""
    width, height, border = (round(scale * size) for size in (WIDTH, HEIGHT, BORDER))
    equal((picture.width, picture.height), (width, height), "size of the window")
    outside = picture.crop(0, 0, width, height)
    for y in range(height):
        row = outside.row(y)
        near = border - blended
        margin = row if not near <= y < height - near else row[:near] + row[width - near :]
        equal(set(margin), {WHITE}, f"colours of the frame in row {y}")


def pixels_inside(picture, scale, blended):
    """((x, y), pixel) of what is within the frame."""
    border = round(BORDER * scale) + blended
    for y in range(border, picture.height - border):
        for x, pixel in enumerate(picture.row(y, border, picture.width - border), border):
            yield (x, y), pixel


def check_ball(picture, scale, blended):
    """One whole ball and nothing else. Returns twice the middle of its box."""
    ball = {}
    for place, pixel in pixels_inside(picture, scale, blended):
        if pixel != BLACK:
            only_green = pixel & ~GREEN == 0
            assert pixel == GREEN or blended and only_green, f"{pixel:06x} at {place}"
            ball[place] = pixel
    columns, rows = {x for x, _ in ball}, {y for _, y in ball}
    size = 2 * RADIUS * scale
    slack = 2 * scale + 2 * blended
    for name, extent in ("wide", columns), ("high", rows):
        assert extent, "there is no ball"
        seen = max(extent) - min(extent) + 1
        assert abs(seen - size) <= slack, f"the ball is {seen} {name}, not about {size}"
    full = 3.1416 * (RADIUS * scale) ** 2
    green = sum(pixel >> 8 for pixel in ball.values()) / 255
    assert abs(green - full) < 0.12 * full, f"the ball has {green:.0f} pixels, not about {full:.0f}"
    return min(columns) + max(columns), min(rows) + max(rows)


def watch(weddell, scale, blended):
    """Looks at frames until the ball was seen in three places; returns these, and the statistics.

    Each frame on the way is checked, so no wrong one may be shown for even a moment.
    """
    places = []

    def moved():
        picture, stats = weddell.window()
        check_frame(picture, scale, blended)
        place = check_ball(picture, scale, blended)
        if place not in places:
            places.append(place)
        return stats if len(places) == 3 else None

    return places, wait_for(moved, "the ball moves")


def check_places(places, said, scale, blended):
    """Each is where the client said that it put the ball."""
    balls = [(float(x), float(y)) for x, y in BALL.findall(said)]
    assert balls, f"the client said nothing of a ball:\n{said}"
    for place in places:
        x, y = place[0] / 2 / scale, place[1] / 2 / scale
        distance = min(math.hypot(ball[0] - x, ball[1] - y) for ball in balls)
        assert distance <= 1.5 + blended, f"seen at {x},{y}, which is none of {balls}"


def shows(*options, scale=1, output="320x240", blended=0):
    """blended: how many pixels at an edge are not of one colour."""

    def case():
        with Compositor("--output", output) as weddell:
            client = weddell.start(NAME, "--verbose", *options)
            places, stats = watch(weddell, scale, blended)
            check_client(stats, NAME, SEALED_BY_CLIENT, "composited")
            client.end(signal.SIGINT, 0, "simple-shm exiting")
            check_places(places, client.out, scale, blended)

    return case


CASES = {
    "plain": shows(),
    "damage in the buffer's pixels": shows("--use-damage-buffer"),
    "rotating": shows("--rotating-transform"),
    "rotating, damage in the buffer's pixels": shows("--rotating-transform", "--use-damage-buffer"),
    "version 1 of wl_surface": shows("--version=1"),
    "on an output turned by 90": shows(output="320x320:90"),
    "on an output of scale 1.5": shows(output="480x360x1.5", scale=1.5, blended=1),
    "on a flipped output of scale 2": shows(output="640x480x2:flipped", scale=2),
}
for transform in TRANSFORMS:
    CASES[f"scale 2, {transform}"] = shows(
        "--scale=2", f"--transform={transform}", "--use-damage-buffer",
        output="640x480x2", scale=2)
    CASES[f"viewport, {transform}"] = shows(
        "--use-viewport", f"--transform={transform}", blended=1)

if __name__ == "__main__":
    sys.exit(main(CASES))
