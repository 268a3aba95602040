#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same loads on weddell and on other compositors: compare.py WEDDELL BENCH-LOAD FOLDER.

Every load is run on each compositor in turn, and that several times, so that whatever else the
machine does falls on all of them; medians are compared. FOLDER gets compare.json (all trials),
compare.md (the tables) and compare.svg (the chart).

BENCH_QUICK=1: some of the loads, once.  BENCH_ROUNDS=N: N times in place of three.
BENCH_ROWS=damage,idle: only these loads.
"""
import json
import os
import pathlib
import platform
import sys
import tempfile

import chart
import compositors
import measures
import report
import rows
from trial import Unsupported, run_trial, stage_programs

WARM_UP, SECONDS = 0.3, 0.7


class Comparison:
    def __init__(self, programs, chosen, peers):
        self.programs, self.chosen, self.peers = programs, chosen, peers
        self.trials = {row: {} for row in chosen}  # row: {peer: [result]}
        self.unsupported = {}

    def run_round(self, number):
        for row in self.chosen:
            for peer in self.peers:
                if not peer.sizes or row.pixels in peer.sizes:
                    self.run_one(row, peer)
            print(f"# round {number}: {row.name} at {row.size}, load average "
                  f"{os.getloadavg()[0]:.1f}", flush=True)

    def run_one(self, row, peer):
        if (row, peer.name) in self.unsupported:
            return
        try:
            result = run_trial(peer, self.programs, row.pixels, row.load, row.clients,
                               WARM_UP, 3 * SECONDS if row.load == "typing" else SECONDS)
        except Unsupported as reason:
            self.unsupported[row, peer.name] = str(reason)
            return
        except RuntimeError as failure:
            print(f"# {peer.name}, {row.name} at {row.size}: left out: {failure}", flush=True)
            return
        result["load_average"] = os.getloadavg()[0]
        self.trials[row].setdefault(peer.name, []).append(result)

    def medians(self):
        return {row: {peer: measures.median_of([measures.of_trial(row, r) for r in results])
                      for peer, results in by_peer.items()}
                for row, by_peer in self.trials.items()}


def machine():
    lines = pathlib.Path("/proc/cpuinfo").read_text("ascii").splitlines()
    model = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return {"processor": model[0] if model else platform.machine(), "cores": os.cpu_count(),
            "kernel": platform.release()}


def as_json(comparison, medians):
    return {
        "machine": machine(),
        "measures": {name: f"{what} ({unit})" for name, (unit, what) in measures.MEASURES.items()},
        "unsupported": [{"load": row.name, "size": row.size, "compositor": peer, "reason": why}
                        for (row, peer), why in comparison.unsupported.items()],
        "rows": [{"load": row.name, "size": row.size, "medians": medians[row],
                  "cpu_ratio": measures.ratio_to_best(medians[row], "cpu"),
                  "trials": comparison.trials[row]} for row in comparison.chosen],
    }


def write(comparison, folder):
    """All that is known so far; returns the tables."""
    medians = comparison.medians()
    names = [peer.name for peer in comparison.peers]
    tables = report.all_tables(medians, names)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "compare.json").write_text(
        json.dumps(as_json(comparison, medians), indent=1), encoding="utf-8")
    (folder / "compare.md").write_text(tables + "\n", encoding="utf-8")
    (folder / "compare.svg").write_text(chart.draw(medians, names), encoding="utf-8")
    return tables


def main():
    weddell, load, folder = map(pathlib.Path, sys.argv[1:4])
    quick = os.environ.get("BENCH_QUICK", "0") != "0"
    rounds = int(os.environ.get("BENCH_ROUNDS", 1 if quick else 3))
    wanted = os.environ.get("BENCH_ROWS", "").split(",")
    chosen = [row for row in rows.chosen(quick) if wanted == [""] or row.name in wanted]
    peers = compositors.present()
    with tempfile.TemporaryDirectory(prefix="weddell-bench-") as programs:
        programs = pathlib.Path(programs)
        stage_programs(programs, weddell, load)
        comparison = Comparison(programs, chosen, peers)
        for number in range(1, rounds + 1):
            comparison.run_round(number)
            tables = write(comparison, folder)
    print(tables)
    for (row, peer), why in comparison.unsupported.items():
        print(f"# {peer} has no {row.name} at {row.size}: {why}")


if __name__ == "__main__":
    main()
