#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs unmodified programs on a headless weddell, judges what they show and do, and that nothing of
them stays behind in the compositor.

    matrix.py WEDDELL ACTOR [--page FOLDER [--docs FOLDER]] [FAMILY...]

Prints TAP, a case a client. --page writes index.html with a picture of each, what it did with
shared memory, and what passed; --docs the same into the table of clients.md there. A family is a
module here whose name ends in _trials, with a table TRIALS.
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

from stage import Compositor, Stage, wait_for  # noqa: E402
from footprint import Footprint  # noqa: E402
from cases import Skip, comment, run_cases  # noqa: E402
import handbook  # noqa: E402
import page  # noqa: E402

FAMILIES = ("weston", "foot", "gtk", "qt", "media", "clipboard", "desktop", "input_method",
            "remote")


class Result:
    """What the page says of a trial. memory is in kB: before the first client, and after the last."""

    def __init__(self, trial):
        self.trial = trial
        self.verdict, self.problem = "passed", ""
        self.checks, self.clients, self.picture = [], [], None
        self.memory = None


def settle(weddell, before, clients):
    """All clients gone, the compositor has what it had before; returns what that is. Memory goes
    back a moment after a client, and that of a picture with it: none is taken any more."""
    seen = []

    def settled():
        seen[:] = [Footprint(weddell.process.pid)]
        return not seen[0].excess(before, clients)

    try:
        wait_for(settled, "the compositor has what it had before")
    except AssertionError as late:
        raise AssertionError(f"{late}: {seen[0].excess(before, clients)}") from None
    return seen[0]


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
    output = "{}x{}".format(*trial.size)
    with Compositor("--output", output, *trial.options, quiet=False) as weddell:
        weddell.snapshot()  # what writing the first picture sets up is there from now on
        before = Footprint(weddell.process.pid)
        stage = Stage(weddell, actor, trial)
        try:
            trial.run(stage)
        finally:
            result.checks = stage.checks
            result.verdict = stage.verdict
            if weddell.process.popen.poll() is None:
                _, stats = weddell.snapshot()
                result.clients = stats["clients"]
                if folder is not None:
                    result.picture = f"{trial.slug}.png"
                    (folder / result.picture).write_bytes(
                        stage.kept or weddell.screenshot.read_bytes())
            stage.finish()
        end_clients(weddell)
        after = settle(weddell, before, len(result.clients))
        result.memory = before.memory, after.memory


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
    parser.add_argument("--docs", type=pathlib.Path)
    parser.add_argument("families", nargs="*")
    arguments = parser.parse_intermixed_args()
    if arguments.docs and not arguments.page:
        parser.error("--docs takes its pictures from --page")
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
        if arguments.docs:
            handbook.write(arguments.docs, arguments.page, results)
        print(f"# {arguments.page}/index.html", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
