#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The command line: what is asked for is printed, and what is wrong is named."""
import re
import sys

from program import equal, main, run, says


def prints(*words, pattern):
    def case():
        ended = run(*words)
        says(ended, 0)
        equal(ended.err, "", "what is on stderr")
        assert re.search(pattern, ended.out), ended.out

    return case


def refuses(*words, part, variables=()):
    """Status 2, nothing on stdout, and a message with part in it that begins with the name."""

    def case():
        ended = run(*words, variables=variables)
        says(ended, 2, part)
        equal(ended.out, "", "what is on stdout")
        named = [line for line in ended.err.splitlines() if line.startswith(("weddell: ", "/"))]
        assert named, f"no line begins with its name:\n{ended.err}"

    return case


WRONG_OUTPUTS = (
    "", "x", "640", "640x", "x480", "0x480", "640x0", "-1x480", "640x480@", "640x480@0",
    "640x480@-60", "640x480x", "640x480x0", "640x480x17", "640x480:", "640x480:45",
    "640x480:90:90", "640x480@60x2:90 ", "640x480x2@60", "99999999999x1", "1x99999999999",
    "off", ":off", "HDMI-A-1:off@60", "HDMI-A-1:offx2",
    "HDMI-A-1", "HDMI-A-1:", "HDMI/A:640x480", ":640x480", "preferred:preferred", "preferredx",
    "A" * 32 + ":640x480",
    "640x480@nan", "640x480xinf", "640x480@1e999", " 640x480", "0x10x10",
)

CASES = {
    "--help": prints("--help", pattern=r"(?s)Usage: weddell .*--output .*--screenshot "),
    "--help after others": prints("--verbose", "--help", pattern="Usage: weddell "),
    "--version": prints("--version", pattern=r"^weddell \d+\.\d+\.\d+\n$"),
    "an option there is not": refuses("--outputs", "1x1", part="--outputs"),
    "a letter there is not": refuses("-x", part="x"),
    "an option without its value": refuses("--socket", part="--socket"),
    "a value for an option without": refuses("--verbose=yes", part="--verbose"),
    "a backend there is not": refuses("--backend", "x11", part="--backend x11"),
    "a backend there is not, in the environment": refuses(
        "--", "true", variables={"WEDDELL_BACKEND": "x11"}, part="WEDDELL_BACKEND x11"),
    "a policy there is not": refuses("--policy", "trust", part="--policy trust"),
    "a rule of holding there is not": refuses("--hold-buffers", "no", part="--hold-buffers no"),
    "65 outputs": refuses(*["--output", "1x1"] * 65, part="at most 64"),
}
for text in WRONG_OUTPUTS:
    CASES[f"an output {text!r}"] = refuses("--output", text, part=f"--output {text}")

if __name__ == "__main__":
    sys.exit(main(CASES))
