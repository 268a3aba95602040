#!/bin/sh
# SPDX-License-Identifier: MIT
# The shared library exports the functions of its public header, all of them
# and nothing else, and each with a version.
# usage: exported-symbols.sh LIBRARY HEADER
set -eu

# NAME@@VERSION; those of type A are the versions themselves
exported=$(nm -D --defined-only --with-symbol-versions "$1" | awk '$2 != "A" { print $3 }' | sort)
declared=$(grep -o 'weddell_[a-z_]*(' "$2" | tr -d '(' | sort -u)
names=$(echo "$exported" | sed 's/@@.*//')
unversioned=$(echo "$exported" | grep -v '@@WEDDELL_CLIENT_[0-9.]*$' || true)

if [ -z "$declared" ]; then
	echo "no function found in $2" >&2
	exit 1
fi
if [ "$names" != "$declared" ]; then
	echo "exported by $1:" "$names" >&2
	echo "declared in $2:" "$declared" >&2
	exit 1
fi
if [ -n "$unversioned" ]; then
	echo "without a version in client-lib/weddell-client.map:" "$unversioned" >&2
	exit 1
fi
