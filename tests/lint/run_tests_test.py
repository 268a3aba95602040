#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How tools/run-tests counts: made-up records of meson's test log. Prints TAP."""
import importlib.machinery
import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True
TOOL = pathlib.Path(__file__).parents[2] / "tools" / "run-tests"
LOADER = importlib.machinery.SourceFileLoader("run_tests", str(TOOL))
run_tests = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_tests", LOADER))
LOADER.exec_module(run_tests)

TWO_OK = "1..2\nok 1 - a\nok 2 - b\n"
ONE_SKIP = "1..2\nok 1 - a\n# SKIP: no huge pages\nok 2 - b # SKIP\n"
ONE_BAD = "1..2\nok 1 - a\n# t.c:1: not true\nnot ok 2 - b\n"

# name: (meson's result, exit status, stdout, passed, failed, skipped, reason of the skip)
CASES = {
    "a program that passes": ("OK", 0, "", 1, 0, 0, None),
    "a program that fails": ("FAIL", 1, "", 0, 1, 0, None),
    "a program that takes too long": ("TIMEOUT", -15, "", 0, 1, 0, None),
    "a program that skips": ("SKIP", 77, "SKIP: no foot\n", 0, 0, 1, "SKIP: no foot"),
    "two cases": ("OK", 0, TWO_OK, 2, 0, 0, None),
    "the plan comes last": ("OK", 0, "ok 1 - a\n1..1\n", 1, 0, 0, None),
    "a case that skips": ("OK", 0, ONE_SKIP, 1, 0, 1, "no huge pages"),
    "all cases skip": ("ERROR", 77, "1..1\n# SKIP: why\nok 1 - a # SKIP\n", 0, 0, 1, "why"),
    "a reason in the line": ("OK", 0, "1..1\nok 1 - a # SKIP why\n", 0, 0, 1, "why"),
    "the whole program skips in its plan": ("SKIP", 0, "1..0 # SKIP why\n", 0, 0, 1, "why"),
    "a case that fails": ("FAIL", 1, ONE_BAD, 1, 1, 0, None),
    "a case that fails as expected": (
        "OK", 0, "1..1\nnot ok 1 - a # TODO why\n", 0, 0, 1, "fails as expected: why"),
    "a case that passes unexpectedly": ("FAIL", 1, "1..1\nok 1 - a # TODO why\n", 0, 1, 0, None),
    "dies after its cases": ("ERROR", -6, TWO_OK, 2, 1, 0, None),
    "dies among its cases": ("ERROR", -11, "1..2\nok 1 - a\n", 1, 1, 0, None),
    "stops early and says it is well": ("OK", 0, "1..2\nok 1 - a\n", 1, 1, 0, None),
    "a leak found at exit": ("ERROR", 23, TWO_OK, 2, 1, 0, None),
}


def run(result, status, stdout):
    tally = run_tests.Tally()
    run_tests.count(
        tally, {"name": "t", "result": result, "returncode": status, "stdout": stdout})
    reason = tally.skipped[0][1] if tally.skipped else None
    return tally.passed, len(tally.failed), len(tally.skipped), reason


def test_last_words():
    """What is shown of a failure ends where it failed, and is not a case that fails as expected."""
    lines = [f"ok {i} - a" for i in range(1, 100)]
    lines[60] = "not ok 61 - b"
    lines[80] = "not ok 81 - c # TODO why"
    words = run_tests.last_words({"stdout": "\n".join(lines), "stderr": "# of no use"})
    died = run_tests.last_words({"stdout": "1..2\nok 1 - a\n", "stderr": "assertion failed\n\n"})
    return (
        words[-1] == "not ok 61 - b"
        and len(words) == run_tests.LAST_LINES
        and died == ["1..2", "ok 1 - a", "assertion failed"]
    )


def main():
    failed = 0
    print(f"1..{len(CASES) + 1}")
    for number, (name, (result, status, stdout, *expected)) in enumerate(CASES.items(), 1):
        seen = run(result, status, stdout)
        passed = list(seen) == expected
        failed += not passed
        if not passed:
            print(f"# {seen}, expected {expected}")
        print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    passed = test_last_words()
    failed += not passed
    print(f"{'ok' if passed else 'not ok'} {len(CASES) + 1} - the last words of a failure")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
