# SPDX-License-Identifier: MIT
"""What a client writes into the buffer that is shown is on the screen, with no commit and no copy.

Told by the checksum that the hardware makes of each picture it puts together.
"""
from scenario import screen_scenario

SCRIPT = """
start_screen
start_painter a
tell a show 1
said_is "shown*zero-copy=1" "a frame is scanned out"
screen_shows "each pixel of it is right" picture 1
stats_say "it is the only one" client_direct = 1 client_composited = 0
for seed in 2 3 4; do
	tell a write $seed
	screen_shows "picture $seed is there, written and not committed" picture $seed
done
stats_say "there was no other frame, and no byte was read" client_direct = 1 client_composited = 0 \\
	frames "<" 4 bytes_read = 0 bytes_copied = 0
stop_painter a
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT, device)
