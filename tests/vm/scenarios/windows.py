# SPDX-License-Identifier: MIT
"""A window that has to be drawn over one that is scanned out ends that, and its end brings it back;
no frame is wrong."""
from scenario import screen_scenario

SCRIPT = """
start_screen
start_painter a
tell a show 1
said_is "shown*zero-copy=1" "what fills the screen is scanned out"
screen_shows "each pixel of it is right" picture 1
start_painter b small unsealed
tell b show 9
said_is "shown*zero-copy=0" "a window before it is drawn"
screen_shows "both are right" window 9 200 150 1
tell a show 2
said_is "shown*zero-copy=0" "and so is what it covers a part of"
screen_shows "both are right" window 9 200 150 2
stats_say "the reason is told" not_direct.covered ">" 0
stop_painter b
screen_shows "without the window all is as before" picture 2
tell a show 3
said_is "shown*zero-copy=1" "and scanned out again"
screen_shows "each pixel of it is right" picture 3
kill -KILL "$painter_a"
wait "$painter_a"
exec 3>&- 4<&-
screen_shows "a client killed while it is scanned out leaves the screen" differs 3
start_painter a
tell a show 4
said_is "shown*zero-copy=1" "the next one is scanned out"
screen_shows "each pixel of it is right" picture 4
stop_painter a
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT, device)
