# SPDX-License-Identifier: MIT
"""What programs draw that do not tell how each pixel shall be: judged by the compositor's own picture
of its screen, and that by what the hardware shows.

The words that a guest may say to the host (guest/programs.sh has the functions):

    piece BASE64            of a PNG file of the whole screen
    complete                that was all of it; and the hardware shows the same
    has WIDTH HEIGHT COLOURS    the last such picture: what is not black is at least so large,
                            and of at least so many colours
    changed PIXELS LEFT TOP WIDTH HEIGHT    in that box, since the word "before"
    unchanged LEFT TOP WIDTH HEIGHT     there nothing is other than at "before"
    before                  for later: the picture is as it is now
"""
import base64
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "harness"))

from picture import read_png  # noqa: E402

CURSOR = 64  # pixels of a cursor plane that the camera does not see


def difference(rows, others):
    """(left, top, width, height) of the pixels that differ; None when none do."""
    lines = [y for y, (row, other) in enumerate(zip(rows, others)) if row != other]
    if not lines:
        return None
    columns = [
        x // 3 for y in lines for x in range(len(rows[y])) if rows[y][x] != others[y][x]]
    return min(columns), lines[0], max(columns) + 1 - min(columns), lines[-1] + 1 - lines[0]


class Shown:
    """The last picture of the compositor, and the one before."""

    def __init__(self, screen):
        self._screen = screen
        self._pieces = b""
        self._picture = self._before = None

    def piece(self, data):
        self._pieces += base64.b64decode(data)
        return "yes"

    def complete(self):
        path = self._screen.machine.folder / "shown.png"
        path.write_bytes(self._pieces)
        self._pieces = b""
        self._picture = read_png(path)
        if not self._screen.device.camera:
            return self._screen.check(lambda width, height: self._picture.rows)
        return self._compare(self._screen.shoot()[2])

    def _compare(self, rows):
        box = difference(rows, self._picture.rows)
        unseen = CURSOR if self._screen.device.cursor == "unseen" else 0
        if box is None or max(box[2:]) <= unseen:
            return "yes"
        return f"no the screen differs from it in {box}"

    def has(self, width, height, colours):
        box = self._picture.box_of_content()
        if box is None or box[2] < int(width) or box[3] < int(height):
            return f"no what is shown has {box}"
        found = len(set(self._picture.crop(*box).pixels()))
        return "yes" if found >= int(colours) else f"no {found} colours"

    def before(self):
        self._before = self._picture
        return "yes"

    def _changed(self, box):
        now, then = (picture.crop(*map(int, box)) for picture in (self._picture, self._before))
        return sum(pixel != other for pixel, other in zip(now.pixels(), then.pixels()))

    def changed(self, least, *box):
        found = self._changed(box)
        return "yes" if found >= int(least) else f"no {found} pixels of it are others"

    def unchanged(self, *box):
        found = self._changed(box)
        return "yes" if found == 0 else f"no {found} pixels of it are others"
