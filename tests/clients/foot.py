#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""foot: bands of colour drawn with escape sequences, text below them, and much scrolling, in a
sparse pool of 512 MiB that foot punches holes into while it is in use.
"""
import sys

from clients import (
    FOOT_MISSES, FOOT_QUIETLY, SEALED_BY_CLIENT, check_client, main, record_of)
from compositor import Compositor
from cases import equal

NAME = "foot"
BANDS = (0xFF0000, 0x00FF00, 0x0000FF, 0xFF00FF)
BLOCKS, BLOCK_COLOUR = 10, 0xFFFF00
BACKGROUND, FOREGROUND = 0x203040, 0xFFFFFF
WIDTH, HEIGHT = 640, 400
POOL_BYTES = 512 * 1024 * 1024

OPTIONS = (
    *FOOT_QUIETLY, f"--window-size-pixels={WIDTH}x{HEIGHT}",
    "-o", "csd.preferred=none", "-o", "pad=0x0", "-o", f"colors.background={BACKGROUND:06x}",
    "-o", f"colors.foreground={FOREGROUND:06x}",
)


def colour(pixel, ground):
    red, green, blue = pixel.to_bytes(3, "big")
    return rf"\033[{ground};2;{red};{green};{blue}m"


def script(before=""):
    """Draws, and ends when a file named end is there. Each band is one line of text."""
    bands = "".join(colour(band, 48) + r"\033[2K\r\n" for band in BANDS)
    text = r"\033[0mWeddell\r\n" + colour(BLOCK_COLOUR, 38) + "\u2588" * BLOCKS + r"\033[0m"
    draw = rf"printf '\033[?25l\033[2J\033[H{bands}{text}'"
    return f"{before} {draw}; until [ -e end ]; do sleep 0.05; done"


def runs(pixels):
    """[(pixel, how many), ...]"""
    found = []
    for pixel in pixels:
        if found and found[-1][0] == pixel:
            found[-1][1] += 1
        else:
            found.append([pixel, 1])
    return [tuple(run) for run in found]


def check_picture(picture, width, height):
    equal((picture.width, picture.height), (width, height), "size of the window")
    left = runs(picture.row(y)[0] for y in range(height))[: len(BANDS)]
    line = left[0][1]
    equal(left, [(band, line) for band in BANDS], "bands at the left edge")
    for number, band in enumerate(BANDS):
        for y in range(number * line, (number + 1) * line):
            (first, cells), *margin = runs(picture.row(y))
            assert first == band and cells > width - line and len(margin) <= 1, \
                f"row {y} is not all {band:06x}: {runs(picture.row(y))}"
    check_text(picture, line)


def inked(picture):
    """How far right each pixel is that is not of the background."""
    return [index % picture.width for index, pixel in enumerate(picture.pixels())
            if pixel != BACKGROUND]


def check_text(picture, line):
    """A line of letters below the bands, then a line of blocks, then nothing."""
    top = len(BANDS) * line
    letters = picture.crop(0, top, picture.width, line)
    blocks = picture.crop(0, top + line, picture.width, line)
    rest = picture.crop(0, top + 2 * line, picture.width, picture.height - top - 2 * line)
    first = {tuple(runs(blocks.row(y))) for y in range(line)}
    equal(len(first), 1, "kinds of row in the line of blocks")
    (colour_of_block, length), *behind = first.pop()
    equal(colour_of_block, BLOCK_COLOUR, "the blocks")
    equal(length % BLOCKS, 0, "pixels that the blocks are more than whole cells")
    equal([pixel for pixel, _ in behind], [BACKGROUND], "what is behind the blocks")
    cell = length // BLOCKS
    ink = inked(letters)
    assert len(ink) > 5 * line, f"only {len(ink)} pixels of text"
    assert max(ink) < (len("Weddell") + 1) * cell, "there is ink behind the text"
    equal(set(rest.pixels()), {BACKGROUND}, "colours below the text")


def shows(output, scale=1, before="", options=(), size=(WIDTH, HEIGHT), way="composited"):
    def case():
        with Compositor("--output", output) as weddell:
            client = weddell.start(NAME, *OPTIONS, *options, "sh", "-c", script(before))

            def drawn(picture, stats):
                client.check_alive()
                assert picture.box_of_content(), "nothing is shown"
                picture = picture.crop(*picture.box_of_content())
                check_picture(picture, size[0] * scale, size[1] * scale)

            weddell.wait_until(drawn)
            _, stats = weddell.snapshot()
            check_client(stats, NAME, SEALED_BY_CLIENT)
            record = record_of(stats, NAME)
            assert record["frames"][way] > 0, f"no frame was {way}: {record['frames']}"
            assert POOL_BYTES in [pool["bytes"] for pool in record["pools"]], record["pools"]
            (weddell.folder / "end").touch()
            equal(client.wait(), 0, f"exit status of foot, which said:\n{client.err}")
            client.check_said(FOOT_MISSES)
            weddell.wait_empty()

    return case


CASES = {
    "on 1920x1080": shows("1920x1080"),
    "after much scrolling": shows("800x600", before="seq 20000;"),
    "on a scale of 2": shows("1400x900x2", scale=2),
    "on an output turned by 90": shows("500x700:90"),
    "fullscreen, it is shown as it is": shows(
        "640x400", options=("--fullscreen",), way="direct"),
    "maximised": shows("700x500", options=("--maximized",), size=(700, 500), way="direct"),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
