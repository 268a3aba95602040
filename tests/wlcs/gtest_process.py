# SPDX-License-Identifier: MIT
"""One process of the suite: the tests it has, and what becomes of those it runs."""
import os
import re
import select
import signal
import subprocess
import time
from typing import NamedTuple

SILENCE = 120  # seconds without a word after which a process hangs
RUN = re.compile(r"^\[ RUN      \] (\S+)")
END = re.compile(r"^\[ *(OK|FAILED|SKIP) *\] (\S+?),? .*\(\d+ ?ms\)")
SKIP_REASON = re.compile(r"^\[          \] (.*)")
VERDICTS = {"OK": "ok", "FAILED": "not ok", "SKIP": "skip"}


class Outcome(NamedTuple):
    verdict: str  # "ok", "not ok" or "skip"
    said: str


def list_tests(command, pattern):
    said = subprocess.run([*command, "--gtest_list_tests", f"--gtest_filter={pattern}"],
                          capture_output=True, text=True, check=True, timeout=SILENCE).stdout
    names, suite = [], ""
    for line in said.split("\n"):
        word = line.partition("#")[0].strip()
        if word and not line.startswith(" "):
            suite = word
        elif word:
            names.append(suite + word)
    return names


def lines_of(process):
    """What it says, line by line; None once when it hangs."""
    rest = b""
    end = time.monotonic() + SILENCE
    while True:
        ready, _, _ = select.select([process.stdout], [], [], max(0, end - time.monotonic()))
        if not ready:
            yield None
            return
        chunk = os.read(process.stdout.fileno(), 65536)
        if not chunk:
            return
        end = time.monotonic() + SILENCE
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (line.decode("utf-8", "replace") for line in lines)


def how_it_ended(status):
    if status < 0:
        return f"the process died of {signal.Signals(-status).name}"
    return f"the process ended with status {status}"


def run_tests(command, names):
    """Outcomes by name. Ends early when a test ends the process: that test has failed."""
    outcomes, running, said = {}, None, []
    process = subprocess.Popen([*command, f"--gtest_filter={':'.join(names)}", "--gtest_color=no"],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for line in lines_of(process):
        if line is None:
            process.kill()
            said.append(f"no word for {SILENCE} s, killed")
        elif match := RUN.match(line):
            running, said = match[1], []
        elif (match := END.match(line)) and match[2] == running:
            reasons = [m[1] for m in map(SKIP_REASON.match, said) if m]
            text = "; ".join(reasons) if match[1] == "SKIP" else "\n".join(said)
            outcomes[running] = Outcome(VERDICTS[match[1]], text)
            running, said = None, []
        else:
            said.append(line)
    process.stdout.close()
    status = process.wait()
    if status not in (0, 1) and len(outcomes) == len(names):
        last = list(outcomes)[-1]
        outcomes[last] = Outcome("not ok", "\n".join([*said, how_it_ended(status)]))
    if len(outcomes) < len(names):
        victim = running or next(name for name in names if name not in outcomes)
        outcomes[victim] = Outcome("not ok", "\n".join([*said, how_it_ended(status)]))
    return outcomes
