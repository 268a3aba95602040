# SPDX-License-Identifier: MIT
"""A client that fills the screen is scanned out: its memory is the picture, nothing is read."""
from scenario import screen_scenario

IMPORTED = """
start_screen
start_painter a
tell a show 1
said_is "shown*zero-copy=1" "the first frame is scanned out"
screen_shows "each pixel of it is right" picture 1
for seed in 2 3 4 5; do
	tell a show $seed
	said_is "shown*zero-copy=1" "frame $seed is scanned out"
	screen_shows "each pixel of frame $seed is right" picture $seed
done
tell a part 6 100 50 300 200
screen_shows "a part is renewed alone" part 5 100 50 300 200 6
stats_say "no frame of it was drawn, and none of its bytes read" client_direct ">" 5 \\
	client_composited = 0 bytes_read = 0 bytes_copied = 0
tell a write 7
tell a again
screen_shows "what is written into the shown buffer is shown" picture 7
stop_painter a
stats_say "the client's pages are given back" clients = 1
stop_weddell
"""

REFUSED = """
start_screen
start_painter a
tell a show 1
said_is "shown*zero-copy=0" "a driver that cannot is not asked to"
screen_shows "each pixel of it is right" picture 1
for seed in 2 3 4 5; do
	tell a show $seed
	screen_shows "each pixel of frame $seed is right" picture $seed
done
stats_say "the reason is told" client_direct = 0 not_direct.output ">" 4
stop_painter a
stop_weddell
"""


def scenario(device):
    return screen_scenario(IMPORTED if device.imports else REFUSED, device)
