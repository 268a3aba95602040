#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gtk3-widget-factory: GTK 3 sends memory that cannot be sealed, so all of it is read as a copy.
In the theme Adwaita the window is light grey, and the text selected at the start is on blue.
"""
import collections
import signal
import sys

from clients import check_client, main
from compositor import Compositor

NAME = "gtk3-widget-factory"
WINDOW_GREY, SELECTION_BLUE = 0xF6F5F4, 0x3584E4


def check_window(picture, stats=None):
    box = picture.box_of_content()
    assert box, "nothing is shown"
    window = picture.crop(*box)
    assert window.width > 600 and window.height > 400, f"the window has {box}"
    window.rows = window.rows[::3]
    colours = collections.Counter(pixel for y in range(len(window.rows)) for pixel in window.row(y))
    share = colours[WINDOW_GREY] / colours.total()
    assert share > 0.3, f"the window's grey has {share:.2f} of it; {colours.most_common(4)}"
    assert colours[SELECTION_BLUE] > 200, f"{colours[SELECTION_BLUE]} pixels are blue"
    assert len(colours) > 100, f"{len(colours)} colours: there is no text"


def shows(output, *options):
    def case():
        with Compositor("--output", output, *options) as weddell:
            client = weddell.start(NAME)
            weddell.wait_until(check_window)
            _, stats = weddell.snapshot()
            check_client(stats, NAME, {"copied"}, "composited")
            client.end(signal.SIGTERM, -signal.SIGTERM)
            weddell.wait_empty()

    return case


def refused():
    """Under the policy strict it is told, in a protocol error, why it is refused."""
    with Compositor("--policy", "strict", quiet=False) as weddell:
        client = weddell.start(NAME, variables={"WAYLAND_DEBUG": "client"})
        assert client.wait() != 0, "it ended well"
        told = [line for line in client.err.splitlines() if "wl_display@1.error" in line]
        assert len(told) == 1 and "SHRINK" in told[0], f"what it was told: {told}"


CASES = {
    "on 1280x1024": shows("1280x1024"),
    "on a scale of 1.5 and turned by 90": shows("1300x1700x1.5:90"),
    "refused under the policy strict": refused,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
