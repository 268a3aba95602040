# SPDX-License-Identifier: MIT
#
# For scenarios with a keyboard and a tablet.

# udevd is not there: what it would have found out about the devices is written by hand.
# describe_inputs: leaves the device of the keyboard in $keyboard.
describe_inputs() {
	mkdir -p /run/udev/data
	wait_for 100 test -e /sys/class/input/event1
	for device in /sys/class/input/event*; do
		case $(cat "$device/device/name") in
		*Virtio?Keyboard*)
			keyboard=/dev/input/${device##*/}
			kind="ID_INPUT_KEY=1 ID_INPUT_KEYBOARD=1"
			;;
		*keyboard*) kind="ID_INPUT_KEY=1 ID_INPUT_KEYBOARD=1" ;;
		*) kind="ID_INPUT_MOUSE=1" ;;
		esac
		data=/run/udev/data/c$(cat "$device/dev")
		echo I:1 >"$data"
		for property in ID_INPUT=1 $kind; do
			echo "E:$property" >>"$data"
		done
	done
}

# start_udevd: for scenarios with udev, in place of that.
start_udevd() {
	/bin/systemd-udevd --daemon
	udevadm trigger --action=add
	udevadm settle
}
