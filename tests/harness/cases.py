# SPDX-License-Identifier: MIT
"""Runs a table of cases, {name: function}, and prints TAP. A case fails by an exception.

Skip, raised in a case, skips it with its reason.
"""
import shutil
import sys
import time
import traceback

DEADLINE = 30  # seconds, for a machine that is busy with other things


class Skip(Exception):
    pass


def need_program(name):
    path = shutil.which(name)
    if path is None:
        raise Skip(f"{name} is not installed; tools/install-packages check clients installs it")
    return path


def wait_for(condition, what, seconds=DEADLINE):
    """Returns what condition() returns, once that is true of it."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.01)
    return value


def eventually(check, what="it is as expected"):
    """Until check() raises no AssertionError; returns what it does then."""
    seen, result = [], []

    def look():
        try:
            result[:] = [check()]
        except AssertionError as error:
            seen[:] = [error]
            return False
        return True

    try:
        wait_for(look, what)
    except AssertionError as late:
        raise AssertionError(f"{late}: {seen[0] if seen else ''}") from None
    return result[0]


def equal(seen, expected, what):
    assert seen == expected, f"{what}: {seen!r}, expected {expected!r}"


def comment(text):
    for line in str(text).rstrip().split("\n"):
        print(f"# {line}")


def run_case(function):
    """The verdict and what follows the name in its line."""
    try:
        function()
    except Skip as skip:
        comment(f"SKIP: {skip}")
        return "ok", " # SKIP"
    except Exception:  # pylint: disable=broad-except
        comment(traceback.format_exc())
        return "not ok", ""
    return "ok", ""


def run_cases(cases):
    """Returns the exit status."""
    failed = 0
    print(f"1..{len(cases)}")
    for number, (name, function) in enumerate(cases.items(), 1):
        begin = time.monotonic()
        verdict, remark = run_case(function)
        failed += verdict != "ok"
        comment(f"{time.monotonic() - begin:.2f} s")
        print(f"{verdict} {number} - {name}{remark}")
        sys.stdout.flush()
    return 1 if failed else 0
