# SPDX-License-Identifier: MIT
"""The screen of a machine: looked at through qemu, compared with what a painter painted.

The words that a guest may say to the host (guest/screen.sh has the functions):

    picture SEED            the whole screen is the painter's pattern of that seed
    black                   nothing is shown
    part SEED X Y W H SEED  the same, but for one box with another seed
    window SEED WIDTH HEIGHT BASE   a window of SEED's pattern is somewhere on BASE's
    at SEED X Y W H BASE    a square of SEED's pattern lies there on BASE's
    differs SEED            the screen is not that pattern
    remember NAME, same NAME    the screen is as it was then
    stats NAME OPERATOR NUMBER ...  of the statistics that the guest has just written
    qmp COMMAND [JSON]      for the monitor

and those of shown.py.

The answer is "yes", or "no" and the reason.
"""
import functools
import json
import operator
import zlib

from album import read_ppm
from shown import Shown

OPERATORS = {"=": operator.eq, ">": operator.gt, "<": operator.lt, ">=": operator.ge}


@functools.lru_cache(maxsize=8)
def pattern(seed, width, height):
    """Rows of bytes, red, green, blue, as clients/painter.c has them."""
    reds = bytes((x + seed * 17) & 0xFF for x in range(width))
    blues = [bytes((x ^ y ^ seed) & 0xFF for x in range(256)) for y in range(256)]
    rows = []
    for y in range(height):
        row = bytearray(width * 3)
        row[0::3] = reds
        row[1::3] = bytes([(y + seed * 29) & 0xFF]) * width
        row[2::3] = (blues[y & 0xFF] * (width // 256 + 1))[:width]
        rows.append(bytes(row))
    return rows


def with_box(rows, other, x, y, width, height):
    """rows with what other has in a box."""
    begin, end = x * 3, (x + width) * 3
    mixed = list(rows)
    for line in range(y, y + height):
        mixed[line] = rows[line][:begin] + other[line][begin:end] + rows[line][end:]
    return mixed


def with_rows(rows, small, x, y):
    """rows with all of small in it."""
    end = x * 3 + len(small[0])
    mixed = list(rows)
    for line, row in enumerate(small, y):
        mixed[line] = rows[line][: x * 3] + row + rows[line][end:]
    return mixed


def checksum(rows):
    """That of vkms: CRC-32 without inversion over alpha, red, green, blue of 16 bits each."""
    crc = 0xFFFFFFFF
    for row in rows:
        wide = bytearray(b"\xff" * (len(row) // 3 * 8))
        for channel in range(3):
            wide[2 + channel * 2 :: 8] = wide[3 + channel * 2 :: 8] = row[channel::3]
        crc = zlib.crc32(wide, crc)
    return crc ^ 0xFFFFFFFF


def first_difference(seen, wanted):
    for y, (row, right) in enumerate(zip(seen, wanted)):
        if row != right:
            x = next(x for x in range(0, len(row), 3) if row[x : x + 3] != right[x : x + 3]) // 3
            return x, y, row[x * 3 :][:3].hex(), right[x * 3 :][:3].hex()
    return None


class Screen:
    def __init__(self, machine, device):
        self.machine = machine
        self.device = device
        self.kept = {}
        self.size = device.width, device.height  # without a camera: as the statistics said last
        self.shown = Shown(self)
        self.crc = None  # told by the guest, where there is no camera

    def check(self, make):
        """Without a camera: the hardware's checksum against that of what should be there."""
        width, height = self.size
        wanted = checksum(make(width, height))
        if self.crc is None:
            return "no checksum"
        return "yes" if self.crc == wanted else f"no checksum {self.crc:08x}, not {wanted:08x}"

    def shoot(self):
        path = self.machine.folder / "screen.ppm"
        self.machine.monitor.run("screendump", filename=str(path), device=self.device.camera)
        return read_ppm(path.read_bytes())

    def compare(self, make):
        if not self.device.camera:
            return self.check(make)
        width, height, seen = self.shoot()
        if found := first_difference(seen, make(width, height)):
            x, y, colour, wanted = found
            return f"no {width}x{height}: at {x},{y} is {colour}, not {wanted}"
        return "yes"

    def picture(self, seed):
        return self.compare(lambda width, height: pattern(int(seed), width, height))

    def black(self):
        return self.compare(lambda width, height: [bytes(width * 3)] * height)

    def part(self, seed, *box_and_seed):
        *box, other = map(int, box_and_seed)

        def make(width, height):
            base = pattern(int(seed), width, height)
            return with_box(base, pattern(other, width, height), *box)

        return self.compare(make)

    def window(self, seed, width, height, base):
        """Found by its first row; all else has to be the base."""
        width, height = int(width), int(height)
        small = pattern(int(seed), width, height)

        def make(all_width, all_height):
            rows = pattern(int(base), all_width, all_height)
            if not self.device.camera:  # windows begin in the middle
                left, top = (all_width - width) // 2, (all_height - height) // 2
                return with_rows(rows, small, left, top)
            _, _, seen = self.shoot()
            for y, row in enumerate(seen):
                if (at := row.find(small[0])) >= 0 and y + height <= all_height:
                    return with_rows(rows, small, at // 3, y)
            return [b""] * all_height

        return self.compare(make)

    def at(self, *numbers):
        seed, left, top, width, height, base = map(int, numbers)
        small = pattern(seed, width, height)
        return self.compare(lambda *size: with_rows(pattern(base, *size), small, left, top))

    def remember(self, name):
        self.kept[name] = self.shoot()
        return "yes"

    def same(self, name):
        return "yes" if self.shoot() == self.kept[name] else f"no it is not as at {name}"

    def differs(self, seed):
        said = self.picture(seed)
        return "yes" if said != "yes" else "no it is the same"


def count(stats, name):
    """A number out of the statistics: summed over outputs or clients."""
    outputs, clients = stats["outputs"], stats["clients"]
    if name in ("direct", "composited"):
        return sum(output["frames"][name] for output in outputs)
    if name == "frames":
        return sum(sum(output["frames"].values()) for output in outputs)
    if name == "outputs":
        return len(outputs)
    if name == "clients":
        return len(clients)
    if name in ("client_direct", "client_composited"):
        return sum(client["frames"][name.partition("_")[2]] for client in clients)
    if name in ("width", "height"):
        return outputs[0][name]
    if name == "bytes_read":
        return sum(pool["bytes_read"] for client in clients for pool in client["pools"])
    if name.startswith("pools."):
        name = name.partition(".")[2]
        return sum(pool["class"] == name for client in clients for pool in client["pools"])
    if name.startswith("not_direct."):
        reason = name.partition(".")[2]
        return sum(client["not_direct"].get(reason, 0) for client in clients)
    return sum(client[name] for client in clients)


def judge_stats(stats, words):
    for name, compare, number in zip(words[0::3], words[1::3], words[2::3]):
        if not OPERATORS[compare](count(stats, name), int(number)):
            return f"no {name} is {count(stats, name)}, not {compare} {number}"
    return "yes"


def answer_for(device):
    """The answer of a scenario on that device."""
    screens = {}

    def answer(machine, words):
        screen = screens.setdefault(id(machine), Screen(machine, device))
        verb, *rest = words
        if rest and rest[-1].startswith("crc="):
            said = rest.pop()[4:]
            screen.crc = int(said, 16) if said else None  # there is none while it is off
        if verb == "stats":
            text, _, expected = " ".join(rest).rpartition("} ")
            stats = json.loads(text + "}")
            for output in stats["outputs"]:
                screen.size = output["width"], output["height"]
            return judge_stats(stats, expected.split())
        if verb == "qmp":
            arguments = json.loads(" ".join(rest[1:]) or "{}")
            try:
                machine.monitor.run(rest[0], **arguments)
            except ValueError as error:
                return f"no {error}"
            return "yes"
        whose = screen if hasattr(screen, verb) else screen.shown
        return getattr(whose, verb)(*rest)

    return answer
