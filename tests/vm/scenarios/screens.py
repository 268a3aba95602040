# SPDX-License-Identifier: MIT
"""Screens that come, go and change, and terminals that are switched."""
from scenario import screen_scenario

SCRIPT = """
connector=$(ls -d /sys/class/drm/card0-*-1 | grep -v Writeback | head -n 1)
start_screen --output 800x600
stats_say "the mode is as wished" width = 800 height = 600
start_painter a
tell a size
said_is "800x600" "a client hears of it"
tell a show 1
screen_shows "each pixel is right" picture 1

# plug STATUS: as the kernel and udev tell of it
plug() {
	echo "$1" >"$connector/status"
	echo change >/sys/class/drm/card0/uevent
	sleep 1
}
plug off
stats_say "a screen that is unplugged is no output any more" outputs = 0
plug on
stats_say "plugged in, it is one again" outputs = 1
tell a show 2
screen_shows "and shows what its client does" picture 2

if [ -c /dev/tty2 ]; then
	chvt 2
	case_is $? "another terminal is in front"
	sleep 1
	tell a size
	said_is "*x*" "clients live on meanwhile"
	chvt 1
	sleep 1
	tell a show 3
	said_is "shown*" "back in front, frames are shown"
	screen_shows "and each pixel is right" picture 3
fi
stop_painter a
stop_weddell

start_screen --output "${connector##*card?-}:off"
start_painter a
tell a size
said_is "*x*" "with its only screen off, clients live"
stats_say "and there is no output" outputs = 0
stop_painter a
stop_weddell

start_screen
start_painter a
stats_say "without a wish the mode is another" width ">" 800
tell a show 4
screen_shows "with no wish it is the preferred mode" picture 4
stop_painter a
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT, device)
