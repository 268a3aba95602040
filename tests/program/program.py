# SPDX-License-Identifier: MIT
"""Runs weddell to its end, in a folder of its own: for tests of what it does as a program."""
import collections
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "harness"))

from cases import DEADLINE, equal, run_cases as main  # noqa: E402
from compositor import environment, program  # noqa: E402

Ended = collections.namedtuple("Ended", "status out err")


def run(*words, variables=(), without=()):
    """Exit status (less than 0 is a signal), and what it said. The folder is its home."""
    with tempfile.TemporaryDirectory(prefix="weddell-test-") as folder:
        return run_in(folder, *words, variables=variables, without=without)


def run_in(folder, *words, variables=(), without=()):
    env = environment(folder) | dict(variables)
    for name in without:
        del env[name]
    done = subprocess.run(
        [program(), *words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        env=env, cwd=folder, timeout=DEADLINE, check=False)
    return Ended(done.returncode, done.stdout, done.stderr)


def says(ended, status, *parts):
    """It ended with that status, and each part is in what it said on stderr."""
    equal(ended.status, status, f"exit status, after it said:\n{ended.err}")
    for part in parts:
        assert part in ended.err, f"{part!r} is not in what it said:\n{ended.err}"
