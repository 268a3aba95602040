#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The demos in weddell: demos.py WEDDELL FOLDER-OF-DEMOS.

What one asks of the compositor is read from what libwayland prints with WAYLAND_DEBUG.
"""
import pathlib
import re
import struct
import sys
from zlib import compress, crc32

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "clients"))

from clients import main, record_of  # noqa: E402
from cases import Skip, equal  # noqa: E402
from compositor import Compositor  # noqa: E402

DEMOS = pathlib.Path(sys.argv[2]).resolve()


def start(weddell, demo, *options):
    if not (DEMOS / demo).exists():
        raise Skip(f"{demo} was not built")
    return weddell.start(str(DEMOS / demo), *options, variables=[("WAYLAND_DEBUG", "1")])


def requests(client, name):
    """The words between the brackets of each such request so far."""
    return re.findall(rf"-> \S+\.{name}\((.*)\)", client.err)


def newest_buffer(client):
    """(width, height, format)"""
    _, _, width, height, _, code = requests(client, "create_buffer")[-1].split(", ")
    return int(width), int(height), int(code)


def paints_in(output, width, height):
    """A buffer of as many pixels as the output shows of 540x400, at whatever scale."""

    def case():
        with Compositor("--output", output) as weddell:
            client = start(weddell, "weddell-paint", "--auto")
            picture, _ = weddell.window()
            equal((picture.width, picture.height), (width, height), "size of the window")
            equal(newest_buffer(client), (width, height, 1), "the buffer")
            equal(requests(client, "set_destination")[-1], "540, 400", "the viewport")
            equal(requests(client, "set_buffer_scale"), [], "whole scales")

    return case


def png(pixel):
    """A file of 64x64 such pixels, of three bytes or, with alpha, four."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = struct.pack(">IIBBBBB", 64, 64, 8, 6 if len(pixel) == 4 else 2, 0, 0, 0)
    rows = (b"\0" + pixel * 64) * 64
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", compress(rows))
            + chunk(b"IEND", b""))


def shows_picture(pixel, code, shown):
    def case():
        with Compositor("--output", "640x480") as weddell:
            path = weddell.folder / "picture.png"
            path.write_bytes(png(pixel))
            client = start(weddell, "weddell-image", str(path))
            picture, stats = weddell.window()
            equal({color for y in range(64) for color in picture.row(y)}, {shown}, "its colours")
            equal(newest_buffer(client), (64, 64, code), "the buffer")
            pools = record_of(stats, "weddell-image")["pools"]
            equal([pool["class"] for pool in pools], ["immutable"], "classes of memory")

    return case


CASES = {
    "paint at a scale of 1": paints_in("640x480", 540, 400),
    "paint at a scale of 1.5": paints_in("960x720x1.5", 810, 600),
    "paint at a scale of 2": paints_in("1280x960x2", 1080, 800),
    "image of a file without alpha": shows_picture(b"\xff\x80\x40", 1, 0xFF8040),
    "image of a file with alpha": shows_picture(b"\xff\x80\x40\x80", 0, 0x804020),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
