#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A long time of resizing: soak.py [--sanitized] WEDDELL RESIZE-STRESS [STEPS]

weddell-resize-stress takes its window through that many sizes (100,000) as fast as weddell shows
them, while the memory of both is looked at. It is flat: at its most in the last quarter of the
time it is what it was at its most in the second, but for SLACK. The first quarter is for warming
up: there the demo's own notes, which it plots in the end, come to the size that they keep.

Sanitizers keep what was freed: with them, memory of a program's own is not judged, and the run
is a short one (20,000), of which the demo does not judge it either.
"""
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "harness"))

from cases import comment, equal, run_cases  # noqa: E402
from compositor import Compositor  # noqa: E402

SANITIZED = "--sanitized" in sys.argv
if SANITIZED:
    sys.argv.remove("--sanitized")
STRESS = pathlib.Path(sys.argv[2]).resolve()
STEPS = int(sys.argv[3]) if len(sys.argv) > 3 else 20000 if SANITIZED else 100000
# KiB. What a program has of its own stays where it is: ten bytes lost at each step would be twice
# this in 100,000. What it shares goes up and down by what the pool keeps ready.
SLACK = {"own": 512, "shared": 2048}
PAUSE = 0.02  # seconds between two looks
RUNS = 3


def memory_of(pid):
    """(KiB of its own, KiB shared with others), or None when it has ended."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return None
    seen = dict(re.findall(r"(RssAnon|RssShmem):\s*(\d+) kB", status))
    return (int(seen["RssAnon"]), int(seen["RssShmem"])) if len(seen) == 2 else None


def watch(weddell, client):
    """What memory_of said of each, every so often, until the client has ended."""
    seen = {"client": [], "weddell": []}
    while client.popen.poll() is None:
        for name, pid in (("client", client.pid), ("weddell", weddell.process.pid)):
            memory = memory_of(pid)
            if memory:
                seen[name].append(memory)
        time.sleep(PAUSE)
    return seen


def quarters(samples):
    """The most of each column in each quarter of the samples."""
    assert len(samples) >= 40, f"only {len(samples)} looks: too short a run"
    ends = [len(samples) * i // 4 for i in range(5)]
    return [tuple(map(max, zip(*samples[a:b]))) for a, b in zip(ends, ends[1:])]


def what_grew():
    # more frames than any screen shows, so that it is over soon
    with Compositor("--output", "640x480@1000") as weddell:
        client = weddell.start(str(STRESS), "--steps", str(STEPS), "--max-size", "320x240")
        seen = watch(weddell, client)
        equal(client.popen.returncode, 0, f"exit status of the client, which said {client.err}")
        comment(client.out)
    late = []
    for name, samples in seen.items():
        most = quarters(samples)
        for number, kind in enumerate(SLACK):
            column = [quarter[number] for quarter in most]
            comment(f"{name}, {kind} memory: at most {column} KiB in the quarters of the run")
            is_judged = kind != "own" or not SANITIZED
            if is_judged and column[3] > column[1] + SLACK[kind]:
                late.append(f"{name}, {kind}")
    return late


def flat():
    """A machine that becomes busy half-way has the client take another buffer, once. What leaks
    grows in each run."""
    grew = [what_grew()]
    while grew[-1] and len(grew) < RUNS:
        grew.append(what_grew())
    assert not grew[-1], f"memory that grows, run after run: {grew}"


if __name__ == "__main__":
    sys.exit(run_cases({f"{STEPS} sizes": flat}))
