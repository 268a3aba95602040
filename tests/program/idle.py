#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where nothing changes, nothing runs: weddell does not wake once in three seconds.

Each scene has a weddell of its own, and all are watched through the same three seconds.
"""
import contextlib
import functools
import pathlib
import re
import signal
import sys
import time

from program import equal, main
from cases import wait_for
from compositor import Compositor

SECONDS = 3
QUIET = re.compile(r"^voluntary_ctxt_switches:\s+(\d+)$", re.MULTILINE)
TERMINAL = ("foot", "--config=/dev/null", "--fullscreen", "sh", "-c", "sleep 1000")


def wakeups(weddell):
    """How often all its threads together have gone to sleep so far."""
    tasks = pathlib.Path("/proc", str(weddell.process.pid), "task").glob("*/status")
    return sum(int(QUIET.search(task.read_text(encoding="ascii"))[1]) for task in tasks)


def nothing(weddell):
    pass


def window(weddell):
    weddell.start("weston-flower")
    weddell.window()


def terminal(weddell):
    weddell.start(*TERMINAL)
    weddell.window()


def hundred_frames(weddell):
    """A client that drew without end, and was killed in the middle of it."""
    client = weddell.start("weston-simple-shm")

    def drawn(picture, stats):
        frames = [client["frames"]["composited"] for client in stats["clients"]]
        assert frames and frames[0] > 20, f"frames: {frames}"

    weddell.wait_until(drawn)
    client.signal(signal.SIGKILL)
    client.wait()
    weddell.wait_empty()


SCENES = {
    "no client": ((), nothing),
    "a window": ((), window),
    "a terminal over the whole output": (("--output", "640x480"), terminal),
    "three outputs of other rates and scales": (
        ("--output", "640x480@30", "--output", "640x480@144x2", "--output", "640x480x1.5"),
        window),
    "after a client was killed": ((), hundred_frames),
}


def settle(weddells):
    """Until a second has passed in which none of them woke."""

    def quiet():
        before = [wakeups(weddell) for weddell in weddells]
        time.sleep(1)
        return before == [wakeups(weddell) for weddell in weddells]

    with contextlib.suppress(AssertionError):  # the cases say which of them it was
        wait_for(quiet, "all are quiet", seconds=10)


@functools.lru_cache
def measured():
    """{name of the scene: how often weddell woke}"""
    with contextlib.ExitStack() as stack:
        weddells = {}
        for name, (options, play) in SCENES.items():
            weddells[name] = stack.enter_context(Compositor(*options))
            play(weddells[name])
        settle(weddells.values())
        before = {name: wakeups(weddell) for name, weddell in weddells.items()}
        time.sleep(SECONDS)
        return {name: wakeups(weddell) - before[name] for name, weddell in weddells.items()}


def sleeps(name):
    return lambda: equal(measured()[name], 0, f"wakeups in {SECONDS} s")


CASES = {name: sleeps(name) for name in SCENES}

if __name__ == "__main__":
    sys.exit(main(CASES))
