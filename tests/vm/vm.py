#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs one scenario in a virtual machine of its own: vm.py SCENARIO[@DEVICE] PROGRAM...

SCENARIO is the name of a file in scenarios/, DEVICE one of devices.py, PROGRAMs are paths of what the guest
shall have in its /bin. Prints TAP. Where no machine can be had (no qemu, no kernel)
the scenario is skipped and the reason said. Exit status 0 or 1.
"""
import importlib
import pathlib
import re
import signal
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "scenarios")]
sys.dont_write_bytecode = True

from album import keep_last_picture  # noqa: E402
from devices import DEVICES  # noqa: E402
from image import build_image  # noqa: E402
from kernel import get_kernel  # noqa: E402
from machine import Machine  # noqa: E402
from skip import Skip  # noqa: E402

CASE = re.compile(r"^(ok|not ok) - (.*)$")


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = False

    def say(self, line):
        print(line, flush=True)

    def remark(self, line):
        self.say(f"# {line}")

    def case(self, good, what):
        self.count += 1
        self.failed |= not good
        self.say(f"{'ok' if good else 'not ok'} {self.count} - {what}")

    def skip(self, what, why):
        self.count += 1
        self.say(f"ok {self.count} - {what} # SKIP {why}")

    def plan(self):
        self.say(f"1..{self.count}")


def follow(machine, scenario, tap):
    """Passes on what the guest says. Returns its script's exit status; None if it has none."""
    for line in machine.lines():
        if case := CASE.match(line):
            tap.case(case[1] == "ok", case[2])
        elif line.startswith("@exit "):
            return int(line.split()[1])
        elif line.startswith("@"):
            machine.send(scenario.answer(machine, line[1:].split()))
        elif line:
            tap.remark(line)
    return None


def conclude(machine, status, tap):
    if status is None:
        why = "the time is over" if machine.timed_out else "the machine died"
        tap.case(False, f"the script ends: {why}")
    else:
        tap.case(status == 0, f"the script ends well: status {status}")
    if tap.failed:
        for line in machine.kernel_log():
            tap.remark(f"kernel: {line}")


def find_scenario(name):
    title, _, device = name.partition("@")
    module = importlib.import_module(title.replace("-", "_"))
    return module.scenario(DEVICES[device]) if device else module.SCENARIO


def run(name, programs, tap):
    scenario = find_scenario(name)
    kernel = get_kernel()
    image = build_image(kernel, scenario, programs)
    with tempfile.TemporaryDirectory(prefix="weddell-vm-") as folder:
        machine = Machine(kernel, image, scenario, folder)
        try:
            conclude(machine, follow(machine, scenario, tap), tap)
        finally:
            machine.stop()
            keep_last_picture(machine.folder, name)


def end(number, frame):
    """A signal ends the machine too."""
    sys.exit(128 + number)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, end)
    name, programs = sys.argv[1], [pathlib.Path(path) for path in sys.argv[2:]]
    tap = Tap()
    try:
        run(name, programs, tap)
    except Skip as skip:
        tap.skip(name, skip)
    tap.plan()
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
