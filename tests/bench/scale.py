#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What clients and surfaces cost as they become more: scale.py WEDDELL BENCH-LOAD FOLDER.

Clients, each with a small window: memory while they are idle, and CPU for each of their commits
while all of them move. Surfaces, of ten clients at most: memory, and CPU for each frame in which
one window of each client changes and nothing else. FOLDER gets scale.json, scale.md and scale.svg.

BENCH_QUICK=1: up to 100 clients and 1,000 surfaces.
"""
import json
import os
import pathlib
import sys
import tempfile

import compositors
import lines
from trial import run_trial, stage_programs

SIZE = (1280, 720)
CLIENTS = [1, 10, 100, 1000]
# surfaces: (load, clients)
SURFACES = {10: ("among-10", 1), 100: ("among-100", 1), 1000: ("among-1000", 1),
            10000: ("among-1000", 10)}


def points_of_clients(kind, programs, count):
    idle = run_trial(kind, programs, SIZE, "idle-clients", count, 1.0, 0.5)
    busy = run_trial(kind, programs, SIZE, "clients", count, 1.0, 2.0)
    return {"count": count, "pss_kib": idle["pss_kib"],
            "msec_per_commit": busy["cpu_msec"] / max(busy["commits"], 1)}


def points_of_surfaces(kind, programs, count):
    load, clients = SURFACES[count]
    result = run_trial(kind, programs, SIZE, load, clients, 1.5, 2.0)
    return {"count": count, "pss_kib": result["pss_kib"],
            "msec_per_frame": result["cpu_msec"] / max(result["frames"], 1)}


def measure(programs, peers, counts, points):
    found = {}
    for peer in peers:
        for count in counts:
            try:
                found.setdefault(peer.name, []).append(points(peer, programs, count))
            except RuntimeError as error:
                print(f"# {peer.name} with {count}: {str(error).splitlines()[0]}", flush=True)
    return found


def table(title, found, columns):
    text = [f"\n{title}\n", "| compositor | number | " + " | ".join(columns) + " |",
            "|---|---:|" + "---:|" * len(columns)]
    for peer, points in found.items():
        for point in points:
            cells = [f"{point[name]:.4g}" for name in columns.values()]
            text.append(f"| {peer} | {point['count']} | " + " | ".join(cells) + " |")
    return "\n".join(text)


def main():
    weddell, load, folder = map(pathlib.Path, sys.argv[1:4])
    quick = os.environ.get("BENCH_QUICK", "0") != "0"
    clients = CLIENTS[:3] if quick else CLIENTS
    surfaces = [count for count in SURFACES if not quick or count <= 1000]
    peers = [peer for peer in compositors.present() if peer is not compositors.Cage]
    with tempfile.TemporaryDirectory(prefix="weddell-bench-") as programs:
        programs = pathlib.Path(programs)
        stage_programs(programs, weddell, load)
        by_clients = measure(programs, peers, clients, points_of_clients)
        by_surfaces = measure(programs, peers, surfaces, points_of_surfaces)
    text = table("Clients", by_clients,
                 {"PSS, idle (KiB)": "pss_kib", "CPU a commit (ms)": "msec_per_commit"})
    text += "\n" + table("Surfaces", by_surfaces,
                         {"PSS (KiB)": "pss_kib", "CPU a frame (ms)": "msec_per_frame"})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scale.json").write_text(
        json.dumps({"clients": by_clients, "surfaces": by_surfaces}, indent=1), encoding="utf-8")
    (folder / "scale.md").write_text(text + "\n", encoding="utf-8")
    (folder / "scale.svg").write_text(lines.draw([
        ("idle clients: PSS of the compositor, KiB", by_clients, "pss_kib"),
        ("clients: CPU for each commit, ms", by_clients, "msec_per_commit"),
        ("surfaces, of which one in a thousand changes: CPU for each frame, ms", by_surfaces,
         "msec_per_frame")]), encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
