# SPDX-License-Identifier: MIT
#
# What scripts of scenarios are made of: a compositor, a bystander, and cases.
# Each case is said as "ok - WHAT" or "not ok - WHAT".

# case_is STATUS WHAT: good when STATUS is 0.
case_is() {
	if [ "$1" = 0 ]; then
		echo "ok - $2"
	else
		echo "not ok - $2 (status $1)"
	fi
}

# wait_for TENTHS COMMAND...: until COMMAND succeeds.
wait_for() {
	tenths=$1
	shift
	while ! "$@"; do
		[ "$tenths" -gt 0 ] || return 1
		tenths=$((tenths - 1))
		sleep 0.1
	done
}

# limit_weddell BYTES: the compositor gets a memory cgroup; to be said before it starts.
weddell_cgroup=
limit_weddell() {
	weddell_cgroup=/sys/fs/cgroup/weddell
	mount -t cgroup2 cgroup /sys/fs/cgroup
	echo +memory >/sys/fs/cgroup/cgroup.subtree_control
	mkdir "$weddell_cgroup"
	echo "$1" >"$weddell_cgroup/memory.max"
}

exec_weddell() {
	[ -z "$weddell_cgroup" ] || echo 0 >"$weddell_cgroup/cgroup.procs"
	exec weddell "$@"
}

# weddell_memory WHEN: what it has, what its cgroup was charged, what the machine has left.
weddell_memory() {
	echo "memory $1:" $(grep -hE "RssAnon|RssShmem" "/proc/$weddell/status") \
		$(grep MemAvailable /proc/meminfo)
	[ -z "$weddell_cgroup" ] || echo "cgroup $1: now $(cat "$weddell_cgroup/memory.current")," \
		"peak $(cat "$weddell_cgroup/memory.peak") bytes," \
		$(grep -w oom_kill "$weddell_cgroup/memory.events")
}

# start_weddell OPTION...: two screens, the attacker's and the bystander's.
start_weddell() {
	WAYLAND_DISPLAY=vm
	export WAYLAND_DISPLAY
	(exec_weddell --backend headless --output 640x480 --output 128x96 --socket vm \
		--stats /tmp/stats.json "$@") &
	weddell=$!
	wait_for 100 test -S "$XDG_RUNTIME_DIR/vm"
	case_is $? "weddell starts"
}

# The number of the signal that ended a process is in its status, less 128: SIGBUS is 135.
stop_weddell() {
	kill -TERM "$weddell"
	wait "$weddell"
	case_is $? "weddell has lived to its regular end"
}

# How many frames the bystander has shown. The shell would take the zeros before it for octal.
frames_shown() {
	sed 's/^0*\(.\)/\1/' /tmp/bystander
}

has_shown() {
	[ "$(frames_shown)" -ge "$1" ]
}

start_bystander() {
	echo 0 >/tmp/bystander
	vm-bystander /tmp/bystander &
	bystander=$!
	wait_for 300 has_shown 10
	case_is $? "the bystander shows frames"
}

# attack NAME COMMAND...: the command ends well, and the bystander shows frames while it runs and
# when it is over.
attack() {
	name=$1
	shift
	echo "$name"
	before=$(frames_shown)
	"$@"
	case_is $? "attack $name is over"
	after=$(frames_shown)
	echo "the bystander showed $((after - before)) frames meanwhile"
	has_shown $((before + 1))
	case_is $? "the bystander showed frames during $name"
	wait_for 300 has_shown $((after + 3))
	case_is $? "the bystander shows frames after $name"
}

# buffers_made NAME: how many of each class, by the first client of that name; the kernel
# cuts names after 15 bytes. To be asked after stop_weddell.
buffers_made() {
	grep -A 20 "\"name\": \"$1\"" /tmp/stats.json | grep -m 1 buffers_made
}

stop_bystander() {
	kill -TERM "$bystander"
	wait "$bystander"
	case_is $? "each pixel of the bystander's $(frames_shown) frames was right"
}
