# SPDX-License-Identifier: MIT
"""Windows over one that is scanned out, each on an overlay plane: nothing is drawn, nothing read."""
from scenario import screen_scenario

SCRIPT = """
start_screen
start_painter a
tell a show 1
said_is "shown*zero-copy=1" "what fills the screen is scanned out"
start_painter b small
tell b show 9
said_is "shown*zero-copy=1" "a window before it is scanned out as well"
screen_shows "both are right" window 9 200 150 1
plane_is "the window is on a plane of its own" XR24 200x150+{left}+{top}
tell a show 2
said_is "shown*zero-copy=1" "and still what is behind it"
tell b show 8
screen_shows "both are right" window 8 200 150 2
stats_say "nothing was drawn, and no byte read" client_composited = 0 bytes_read = 0 \\
	bytes_copied = 0
tell b write 7
screen_shows "what is written into the window's buffer is seen, with no commit" window 7 200 150 2
stop_painter b
screen_shows "without the window all is as before" picture 2

start_painter b small argb
tell b show 5
said_is "shown*zero-copy=1" "pixels that could be translucent are scanned out too"
screen_shows "both are right" window 5 200 150 2
plane_is "by their alpha" AR24 200x150+{left}+{top}
stop_painter b

start_painter b small unsealed
tell b show 4
said_is "shown*zero-copy=0" "what cannot be on a plane is drawn"
tell a show 3
said_is "shown*zero-copy=0" "and with it what is behind"
screen_shows "both are right" window 4 200 150 3
stop_painter b
screen_shows "without that all is as before" picture 3
tell a show 6
said_is "shown*zero-copy=1" "and scanned out again"
stop_painter a

start_painter b small
tell b show 9
said_is "shown*zero-copy=1" "a window before nothing is scanned out"
stats_say "the nothing is drawn once" clients ">" 0
tell b show 8
tell b show 7
tell b show 6
said_is "shown*zero-copy=1" "frame after frame"
plane_is "on its plane" XR24 200x150+{left}+{top}
stop_painter b
stop_weddell

WEDDELL_DRM_PLANES=0
export WEDDELL_DRM_PLANES
start_screen
start_painter a
tell a show 1
start_painter b small
tell b show 9
said_is "shown*zero-copy=0" "without planes a window is drawn"
screen_shows "both are right" window 9 200 150 1
stop_painter b
stop_painter a
stop_weddell
"""


def scenario(device):
    left, top = (device.width - 200) // 2, (device.height - 150) // 2
    return screen_scenario(SCRIPT.format(left=left, top=top), device)
