# SPDX-License-Identifier: MIT
"""What a keyboard and a tablet do, sent by qemu's monitor, reaches a client through libinput."""
import hand
from hand import button, key, place, send
from scenario import screen_scenario

SCRIPT = f"""
describe_inputs
hears() {{
	what=$1
	shift
	wait_for 100 grep -q "$@" /tmp/heard
	case_is $? "$what"
}}

start_screen --xkb-layout de
painter >/tmp/heard &
painter=$!
hears "the client has the keyboard" "keyboard enter"
hears "with the layout of the option" "keymap with z"
ask "a key is pressed" {send(key("y", True))}
hears "the client hears of it" "^key 21 1$"
ask "and let go of" {send(key("y", False))}
hears "of that, too" "^key 21 0$"
ask "shift is pressed and let go of" {send(key("shift", True), key("shift", False))}
hears "modifiers are told" "^modifiers 1 0 0 0$"
ask "the tablet's pen is in the middle" {send(place("x", 16384), place("y", 16384))}
hears "so is the pointer" -E "^pointer (enter|motion) MIDDLE$"
ask "it is in the upper left" {send(place("x", 4096), place("y", 4096))}
hears "so is the pointer again" -E "^pointer motion EIGHTH$"
ask "a button is pressed" {send(button("left", True))}
hears "the client hears of the button" "^pointer button 272 1$"
ask "the button is let go of" {send(button("left", False))}
hears "and of its release" "^pointer button 272 0$"
ask "the wheel is turned" {send(button("wheel-down", True), button("wheel-down", False))}
hears "one step of it" "^pointer steps 0 1$"
lit() {{ grep -q "^$1$" /sys/class/leds/*::capslock/brightness; }}
lit 0
case_is $? "the light of caps lock is off"
ask "caps lock is pressed" {send(key("caps_lock", True), key("caps_lock", False))}
wait_for 100 lit 1
case_is $? "its light is on"
kill $painter
stop_weddell
cat /tmp/heard

WEDDELL_INPUT_DEVICES=$keyboard
export WEDDELL_INPUT_DEVICES
start_screen
: >/tmp/heard # before the painter is there: what the last one heard is not what this one hears
painter >>/tmp/heard &
painter=$!
hears "with one device named the client has a keyboard" "keyboard enter"
ask "a key is pressed on it" {send(key("a", True), key("a", False))}
hears "the client hears of the key" "^key 30 1$"
ask "the tablet is moved as well" {send(place("x", 16384), place("y", 16384))}
ask "and another key pressed" {send(key("b", True), key("b", False))}
hears "the client hears of that key" "^key 48 1$"
grep -q pointer /tmp/heard
case_is $((1 - $?)) "and of the tablet nothing"
kill $painter
stop_weddell
"""


def scenario(device):
    def place_of(part):
        return rf"{device.width // part}(\.[0-9]*)? {device.height // part}(\.[0-9]*)?"

    script = SCRIPT.replace("MIDDLE", place_of(2)).replace("EIGHTH", place_of(8))
    return screen_scenario(
        script, device, modules=hand.MODULES, qemu_arguments=hand.QEMU_ARGUMENTS)
