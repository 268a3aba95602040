# SPDX-License-Identifier: MIT
"""How old a picture is when it is shown, on hardware that keeps a beat of 60 Hz. The times are told, not
judged: what a machine of software is too slow for is no fault. What is judged is that frames
come one after the other, and that who is asked for one has its buffer back.
"""
from scenario import screen_scenario

SCRIPT = """
start_screen
# pace WHAT LOAD: where it draws when it is asked to, it never waits for a buffer
pace() {{
	: | bench-load "$2" {width}x{height} 1 1000 4000 >/tmp/pace
	case_is $? "$1: the load runs"
	frames=$(sed 's/.*"frames": \\([0-9]*\\).*/\\1/' /tmp/pace)
	times=$(sed 's/.*\\("presented_p50": [0-9.]*, "presented_p99": [0-9.]*\\).*/\\1/' /tmp/pace)
	echo "$1: $frames frames in 4 s, from commit to light (ms): $times"
	case_is "$(test "$frames" -gt 20; echo $?)" "$1: frames are shown one after the other"
	[ "$2" != typing ] || return 0
	starved=$(sed 's/.*"starved": \\([0-9]*\\).*/\\1/' /tmp/pace)
	case_is "$(test "$starved" -eq 0; echo $?)" "$1: none had to wait for a buffer"
}}
pace "scanned out" opaque
pace "drawn" clients
pace "drawn, typing" typing
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT.format(width=device.width, height=device.height), device)
