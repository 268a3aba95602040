#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The harness on its own, without a machine: what a guest says, and what becomes of it."""
import contextlib
import io
import os
import sys
import tempfile

sys.dont_write_bytecode = True

import cpio  # noqa: E402
import vm  # noqa: E402
from kernel import get_kernel  # noqa: E402
from machine import Machine  # noqa: E402
from scenario import Scenario  # noqa: E402
from skip import Skip  # noqa: E402


class SilentMachine:
    """Says what it was made with, and ends."""

    def __init__(self, said, timed_out=False):
        self.said = said
        self.timed_out = timed_out
        self.sent = []

    def lines(self):
        return iter(self.said)

    def send(self, line):
        self.sent.append(line)

    def kernel_log(self):
        return ["the kernel's last words"]


# what the guest says, whether the time is over, what has to be printed, whether it failed
TALKS = {
    "all is well": (["ok - a", "@exit 0"], False, "ok 1 - a", False),
    "a case fails": (["not ok - a", "@exit 0"], False, "not ok 1 - a", True),
    "the script fails": (["ok - a", "@exit 3"], False, "status 3", True),
    "the machine dies": (["ok - a"], False, "the machine died", True),
    "the machine hangs": (["ok - a"], True, "the time is over", True),
    "nothing is said": ([], False, "the machine died", True),
    "a remark": (["ok then", "@exit 0"], False, "# ok then", False),
    "why it died": (["ok - a"], False, "# kernel: the kernel's last words", True),
    "what is said after the end": (["@exit 0", "not ok - a"], False, "status 0", False),
}


def talk(said, timed_out, printed, failed):
    tap, output = vm.Tap(), io.StringIO()
    machine = SilentMachine(said, timed_out)
    with contextlib.redirect_stdout(output):
        vm.conclude(machine, vm.follow(machine, Scenario(script=""), tap), tap)
    return printed in output.getvalue() and tap.failed == failed


def host_answers():
    machine = SilentMachine(["@shot a 1", "@exit 0"])
    scenario = Scenario(script="", answer=lambda machine, words: " ".join(reversed(words)))
    status = vm.follow(machine, scenario, vm.Tap())
    return status == 0 and machine.sent == ["1 a shot"]


def skips_without(variable, value, act):
    before = os.environ[variable] if variable in os.environ else None
    os.environ[variable] = value
    try:
        act()
    except Skip as skip:
        return str(skip) != ""
    finally:
        if before is None:
            del os.environ[variable]
        else:
            os.environ[variable] = before
    return False


def skips_without_qemu():
    with tempfile.TemporaryDirectory() as folder:
        return skips_without(
            "PATH", folder, lambda: Machine(None, b"", Scenario(script=""), folder)
        )


def skips_without_cache():
    return skips_without("WEDDELL_VM_CACHE", "/proc/none", get_kernel)


def archive_is_aligned():
    archive = cpio.Archive()
    archive.add_file("a/b/c", b"12345", 0o755)
    data = archive.bytes()
    names = [data.find(b"%s\0" % name) for name in (b"a", b"a/b", b"a/b/c", b"TRAILER!!!")]
    heads = [name - 110 for name in names]
    return (
        heads == sorted(heads)
        and all(head % 4 == 0 and data[head : head + 6] == b"070701" for head in heads)
        and b"12345" in data
    )


def main():
    cases = {f"talk: {name}": lambda talked=row: talk(*talked) for name, row in TALKS.items()}
    cases |= {
        "the host answers a guest": host_answers,
        "no qemu: skipped": skips_without_qemu,
        "no cache: skipped": skips_without_cache,
        "an archive is as the kernel wants it": archive_is_aligned,
    }
    print(f"1..{len(cases)}")
    failed = False
    for number, (name, case) in enumerate(cases.items(), 1):
        good = case()
        failed |= not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
