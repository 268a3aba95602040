# SPDX-License-Identifier: MIT
"""The console comes back, whatever ended the compositor."""
from scenario import screen_scenario

SCRIPT = """
printf '\\033[?25l\\033[H\\033[2J' >/dev/tty1
printf 'the console' >/dev/tty1
sleep 1
question remember console
for signal in TERM KILL; do
	start_screen
	screen_shows "nothing of the console is left" black
	start_painter a
	tell a show 1
	screen_shows "each pixel is right" picture 1
	kill -$signal "$weddell"
	wait "$weddell"
	exec 3>&- 4<&-
	wait "$painter_a"
	screen_shows "after SIG$signal the console is there again" same console
	rm -f "$XDG_RUNTIME_DIR"/vm*
done
"""


def scenario(device):
    return screen_scenario(SCRIPT, device, kernel_arguments="vt.global_cursor_default=0")
