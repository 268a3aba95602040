# SPDX-License-Identifier: MIT
"""The album: the last picture that a scenario has taken of its screen, as a PNG file to look at.

In the folder $WEDDELL_VM_PICTURES, named SCENARIO@DEVICE.png; without that variable there is none.
"""
import os
import pathlib
import shutil
import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB_8_BITS = bytes((8, 2, 0, 0, 0))


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, rows):
    """rows are bytes of red, green, blue."""
    lines = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return SIGNATURE + chunk(b"IHDR", struct.pack(">II", width, height) + RGB_8_BITS) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def read_ppm(data):
    """(width, height, rows)"""
    fields, at = [], 0
    while len(fields) < 4:
        end = at
        while not data[end : end + 1].isspace():
            end += 1
        fields.append(data[at:end])
        at = end + 1
    width, height = int(fields[1]), int(fields[2])
    return width, height, [data[at + y * width * 3 :][: width * 3] for y in range(height)]


def keep_last_picture(folder, name):
    """folder is a machine's, with what the camera took last, or else what the compositor did."""
    album = os.environ.get("WEDDELL_VM_PICTURES")
    if not album:
        return
    kept = pathlib.Path(album) / f"{name}.png"
    kept.parent.mkdir(parents=True, exist_ok=True)
    taken, shown = folder / "screen.ppm", folder / "shown.png"
    if taken.exists():
        kept.write_bytes(png(*read_ppm(taken.read_bytes())))
    elif shown.exists():
        shutil.copy(shown, kept)
