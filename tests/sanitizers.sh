# SPDX-License-Identifier: MIT
#
# Read by the scripts that run builds with sanitizers: what these are to report,
# and what not.

# ASan would catch SIGBUS otherwise, and no Weddell may.
export ASAN_OPTIONS=detect_leaks=1:handle_sigbus=0:allocator_may_return_null=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export TSAN_OPTIONS=halt_on_error=1
# without print_suppressions=0 it says on stderr what it left out, where tests want silence
LSAN_OPTIONS=suppressions=$(realpath "${BASH_SOURCE[0]%/*}/libwayland-leaks.supp"):print_suppressions=0
export LSAN_OPTIONS
