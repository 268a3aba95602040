#!/bin/sh
# SPDX-License-Identifier: MIT
# The shared library exports the functions of its public header, all of them
# and nothing else.
# usage: exported-symbols.sh LIBRARY HEADER
set -eu

exported=$(nm -D --defined-only "$1" | awk '$2 != "A" { print $3 }' | sort)
declared=$(grep -o 'weddell_[a-z_]*(' "$2" | tr -d '(' | sort -u)

if [ -z "$declared" ]; then
	echo "no function found in $2" >&2
	exit 1
fi
if [ "$exported" != "$declared" ]; then
	echo "exported by $1:" "$exported" >&2
	echo "declared in $2:" "$declared" >&2
	exit 1
fi
