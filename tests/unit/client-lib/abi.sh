#!/bin/sh
# SPDX-License-Identifier: MIT
# The shared library has the ABI that is on record: the same functions, prototypes, structs and
# enums. What was meant to change is put on record with --record; when a release has had it, the
# change needs a new symbol version, or a new soname.
# usage: abi.sh [--record] LIBRARY HEADER RECORD
set -eu

mode=check
if [ "$1" = --record ]; then
	mode=record
	shift
fi
library=$1 header=$2 record=$3 here=$(dirname "$0")

skip() {
	echo "SKIP: $*"
	exit 77
}

command -v abidiff >/dev/null || skip "abidiff is not installed; tools/install-packages check installs it"
[ "$(uname -m)" = x86_64 ] || skip "the record is of x86_64"
sections=$(readelf -S "$library")
case $sections in
*.debug_info*) ;;
*) skip "$library has no debug information" ;;
esac

if [ $mode = check ]; then
	exec abidiff --suppressions "$here/abi.abignore" "$record" "$library"
fi

# What is in this folder is public, and nothing else is.
public=$(mktemp -d)
trap 'rm -rf "$public"' EXIT
cp "$header" "$public"
abidw --headers-dir "$public" --drop-private-types --exported-interfaces-only --no-corpus-path \
	--no-comp-dir-path --no-show-locs --no-elf-needed --type-id-style hash \
	--out-file "$record" "$library"
