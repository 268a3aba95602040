# SPDX-License-Identifier: MIT
"""Input devices that come and go while clients run, as udevd tells of them."""
import hand
from hand import button, key, point, send
from scenario import screen_scenario

SCRIPT = """
start_udevd
hears() {{
	what=$1
	shift
	wait_for 150 grep -q "$@" /tmp/heard
	case_is $? "$what"
}}
logs() {{
	what=$1
	shift
	wait_for 150 grep -q "$@" /tmp/log
	case_is $? "$what"
}}

start_screen >>/tmp/log 2>&1
cat /tmp/log
painter >>/tmp/heard &
painter=$!
hears "the client has the keyboard" "keyboard enter"
grep -q Virtio /tmp/log
case_is $((1 - $?)) "there is no tablet"
for round in 1 2; do
	: >/tmp/log
	: >/tmp/heard
	# qemu has done with the last one some time after the guest has
	screen_shows "a tablet is plugged in" qmp device_add '{{"driver":"virtio-tablet-pci","id":"pen","bus":"one"}}'
	logs "it is found" "input device event.*Tablet"
	ask "its pen is put down" {first}
	hears "the client hears of the pointer" -E "^pointer (enter|motion) 100"
	ask "and moved" {second}
	hears "of each motion" "^pointer motion 200"
	ask "a button is pressed" {press}
	hears "of the button" "^pointer button 272 1$"
	ask "it is pulled out with the button held" qmp device_del '{{"id":"pen"}}'
	logs "it is gone" "input device event.* is gone"
	hears "the button is let go of" "^pointer button 272 0$"
done
: >/tmp/log
: >/tmp/heard
screen_shows "a keyboard is plugged in" qmp device_add '{{"driver":"virtio-keyboard-pci","id":"keys","bus":"one"}}'
logs "it is found" "input device event.*Keyboard"
ask "a key is pressed on it" {key_down}
hears "the client hears of the key" "^key 30 1$"
ask "it is pulled out with the key held" qmp device_del '{{"id":"keys"}}'
logs "it is gone" "input device event.* is gone"
hears "the key is let go of" "^key 30 0$"
kill $painter
stop_weddell
"""


def scenario(device):
    width, height = device.width, device.height
    script = SCRIPT.format(
        first=point(100, 50, width, height),
        second=point(200, 60, width, height),
        press=send(button("left", True)),
        key_down=send(key("a", True)),
    )
    return screen_scenario(
        script,
        device,
        modules=hand.MODULES,
        qemu_arguments=("-device", "pcie-root-port,id=one,chassis=1"),
        udev=True,
    )
