# SPDX-License-Identifier: MIT
"""A compositor with no rights of its own: devices come from seatd, also back from another terminal."""
import hand
from hand import point
from scenario import screen_scenario

SCRIPT = """
echo video:x:44: >/etc/group
chown 1000 /run/user /dev/udmabuf
mkdir /tmp/written
chown 1000 /tmp/written
chmod 0600 /dev/dri/* /dev/input/* /dev/tty[0-9]*
describe_inputs
seatd -g video -l info &
seatd=$!
wait_for 100 test -S /run/seatd.sock
case_is $? "seatd is there"
runs_weddell="/bin/setpriv --reuid 1000 --regid 1000 --groups 44"
LIBSEAT_BACKEND=seatd
export LIBSEAT_BACKEND
start_screen
grep -q "^Uid:.*1000.*1000" "/proc/$weddell/status"
case_is $? "it runs as an ordinary user"
start_painter a
tell a show 1
said_is "shown*zero-copy={direct}" "a frame is {way}"
screen_shows "each pixel of it is right" picture 1
ask "the tablet's pen is put down" {middle}
tell a cursor 9 16
said_is done "the tablet is heard of: the client has the pointer"
if [ -c /dev/tty2 ]; then
	for round in 1 2 3; do
		chvt 2
		case_is $? "another terminal is in front"
		sleep 1
		tell a size
		said_is "*x*" "clients live on meanwhile"
		chvt 1
		sleep 1
		tell a show 3
		said_is "shown*zero-copy={with_cursor}" "back in front, a frame is shown"
		tell a show 2
		screen_shows "with each pixel of it" {right}
	done
fi
stop_painter a
kill -KILL "$weddell"
wait "$weddell"
rm -f "$XDG_RUNTIME_DIR"/vm*
start_screen
start_painter a
tell a show 4
said_is "shown*zero-copy={direct}" "after one that was killed the next has the seat"
screen_shows "each pixel is right" picture 4
stop_painter a
kill -KILL $seatd
wait "$weddell"
status=$?
[ $status != 0 ] && [ $status -lt 128 ]
case_is $? "without seatd it ends, by itself: status $status"
"""


def scenario(device):
    x, y = device.width // 2, device.height // 2
    on_plane = device.cursor != ""
    # cirrus and the like draw the cursor
    with_cursor = device.imports and on_plane
    unseen = device.cursor == "unseen"
    script = SCRIPT.format(
        direct=int(device.imports),
        way="scanned out" if device.imports else "composited",
        with_cursor=int(with_cursor),
        middle=point(x, y, device.width, device.height),
        right="picture 2" if unseen else f"at 9 {x - 4} {y - 4} 16 16 2",
    )
    return screen_scenario(
        script,
        device,
        modules=hand.MODULES,
        qemu_arguments=hand.QEMU_ARGUMENTS,
        programs=("seatd", "setpriv"),
    )
