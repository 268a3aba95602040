# SPDX-License-Identifier: MIT
"""What is compared: which load, at which size, by how many clients, and by which number."""
import dataclasses

SIZES = {"720p": (1280, 720), "1080p": (1920, 1080), "4K": (3840, 2160)}
DRAWN = ["opaque", "translucent", "overlaid", "damage", "subsurfaces-1", "subsurfaces-32", "subsurfaces-256",
         "scaled-0.5", "scaled-1.5", "resize-grow", "resize-new", "unsealed"]
CROWDS = [1, 50, 200]
QUICK = {"opaque", "translucent", "damage", "subsurfaces-32", "scaled-1.5", "resize-grow",
         "clients-50", "idle"}


@dataclasses.dataclass(frozen=True)
class Row:
    load: str
    size: str
    clients: int = 1
    # what its compositor has used is divided by that many: frames shown, or commits read
    unit: str = "frames"

    @property
    def name(self):
        return f"clients-{self.clients}" if self.load == "clients" else self.load

    @property
    def pixels(self):
        return SIZES[self.size]


def of_size(size):
    rows = [Row(load, size) for load in DRAWN]
    rows += [Row("clients", size, count) for count in CROWDS]
    rows += [Row("commits", size, unit="commits")]
    return rows + [Row("typing", size), Row("idle", size)]


def chosen(quick):
    if quick:
        return [row for row in of_size("720p") if row.name in QUICK]
    return [row for size in SIZES for row in of_size(size)]
