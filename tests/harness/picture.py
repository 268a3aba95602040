# SPDX-License-Identifier: MIT
"""A picture out of a PNG file, as compositors write them: 8 bits a channel, not interlaced. Alpha
is left out.

A pixel is an int, 0xRRGGBB. Anything else that a PNG may be is refused.
"""
import itertools
import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = 3


class Picture:
    """rows[y] is a bytes of red, green, blue, red, ..."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows

    def pixel(self, x, y):
        return int.from_bytes(self.rows[y][x * CHANNELS : (x + 1) * CHANNELS], "big")

    def row(self, y, left=0, right=None):
        """The pixels of one row, from left up to but without right."""
        return to_pixels(self.rows[y][left * CHANNELS : (right or self.width) * CHANNELS])

    def pixels(self):
        return (pixel for y in range(self.height) for pixel in self.row(y))

    def crop(self, left, top, width, height):
        assert 0 <= left <= left + width <= self.width, f"{left} and {width} in {self.width}"
        assert 0 <= top <= top + height <= self.height, f"{top} and {height} in {self.height}"
        begin, end = left * CHANNELS, (left + width) * CHANNELS
        return Picture(width, height, [row[begin:end] for row in self.rows[top : top + height]])

    def box_of_content(self):
        """(left, top, width, height) of what is not black; None when all is."""
        inner = [row.strip(b"\0") for row in self.rows]
        rows = [y for y, row in enumerate(inner) if row]
        if not rows:
            return None
        left = min((len(row) - len(row.lstrip(b"\0"))) // CHANNELS for row in self.rows)
        gaps = (len(row) - len(row.rstrip(b"\0")) for row in self.rows)
        right = self.width - min(gap // CHANNELS for gap in gaps)
        return left, rows[0], right - left, rows[-1] + 1 - rows[0]


def to_pixels(data):
    return [red << 16 | green << 8 | blue for red, green, blue in zip(*[iter(data)] * CHANNELS)]


def chunks(data):
    at = len(SIGNATURE)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if len(body) != length or zlib.crc32(kind + body) != check:
            raise ValueError(f"PNG: the chunk {kind} is damaged")
        yield kind, body
        at += 12 + length


def undo_sub(line, step):
    """Each byte was stored less the one a pixel, of step bytes, to its left."""
    out = bytearray(len(line))
    for channel in range(step):
        sums = itertools.accumulate(line[channel::step])
        out[channel::step] = bytes(map((0xFF).__and__, sums))
    return bytes(out)


def undo_up(line, above):
    """Each byte was stored less the one above: all are added at once, as one number."""
    length = len(line)
    low = int.from_bytes(b"\x7f" * length, "big")
    a, b = int.from_bytes(line, "big"), int.from_bytes(above, "big")
    return (((a & low) + (b & low)) ^ ((a ^ b) & ~low)).to_bytes(length, "big")


def paeth(left, above, corner):
    guess = left + above - corner
    distances = abs(guess - left), abs(guess - above), abs(guess - corner)
    return (left, above, corner)[distances.index(min(distances))]


def undo_slow(line, above, step, predict):
    out = bytearray(step) + bytearray(line)
    above = bytes(step) + above
    for i in range(step, len(out)):
        out[i] = (out[i] + predict(out[i - step], above[i], above[i - step])) & 0xFF
    return bytes(out[step:])


UNDO = {
    0: lambda line, above, step: line,
    1: lambda line, above, step: undo_sub(line, step),
    2: lambda line, above, step: undo_up(line, above),
    3: lambda line, above, step: undo_slow(line, above, step, lambda left, up, _: (left + up) // 2),
    4: lambda line, above, step: undo_slow(line, above, step, paeth),
}


def without_alpha(row):
    out = bytearray(len(row) // 4 * CHANNELS)
    for channel in range(CHANNELS):
        out[channel::CHANNELS] = row[channel::4]
    return bytes(out)


def read_png(path):
    with open(path, "rb") as file:
        data = file.read()
    if not data.startswith(SIGNATURE):
        raise ValueError(f"{path} is no PNG")
    parts = list(chunks(data))
    if parts[0][0] != b"IHDR" or parts[-1][0] != b"IEND":
        raise ValueError(f"{path} does not begin with IHDR and end with IEND")
    width, height, *kind = struct.unpack(">IIBBBBB", parts[0][1])
    if kind not in ([8, 2, 0, 0, 0], [8, 6, 0, 0, 0]):
        raise ValueError(f"{path}: 8 bits, RGB, not interlaced is 8 2 0 0 0, not {kind}")
    step = 4 if kind[1] == 6 else CHANNELS
    raw = zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT"))
    stride = width * step
    if len(raw) != height * (stride + 1):
        raise ValueError(f"{path}: {len(raw)} bytes for {width}x{height}")
    rows, above = [], bytes(stride)
    for begin in range(0, len(raw), stride + 1):
        above = UNDO[raw[begin]](raw[begin + 1 : begin + 1 + stride], above, step)
        rows.append(above if step == CHANNELS else without_alpha(above))
    return Picture(width, height, rows)
