# SPDX-License-Identifier: MIT
"""The calls from before atomic modesetting, for drivers that have no others."""
from scenario import screen_scenario

SCRIPT = """
export WEDDELL_DRM_LEGACY=1
start_screen
start_painter a
for seed in 1 2 3 4; do
	tell a show $seed
	screen_shows "each pixel of frame $seed is right" picture $seed
done
tell a part 5 100 50 300 200
screen_shows "a part is renewed alone" part 4 100 50 300 200 5
stats_say "frames were made" frames ">" 4
stop_painter a
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT, device)
