#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is made of the toolkit guide runs in weddell: guide.py WEDDELL PROGRAM."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "program"))

from program import main, run, says  # noqa: E402

READER = os.path.abspath(sys.argv[2])


def runs(policy):
    return lambda: says(run("--policy", policy, "--", READER), 0)


CASES = {f"under the policy {policy}": runs(policy) for policy in ("adopt", "strict", "copy")}

if __name__ == "__main__":
    sys.exit(main(CASES))
