#!/bin/sh
# SPDX-License-Identifier: MIT
# Looks at the functions that binaries import, for those that could install a signal handler
# or jump out of one. What must be signalled to weddell comes through a file descriptor.
#
# Usage: imports.sh GUILTY BINARY...
# GUILTY is a program that imports some; that it is found out shows that this looks at all.
set -eu

forbidden='sigaction|__sigaction|signal|__sysv_signal|bsd_signal|ssignal|sigset|sigvec|sigaltstack'
forbidden="$forbidden"'|(_|__)?(sig)?setjmp|_?(sig)?longjmp|__longjmp_chk|syscall'

imports() {
	nm -D --undefined-only "$1" | sed 's/^ *[UwW] //; s/@.*//'
}

found() {
	imports "$1" | grep -E -x "$forbidden" || true
}

guilty=$1
shift
if nm -D "$1" | grep -q __asan_init; then
	printf '1..1\n# SKIP: the sanitizer brings imports of its own\nok 1 - imports # SKIP\n'
	exit 0
fi
printf '1..%d\n' $(($# + 1))
number=1
status=0

verdict=ok
for name in sigaction __sigsetjmp siglongjmp; do
	# siglongjmp is hardened to __longjmp_chk in some builds
	found "$guilty" | grep -E -q -x "$name|__longjmp_chk" || verdict='not ok'
done
[ "$verdict" = ok ] || status=1
echo "$verdict $number - a guilty program is found out"

for binary; do
	number=$((number + 1))
	names=$(found "$binary")
	if [ "$(imports "$binary" | wc -l)" -lt 10 ]; then
		echo "# $binary: next to no imports, this is no dynamic binary"
		verdict='not ok'
	elif [ -n "$names" ]; then
		echo "# $binary imports:" $names
		verdict='not ok'
	else
		verdict=ok
	fi
	[ "$verdict" = ok ] || status=1
	echo "$verdict $number - $(basename "$binary") can neither catch SIGBUS nor jump"
done
exit $status
