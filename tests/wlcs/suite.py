#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs all of WLCS, the Wayland conformance suite, against the module, and prints TAP.

    suite.py WLCS MODULE EXPECTED_FAILURES [FILTER]

What fails and is in EXPECTED_FAILURES has failed as expected ("not ok", with "# TODO" and the reason);
what is in there and passes is a failure, and so is an entry that no test has. A test that the suite
skips is skipped with the suite's reason. A test in which the process dies or hangs has failed, and
those after it are run by another process. FILTER is gtest's, as "*Popup*".

The suite waits for seconds at most, which a busy machine may need for other things: what failed
unexpectedly is tried again, alone, and said to be unsteady when it passes then.
"""
import os
import pathlib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from expected_failures import ExpectedFailures
from gtest_process import Outcome, list_tests, run_tests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "harness"))
from cases import comment  # noqa: E402

BATCH = 60  # tests a process
PROCESSES = 2
ATTEMPTS = 3


def run_batch(command, names):
    """All outcomes by name, with as many processes as it takes."""
    outcomes = {}
    while names:
        outcomes.update(run_tests(command, names))
        names = [name for name in names if name not in outcomes]
    return outcomes


def run_all(command, names):
    batches = [names[i : i + BATCH] for i in range(0, len(names), BATCH)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        outcomes = {}
        for result in pool.map(lambda batch: run_batch(command, batch), batches):
            outcomes.update(result)
    return outcomes


def try_again(command, name, outcome):
    """Alone on the machine, as far as we are concerned."""
    for attempt in range(2, ATTEMPTS + 1):
        again = run_batch(command, [name])[name]
        if again.verdict == "ok":
            comment(f"{name} is unsteady: it passed at attempt {attempt} only, before:")
            comment(outcome.said)
            return again
    return outcome


def report(number, name, outcome, reason):
    """Prints the line of a test; returns whether all is as it should be."""
    if outcome.verdict == "skip":
        print(f"ok {number} - {name} # SKIP {outcome.said}")
        return True
    if reason is None:
        if outcome.verdict != "ok":
            comment(outcome.said)
        print(f"{outcome.verdict} {number} - {name}")
        return outcome.verdict == "ok"
    if outcome.verdict == "ok":
        comment("it passes now: take it out of the expected failures")
    print(f"{outcome.verdict} {number} - {name}", "# TODO", reason)
    return outcome.verdict != "ok"


def settle(command, expected, names):
    outcomes = run_all(command, [name for name in names if ".DISABLED_" not in name])
    for name, outcome in outcomes.items():
        if outcome.verdict == "not ok" and expected.reason(name) is None:
            outcomes[name] = try_again(command, name, outcome)
    for name in names:
        outcomes.setdefault(name, Outcome("skip", "disabled by the suite"))
    return outcomes


def main():
    wlcs, module, expected_path = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        command = [wlcs, module]
        expected = ExpectedFailures(pathlib.Path(expected_path).read_text(encoding="utf-8"))
        names = list_tests(command, sys.argv[4] if len(sys.argv) > 4 else "*")
        outcomes = settle(command, expected, names)
    stale = [] if len(sys.argv) > 4 else expected.unused()
    print(f"1..{len(names) + len(stale)}")
    good = [report(n, name, outcomes[name], expected.reason(name)) for n, name in enumerate(names, 1)]
    for number, pattern in enumerate(stale, len(names) + 1):
        comment("no test of the suite has this name")
        print(f"not ok {number} - the expected failure {pattern}")
    count = {v: sum(o.verdict == v for o in outcomes.values()) for v in ("ok", "not ok", "skip")}
    comment(f"of {len(names)} tests {count['ok']} passed, {count['not ok']} failed, "
            f"{count['skip']} were skipped; {good.count(False)} not as expected")
    return 1 if stale or not all(good) else 0


if __name__ == "__main__":
    sys.exit(main())
