#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it costs to hold buffers, and to give them back: giving_back.py WEDDELL SEALABLE FOLDER.

GTK 3 and foot, unmodified, under each rule of --hold-buffers: the pools they make, the bytes that
are copied, and the CPU of both sides for each commit. GTK 3's memory cannot be sealed, so it is
copied under any rule; it runs once more with SEALABLE preloaded, with which it can. FOLDER gets
giving-back.json and giving-back.md. The rules take turns; medians over BENCH_ROUNDS (5) rounds.
"""
import json
import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))
from cases import Skip, wait_for  # noqa: E402
from compositor import Compositor  # noqa: E402

RULES = ("by-cost", "always", "never")
SECONDS = 3
COUNTER = "import itertools, time\nfor i in itertools.count():\n" \
          " print(f'\\r{i}', end='', flush=True)\n time.sleep(0.01)\n"
LINES = "import itertools, time\nfor i in itertools.count():\n" \
        " print(f'{i} ' + 'scrolls by ' * 12, flush=True)\n time.sleep(0.01)\n"
FOOT = ("foot", "--config", "/dev/null", "--window-size-pixels", "1200x900", "python3", "-c")
GTK = {
    "gtk3-demo, a spinner": ("gtk3-demo", "--run=spinner"),
    "gtk3-demo, pictures": ("gtk3-demo", "--run=pixbufs"),
    "gtk3-widget-factory": ("gtk3-widget-factory",),
}


def programs(sealable):
    """(name, words, variables) of each."""
    yield "foot, a counter", (*FOOT, COUNTER), {}
    yield "foot, scrolling", (*FOOT, LINES), {}
    for name, words in GTK.items():
        yield name, words, {}
        yield f"{name}, sealable", words, {"LD_PRELOAD": sealable}


def cpu_msec(pid):
    """Of all its threads, as the scheduler counts."""
    spent = 0
    for path in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat"):
        spent += int(path.read_text("ascii").split()[0])
    return spent / 1e6


def record_of(weddell):
    """The statistics of the client that draws."""
    _, stats = weddell.snapshot()
    return max(stats["clients"], key=lambda record: record["commits"], default={"commits": 0})


def trial(rule, words, variables):
    with Compositor("--output", "1920x1080", "--hold-buffers", rule, quiet=False) as weddell:
        client = weddell.start(*words, variables=variables)
        wait_for(lambda: record_of(weddell)["commits"] > 60, "the program draws")
        pids = weddell.process.pid, client.pid
        before = record_of(weddell)
        cpu_before = [cpu_msec(pid) for pid in pids]
        time.sleep(SECONDS)
        cpu_after = [cpu_msec(pid) for pid in pids]
        after = record_of(weddell)
    if variables and any("unsealable" in pool["reasons"] for pool in after["pools"]):
        sys.exit(f"{words[0]}: what is preloaded does not let its memory be sealed")
    commits = after["commits"] - before["commits"]

    def each(name):
        return (after[name] - before[name]) / commits

    ours, theirs = ((now - then) / commits for then, now in zip(cpu_before, cpu_after))
    return {"commits": commits / SECONDS, "pools": each("pools_made"),
            "copied_kib": each("bytes_copied") / 1024, "cpu_weddell": ours, "cpu_client": theirs,
            "cpu_both": ours + theirs}


def medians(trials):
    return {name: statistics.median(each[name] for each in trials) for name in trials[0]}


def table(results):
    lines = ["\nHolding and giving back: what a commit costs, medians\n",
             "| program | rule | commits/s | pools made | KiB copied | CPU, weddell (ms) "
             "| CPU, program (ms) | both (ms) |", "|---|---|" + "---:|" * 6]
    for program, by_rule in results.items():
        for rule, found in by_rule.items():
            lines.append(
                f"| {program} | {rule} | {found['commits']:.0f} | {found['pools']:.2f} "
                f"| {found['copied_kib']:.0f} | {found['cpu_weddell']:.3f} "
                f"| {found['cpu_client']:.3f} | {found['cpu_both']:.3f} |")
    return "\n".join(lines)


def main():
    folder = pathlib.Path(sys.argv[3])
    rounds = int(os.environ.get("BENCH_ROUNDS", "5"))
    results = {}
    for name, words, variables in programs(os.path.abspath(sys.argv[2])):
        trials = {rule: [] for rule in RULES}
        try:
            for _ in range(rounds):
                for rule in RULES:
                    trials[rule].append(trial(rule, words, variables))
        except Skip as missing:
            print(f"# {name}: {missing}", flush=True)
            continue
        results[name] = {rule: medians(trials[rule]) for rule in RULES}
        print(f"# {name}: done", flush=True)
    if not results:
        sys.exit("none of the programs is installed")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "giving-back.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    (folder / "giving-back.md").write_text(table(results) + "\n", encoding="utf-8")
    print(table(results))


if __name__ == "__main__":
    main()
