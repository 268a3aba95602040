#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs unmodified programs on a headless weddell, judges what they show and do, and that nothing of
them stays behind in the compositor.

    matrix.py WEDDELL ACTOR [--page FOLDER] [FAMILY...]

Prints TAP, a case a client. --page writes index.html with a picture of each, what it did with
shared memory, and what passed; and clients.md, the same as a table. A family is a module here whose
name ends in _trials, with a table TRIALS.
"""
import argparse
import importlib
import pathlib
import signal
import subprocess
import sys
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))

import page  # noqa: E402
from stage import HEIGHT, WIDTH, Compositor, Stage, count_fds, wait_for  # noqa: E402
from cases import Skip, comment, run_cases  # noqa: E402

FAMILIES = ("weston", "foot", "gtk", "qt", "media", "clipboard", "desktop", "remote")
ANYTHING = r".*"


class Result:
    """What the page says of a trial."""

    def __init__(self, trial):
        self.trial = trial
        self.verdict, self.problem = "passed", ""
        self.checks, self.clients, self.picture = [], [], None


def settle(weddell, fds):
    """All clients gone, the compositor has what it had before."""
    pid = weddell.process.pid
    wait_for(lambda: count_fds(pid) == fds, f"{count_fds(pid)} fds go back to {fds}")


def end_clients(weddell):
    """Asked first: some have children of their own, which they end."""
    for client in weddell.clients:
        if client.popen.poll() is None:
            client.signal(signal.SIGTERM)
    for client in weddell.clients:
        try:
            client.popen.wait(2)
        except subprocess.TimeoutExpired:
            client.kill()


def perform(trial, result, actor, folder):
    with Compositor("--output", f"{WIDTH}x{HEIGHT}", *trial.options, quiet=False) as weddell:
        fds = count_fds(weddell.process.pid)
        stage = Stage(weddell, actor, trial)
        try:
            trial.run(stage)
        finally:
            result.checks = stage.checks
            if weddell.process.popen.poll() is None:
                _, stats = weddell.snapshot()
                result.clients = stats["clients"]
                if folder is not None:
                    result.picture = f"{trial.slug}.png"
                    (folder / result.picture).write_bytes(weddell.screenshot.read_bytes())
            stage.finish()
        end_clients(weddell)
        settle(weddell, fds)
        result.checks.append("leaves no fd behind")


def case(trial, results, actor, folder):
    def run():
        result = Result(trial)
        results.append(result)
        try:
            perform(trial, result, actor, folder)
        except Skip as skip:
            result.verdict, result.problem = "skipped", str(skip)
            raise
        except Exception:
            result.verdict, result.problem = "failed", traceback.format_exc(limit=-1)
            raise
        comment("; ".join(result.checks))

    return run


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("weddell")
    parser.add_argument("actor")
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("families", nargs="*")
    arguments = parser.parse_intermixed_args()
    if arguments.page:
        arguments.page.mkdir(parents=True, exist_ok=True)
    trials = []
    for family in arguments.families or FAMILIES:
        trials += importlib.import_module(f"{family}_trials").TRIALS
    results = []
    actor = pathlib.Path(arguments.actor).resolve()
    status = run_cases(
        {trial.name: case(trial, results, actor, arguments.page) for trial in trials})
    if arguments.page:
        page.write(arguments.page, results)
        print(f"# {arguments.page}/index.html", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
