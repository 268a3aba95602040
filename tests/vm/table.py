#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs every scenario on every device it is for, and prints a table: table.py BUILD-FOLDER PICTURES JOBS

A cell is "pass", "FAIL", or "SKIP" with the reason below; what a device cannot do by design is
named in devices.py and tested as a fallback. The exit status is 1 when anything failed, or could
not be run. What was on the screen last is kept in the folder PICTURES. JOBS
machines run at a time.
"""
import os
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from devices import DEVICES  # noqa: E402

WITH_IMPORT = tuple(name for name, device in DEVICES.items() if device.imports)
WITH_CAMERA = tuple(name for name, device in DEVICES.items() if device.camera)
WITH_OVERLAYS = tuple(name for name, device in DEVICES.items() if device.overlays)
LIVE = tuple(name for name, device in DEVICES.items() if device.live)
ALL = tuple(DEVICES)
SCENARIOS = {
    "composited": ALL,
    "scanout": ALL,
    "windows": WITH_IMPORT,
    "pointer": ALL,
    "overlays": WITH_OVERLAYS,
    "no-commit": LIVE,
    "wishes": ALL,
    "layouts": ALL,
    "no-udmabuf": WITH_IMPORT,
    "screens": ALL,
    "seatd": ALL,
    "input": ALL,
    "plugging": ALL,
    "legacy": ALL,
    "console": WITH_CAMERA,
    "toolkits": ALL,
    "logind": ALL,
    "seatd-kiosk": ("cirrus",),  # what differs between devices is seen by "seatd"
    "resize": ALL,
    "pacing": ALL,
}
PROGRAMS = (
    "compositor/server/weddell",
    "compositor/ctl/weddellctl",
    "tests/vm/vm-painter",
    "tests/nested/painter",
    "tests/bench/load/bench-load",
    "demos/weddell-resize-stress",
    "demos/weddell-scroll",
    "/usr/bin/wlr-randr",
)
REASON = re.compile(r"^not ok \d+ - (.*)$|# SKIP (.*)$", re.MULTILINE)


def run(scenario, device, programs):
    """(word, reason)"""
    words = [sys.executable, str(HERE / "vm.py"), f"{scenario}@{device}", *map(str, programs)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    found = REASON.search(done.stdout)
    reason = (found[1] or found[2]) if found else done.stderr.strip()[-200:]
    if done.returncode != 0:
        return "FAIL", reason
    return ("SKIP", reason) if found else ("pass", "")


def run_all(programs, jobs):
    """A word and a reason, to wait for, of each cell."""
    pool = ThreadPoolExecutor(jobs)
    return {
        (scenario, device): pool.submit(run, scenario, device, programs)
        for scenario, devices in SCENARIOS.items()
        for device in devices
    }


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    os.environ["WEDDELL_VM_PICTURES"] = sys.argv[2]
    cells = run_all([pathlib.Path(sys.argv[1]) / program for program in PROGRAMS], int(sys.argv[3]))
    print(f"{'':12}" + "".join(f"{name:12}" for name in DEVICES), flush=True)
    reasons, passed = [], True
    for scenario in SCENARIOS:
        print(f"{scenario:12}", end="", flush=True)
        for device in DEVICES:
            cell = cells.get((scenario, device))
            word, reason = cell.result() if cell else ("-", "")
            print(f"{word:12}", end="", flush=True)
            passed = passed and word in ("pass", "-")
            if reason:
                reasons.append(f"{scenario} on {device}: {word}: {reason}")
        print(flush=True)
    print("-: the scenario is about what this device has not got: " + ", ".join(
        name for name, device in DEVICES.items() if not device.imports)
        + " take no memory of a client, and are composited; vkms alone has overlay planes, and no"
        " console to look at; or it is about no device")
    for reason in reasons:
        print(reason)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
