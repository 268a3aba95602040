# SPDX-License-Identifier: MIT
"""A window that resizes as fast as frames go, on a screen: each pixel of what is shown is right."""
from scenario import screen_scenario

SCRIPT = """
start_screen
weddell-resize-stress --seconds {seconds} --self-check=20
case_is $? "resize-stress finds each pixel right"
stats_say "frames were made" composited ">" 20
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT.format(seconds=60), device, seconds=400)
