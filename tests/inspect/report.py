#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell-inspect: what it tells of programs whose ways are known, and how it ends."""
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "program"))

from program import equal, main, run, run_in, says  # noqa: E402
from cases import need_program  # noqa: E402
from compositor import environment, program  # noqa: E402

FOOT = ("foot", "--config=/dev/null", "sh", "-c", "sleep 1; exit 5")


def inspect(*words, status=0):
    """The report on a program, which is installed; it ended so."""
    need_program(words[words.index("--") + 1])
    ended = run(*words)
    says(ended, status)
    return ended.out


def advice_of(report):
    return re.findall(r"^    - (.*)$", report, re.MULTILINE)


def matches(pattern, report):
    assert re.search(pattern, report, re.MULTILINE), f"no {pattern!r} in:\n{report}"


def simple_shm():
    """Two sealed pools, each of one buffer, in place all along."""
    report = inspect("--seconds", "1.5", "--", "weston-simple-shm")
    matches(r"^weddell-inspect: weston-simple-shm, ", report)
    matches(r"shown: 0 direct, [1-9]\d* composited in place, 0 copied, 0 copied to free", report)
    matches(r"not direct because of: .*size \([1-9]", report)
    matches(r'^  pool 1 and 1 more like it: shmem "weston-shared", 250\.0 kB, 2 buffers$', report)
    matches(r"^    made: with MFD_ALLOW_SEALING$", report)
    matches(r"^    seals: shrink as sent; now: shrink$", report)
    matches(r"^    class: sealed, not better because of: no-future-write$", report)
    matches(r"^  copied: 0 B a second, 0 B in all$", report)
    (only,) = advice_of(report)
    matches(r"^pool 1 and 1 more like it can lose pages, .* F_SEAL_FUTURE_WRITE ", only)


def gtk():
    """It cannot be sealed, so it is told the price and the way out."""
    report = inspect("--seconds", "3", "--", "gtk3-demo")
    matches(r'^  pool \d+.*: shmem "gdk-wayland", [\d.]+ MB, \d+ buffers$', report)
    matches(r"^    made: without MFD_ALLOW_SEALING$", report)
    matches(r"^    class: copied, not better because of: unsealable$", report)
    matches(r"^  copied: [\d.]+ [kM]B a second, [\d.]+ MB in all$", report)
    told = [text for text in advice_of(report) if "not sealed" in text]
    equal(len(told), 1, f"sentences about seals in:\n{report}")
    matches(r"[\d.]+ [kM]B are copied each frame; add MFD_ALLOW_SEALING .* F_SEAL_SHRINK", told[0])


def foot():
    """Large sparse pools, sealed for good; and the status is that of the command."""
    report = inspect("--seconds", "20", "--", *FOOT, status=5)
    matches(r'shmem "foot-wayland-shm-buffer-pool", .*536\.9 MB', report)
    matches(r"^    seals: seal, shrink, grow as sent; now: seal, shrink, grow$", report)
    matches(r"^  copied: 0 B a second", report)
    assert not any("not sealed" in text for text in advice_of(report)), report


def resized():
    """A pool that grows, and seals that were added here: a client of Mesa is both by turns."""
    report = inspect("--seconds", "1.5", "--", "weston-simple-egl")
    matches(r"seals: none as sent, shrink added here; now: shrink", report)
    assert any("came without F_SEAL_SHRINK" in text for text in advice_of(report)), report


def as_json():
    """The window is the output: what is shown directly has nothing against it."""
    words = ("--json", "--seconds", "1.5", "--output", "250x250", "--", "weston-simple-shm")
    report = json.loads(inspect(*words))
    equal(report["command"], ["weston-simple-shm"], "the command")
    assert 1.5 <= report["seconds"] < 10, report["seconds"]
    (client,) = report["clients"]
    statistics = client["statistics"]
    equal(statistics["name"], "weston-simple-s", "the client")
    assert statistics["frames"]["direct"] > 0, statistics
    pool = statistics["pools"][0]
    seen = (pool["kind"], pool["name"], pool["class"], pool["seals_sent"], pool["reasons"])
    equal(seen, ("shmem", "weston-shared", "sealed", ["shrink"], ["no-future-write"]), "a pool")
    assert any("F_SEAL_FUTURE_WRITE" in text for text in client["advice"]), client["advice"]


def without_client():
    ended = run("--", "sh", "-c", "echo said; exit 3")
    says(ended, 3, "said")
    assert "said\n" not in ended.out, ended.out
    assert "No client connected" in ended.out, ended.out


def interrupted():
    """SIGINT ends the program, and the report is written all the same."""
    with tempfile.TemporaryDirectory(prefix="weddell-test-") as folder:
        words = [program(), "--", "sh", "-c", "touch up; exec sleep 60"]
        process = subprocess.Popen(
            words, stdout=subprocess.PIPE, text=True, env=environment(folder), cwd=folder)
        up = pathlib.Path(folder, "up")
        end = time.monotonic() + 20
        while not up.exists() and time.monotonic() < end:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=20)
        equal(process.returncode, 0, "exit status")
        matches("^weddell-inspect: sh -c ", out)


def full():
    """A report that cannot be written is no success."""
    with tempfile.TemporaryDirectory(prefix="weddell-test-") as folder, open("/dev/full", "w") as out:
        done = subprocess.run(
            [program(), "--", "true"], stdout=out, stderr=subprocess.PIPE, text=True,
            env=environment(folder), cwd=folder, timeout=20, check=False)
        equal(done.returncode, 1, "exit status")
        assert "could not be written" in done.stderr, done.stderr


def refuses(*words, part):
    def case():
        ended = run(*words)
        says(ended, 2, part)
        equal(ended.out, "", "what is on stdout")

    return case


def cannot_run():
    with tempfile.TemporaryDirectory() as folder:
        says(run_in(folder, "--", "./missing"), 127, "./missing")


def prints(option, pattern):
    def case():
        ended = run(option)
        says(ended, 0)
        matches(pattern, ended.out)

    return case


CASES = {
    "weston-simple-shm": simple_shm,
    "gtk3-demo": gtk,
    "foot": foot,
    "weston-simple-egl": resized,
    "as JSON": as_json,
    "a program that does not connect": without_client,
    "interrupted": interrupted,
    "nowhere to write": full,
    "a program there is not": cannot_run,
    "no program": refuses("--json", part="which program"),
    "an option there is not": refuses("--policy", "adopt", "--", "true", part="--policy"),
    "no seconds": refuses("--seconds", "0", "--", "true", part="--seconds 0"),
    "seconds that are no number": refuses("--seconds", "5s", "--", "true", part="--seconds 5s"),
    "an output that is none": refuses("--output", "x", "--", "true", part="--output x"),
    "--help": prints("--help", "^Usage: weddell-inspect "),
    "--version": prints("--version", r"^weddell-inspect \d+\.\d+\.\d+$"),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
