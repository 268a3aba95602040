# SPDX-License-Identifier: MIT
"""A screen that is drawn to: every pixel is right, whole frames and parts of frames."""
from scenario import screen_scenario

SCRIPT = """
start_screen
start_painter a unsealed
tell a show 1
said_is "shown*zero-copy=0" "a frame of memory that is not sealed is shown"
screen_shows "each pixel of it is right" picture 1
tell a show 2
screen_shows "and of the next one" picture 2
tell a part 3 100 50 300 200
screen_shows "a part is renewed alone" part 2 100 50 300 200 3
tell a part 4 7 3 1 1
tell a part 5 500 400 11 13
stats_say "all of it was drawn" direct = 0 composited ">" 3
stop_painter a
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT, device)
