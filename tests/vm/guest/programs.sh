# SPDX-License-Identifier: MIT
#
# For scenarios with programs that people use: started as the README says, looked at through the
# compositor's own picture of the screen.

# start_program WORD...: as on a text console; of the backend nothing is said.
start_program() {
	unset WAYLAND_DISPLAY
	WEDDELL_CONTROL=$XDG_RUNTIME_DIR/vm.control
	export WEDDELL_CONTROL
	wait_for 100 test -e /dev/dri/card0
	weddell --socket vm --stats /tmp/stats.json --verbose "$@" &
	weddell=$!
	wait_for 200 test -S "$WEDDELL_CONTROL"
	case_is $? "weddell starts on the screen: $*"
}

# take_picture: leaves in $answer whether the screen shows the same. The console drops what the host
# does not read in time, so the file goes in pieces.
take_picture() {
	weddellctl screenshot /tmp/shown.png >/dev/null || return 1
	base64 -w 8000 /tmp/shown.png >/tmp/shown.base64
	while read -r piece <&9; do
		echo "@piece $piece"
		read -r answer
	done 9</tmp/shown.base64
	question complete
}

# program_shows WHAT QUESTION...: a case that is good once the host says yes of the picture.
program_shows() {
	what=$1
	shift
	answer="no picture"
	tries=90
	while [ "$tries" -gt 0 ] && kill -0 "$weddell"; do
		tries=$((tries - 1))
		take_picture && [ "$answer" = yes ] && question "$@"
		[ "$answer" != yes ] || break
		sleep 0.5
	done
	case $answer in
	yes) echo "ok - $what" ;;
	*) echo "not ok - $what: $answer" ;;
	esac
}
