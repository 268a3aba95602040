# SPDX-License-Identifier: MIT
#
# For scenarios in which systemd runs a kiosk, and a painter in it.

# meet_kiosk: opens the painter's pipes; it may begin anew, with new pipes' ends.
meet_kiosk() {
	mkfifo -m 0666 /run/painter.in /run/painter.out
	exec 3<>/run/painter.in 4<>/run/painter.out
	wait_for 600 systemctl is-active --quiet kiosk
	case_is $? "systemd has started the unit of the page, and heard that it is ready"
	wait_for 600 systemctl is-active --quiet dev-udmabuf.device
	case_is $? "what the unit waits for is there"
	greet_painter "it runs its program"
}

# greet_painter WHAT: the one of a compositor that has just started, whose process is in $weddell then.
greet_painter() {
	read -r -t 120 said <&4 || said="nothing in two minutes"
	said_is ready "$1"
	weddell=$(systemctl show --property MainPID --value kiosk)
}

# kiosk_shows SEED ZERO-COPY WHAT: a frame, by the way that is said, and each pixel of it.
kiosk_shows() {
	tell a show "$1"
	said_is "shown*zero-copy=$2" "$3"
	screen_shows "each pixel of it is right" picture "$1"
}
