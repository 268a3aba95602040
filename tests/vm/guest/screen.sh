# SPDX-License-Identifier: MIT
#
# For scenarios on screens: a compositor on the graphics device, painters, and
# questions to the host, which looks at the screen.

[ -d /sys/module/vkms ] && screen_has_crc=yes || screen_has_crc=

# What the compositor is run by: nothing, or a command with its arguments.
runs_weddell=

# The compositor finds the screen by itself: there is no other one.
start_screen() {
	unset WAYLAND_DISPLAY
	wait_for 100 test -e /dev/dri/card0
	$runs_weddell weddell --socket vm --stats /tmp/stats.json --verbose "$@" &
	weddell=$!
	WAYLAND_DISPLAY=vm
	export WAYLAND_DISPLAY
	wait_for 200 test -S "$XDG_RUNTIME_DIR/vm"
	case_is $? "weddell starts on the screen"
}

# screen_crc: where the host has no camera, the checksum of what the hardware puts together.
screen_crc() {
	crc=/sys/kernel/debug/dri/0/crtc-0/crc
	[ -n "$screen_has_crc" ] || return 0
	[ -e "$crc/control" ] || mount -t debugfs debugfs /sys/kernel/debug
	echo auto >"$crc/control"
	echo "crc=$(head -n 3 "$crc/data" | tail -n 1 | grep -o '0x[0-9a-f]*$')"
}

# question WORD...: leaves the host's word in $answer.
question() {
	echo "@$* $(screen_crc)"
	read -r answer
}

# ask WHAT QUESTION...: a case that is good when the host says yes.
ask() {
	what=$1
	shift
	question "$@"
	case $answer in
	yes) echo "ok - $what" ;;
	*) echo "not ok - $what: $answer" ;;
	esac
}

# screen_shows WHAT QUESTION...: the same, but the screen has a while to get there.
screen_shows() {
	what=$1
	shift
	for try in 1 2 3 4 5 6 7 8 9 10; do
		question "$@"
		[ "$answer" != yes ] || break
		sleep 0.3
	done
	case $answer in
	yes) echo "ok - $what" ;;
	*) echo "not ok - $what: $answer" ;;
	esac
}

write_stats() {
	rm -f /tmp/stats.json
	kill -USR1 "$weddell"
	wait_for 100 test -s /tmp/stats.json
}

# stats_say WHAT NAME OPERATOR NUMBER...: of the statistics of now.
stats_say() {
	what=$1
	shift
	write_stats
	ask "$what" stats $(tr -d '\n' </tmp/stats.json) "$@"
}

# stats_are NAME OPERATOR NUMBER...: whether they are so, for waiting.
stats_are() {
	write_stats
	question stats $(tr -d '\n' </tmp/stats.json) "$@"
	[ "$answer" = yes ]
}

# start_painter NAME WORD...: it takes its orders from a pipe, and answers into another.
start_painter() {
	name=$1
	shift
	mkfifo "/tmp/$name.in" "/tmp/$name.out"
	vm-painter "$@" <"/tmp/$name.in" >"/tmp/$name.out" &
	eval "painter_$name=$!"
	case $name in
	a) exec 3>"/tmp/$name.in" 4<"/tmp/$name.out" && read -r said <&4 ;;
	b) exec 5>"/tmp/$name.in" 6<"/tmp/$name.out" && read -r said <&6 ;;
	esac
	case_is "$(test "$said" = ready; echo $?)" "painter $name is ready"
	rm "/tmp/$name.in" "/tmp/$name.out"
}

# tell NAME ORDER...: what the painter answers is in $said.
tell() {
	name=$1
	shift
	case $name in
	a) echo "$*" >&3 && read -r said <&4 ;;
	b) echo "$*" >&5 && read -r said <&6 ;;
	esac
	[ -n "$said" ] || said="no answer"
}

# said_is PATTERN WHAT: the last answer is of that pattern.
said_is() {
	case $said in
	$1) echo "ok - $2" ;;
	*) echo "not ok - $2: $said" ;;
	esac
}

# plane_is WHAT FORMAT PLACE: some plane shows a framebuffer of that format, "AR24", at that place,
# "64x64+10+20", by the kernel's own word.
plane_is() {
	state=/sys/kernel/debug/dri/0/state
	[ -e "$state" ] || mount -t debugfs debugfs /sys/kernel/debug
	for try in 1 2 3 4 5 6 7 8 9 10; do
		found=$(awk -v "format=$2" -v "place=crtc-pos=$3" '
			/^plane/ { shown = 0 }
			$1 ~ "^format=" format { shown = 1 }
			shown && $1 == place { print "yes"; exit }' "$state")
		[ "$found" != yes ] || break
		sleep 0.3
	done
	[ "$found" = yes ]
	case_is $? "$1"
}

stop_painter() {
	case $1 in
	a) exec 3>&- 4<&- ;;
	b) exec 5>&- 6<&- ;;
	esac
	eval "wait \$painter_$1"
	# the compositor hears of it a moment later
	sleep 0.5
}
