# SPDX-License-Identifier: MIT
"""A kiosk with logind: devices come from it, also back from another terminal, and after its death."""
from hand import point
from kiosk import kiosk_scenario

SCRIPT = """
session() {{
	loginctl show-session "$(loginctl list-sessions --no-legend | awk '{{ print $1; exit }}')" --property "$1" --value
}}
session_is() {{
	[ "$(session State)" = "$1" ]
}}
meet_kiosk
grep -q "^Uid:.*1000.*1000" "/proc/$weddell/status"
case_is $? "it runs as an ordinary user"
said="$(session Type) $(session Seat) $(session TTY) $(session State)"
said_is "wayland seat0 tty1 active" "in a session of that user's"
kiosk_shows 1 {direct} "a frame is {way}"
ask "the tablet's pen is put down" {middle}
tell a cursor 9 16
said_is done "the tablet is heard of: the client has the pointer"
other_terminal() {{
	chvt 2
	wait_for 100 session_is online
	case_is $? "another terminal is in front"
	tell a size
	said_is "*x*" "clients live on meanwhile"
	chvt 1
	wait_for 100 session_is active
	case_is $? "the kiosk is in front again"
	tell a show 3
	said_is "shown*zero-copy={with_cursor}" "and shows a frame"
	tell a show 2
	screen_shows "with each pixel of it" {right}
}}
if [ -c /dev/tty2 ]; then
	other_terminal
	other_terminal
fi
before=$(systemctl show --property MainPID --value systemd-logind)
kill -KILL "$before"
logind_is_back() {{
	now=$(systemctl show --property MainPID --value systemd-logind)
	[ "$now" != 0 ] && [ "$now" != "$before" ] && session_is active
}}
wait_for 200 logind_is_back
case_is $? "logind is killed, and started anew"
tell a show 4
said_is "shown*zero-copy={with_cursor}" "its clients' devices are still theirs"
if [ -c /dev/tty2 ]; then
	other_terminal
fi
kill -KILL "$weddell"
greet_painter "weddell is killed, and systemd starts it anew"
kiosk_shows 5 {direct} "a frame of the next one is {way}"
systemctl kill --signal KILL dbus
greet_painter "without D-Bus it ends, and is started anew"
kiosk_shows 6 {direct} "and a frame is {way}"
journalctl --no-pager --output cat --identifier weddell >/tmp/log
grep -q "the manager of the seat is gone" /tmp/log
case_is $? "the log says that the manager was gone"
{console}
"""

CONSOLE = """
systemctl stop kiosk
case_is $? "systemd stops it"
printf '\\033[?25l\\033[H\\033[2J' >/dev/tty1
printf 'the console' >/dev/tty1
sleep 1
question remember console
systemctl start kiosk
greet_painter "and starts it"
kiosk_shows 7 {direct} "a frame is {way}"
systemctl stop kiosk
screen_shows "stopped, it leaves the console as it was" same console
"""
POLKIT_LIBRARIES = ("libpolkit-gobject-1-0", "libpolkit-agent-1-0", "libduktape207")


def scenario(device):
    x, y = device.width // 2, device.height // 2
    unseen = device.cursor == "unseen"
    ways = {
        "direct": int(device.imports),
        "way": "scanned out" if device.imports else "composited",
    }
    script = SCRIPT.format(
        **ways,
        console=CONSOLE.format(**ways) if device.camera else "",
        # cirrus and the like draw the cursor
        with_cursor=int(device.imports and device.cursor != ""),
        middle=point(x, y, device.width, device.height),
        right="picture 2" if unseen else f"at 9 {x - 4} {y - 4} 16 16 2",
    )
    return kiosk_scenario(
        script, device, "A kiosk with systemd and logind", packages=("polkitd", *POLKIT_LIBRARIES))
