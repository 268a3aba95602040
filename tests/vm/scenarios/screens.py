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
screen_name() {
	wlr-randr | head -n 1 | cut -d ' ' -f 1
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
# as its user likes
wlr-randr --output "$(screen_name)" --mode 1024x768
stats_say "another mode is chosen" width = 1024 height = 768
tell a show 5
screen_shows "each pixel of it is right" picture 5
wlr-randr --output "$(screen_name)" --off
stats_say "switched off it is no output" outputs = 0
wlr-randr --output "$(screen_name)" --on
stats_say "switched on it is one again" outputs = 1 width = 1024 height = 768
tell a show 6
screen_shows "and each pixel is right" picture 6
stop_painter a
stop_weddell

head=${connector##*card?-}
start_screen
start_painter a
tell a show 7
wlr-randr --output "$head" --off
case_is $? "a client turns the screen off while it is shown"
stats_say "it is no output then" outputs = 0
stop_painter a
wlr-randr --output "$head" --on
start_painter a
stats_say "turned on, it is one" outputs = 1
tell a show 8
screen_shows "on again, it shows the next one" picture 8
stop_painter a
stop_weddell

start_screen --output "$head:off"
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
    return screen_scenario(SCRIPT, device, programs=("wlr-randr",))
