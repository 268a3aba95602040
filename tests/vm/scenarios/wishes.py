# SPDX-License-Identifier: MIT
"""A client of libweddell-client: told that only its seals keep it from being scanned out, it makes
its memory with others, and is.
"""
from scenario import screen_scenario

IMPORTED = """
start_screen --kiosk
weddell-scroll --auto 60 &
client=$!
first_frames() {
	stats_are client_direct ">" 2
}
wait_for 300 first_frames
case_is $? "a client that draws with a swapchain comes to be scanned out"
stats_say "at first it was not, for its memory alone" client_composited ">" 0 not_direct.memory ">" 0
stats_say "its memory is pinned now" pools.pinned ">" 0 bytes_pinned ">" 0
stats_say "no byte of it was read" bytes_read = 0 bytes_copied = 0
grep -q '"seals_sent": \\["shrink", "future-write".*"class": "solid"' /tmp/stats.json
case_is $? "its first pool was sealed as pays for drawing"
grep -q '"seals_sent": \\["shrink"\\(, "exec"\\)*\\].*"class": "pinned"' /tmp/stats.json
case_is $? "its next one as pays for scanout"
wait $client
case_is $? "the client ends well"
stats_say "its pages are given back" bytes_pinned = 0
stop_weddell
"""

REFUSED = """
start_screen --kiosk
weddell-scroll --auto 20
case_is $? "a client that draws with a swapchain ends well"
stats_say "where nothing can be scanned out there is no wish for it" client_direct = 0 \\
	client_composited ">" 10 bytes_read = 0
grep -q '"seals_sent": \\["shrink", "future-write".*"class": "solid"' /tmp/stats.json
case_is $? "its memory is sealed as pays for drawing"
stop_weddell
"""


def scenario(device):
    return screen_scenario(IMPORTED if device.imports else REFUSED, device)
