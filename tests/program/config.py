#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The configuration file: every option is in it, and what is wrong is named with its line."""
import json
import pathlib
import re
import sys
import tempfile

from program import equal, main, run, run_in, says

NO_SETTINGS = {"config", "help", "version"}


def with_file(text, *words, path="weddell.ini", config="weddell.ini", variables=()):
    """Runs weddell to its end in a folder with that file; an option names it unless config=None."""
    with tempfile.TemporaryDirectory(prefix="weddell-test-") as folder:
        file = pathlib.Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        named = ("--config", config) if config else ()
        places = {name: value.format(folder) for name, value in dict(variables).items()}
        return run_in(folder, *named, *words, variables=places)


def refuses(text, line, *parts, path="weddell.ini"):
    """Status 2, and a message with file and line and each of the parts."""

    def case():
        ended = with_file(text, "--", "true")
        says(ended, 2, f"weddell: {path}:{line}: ", *parts)
        equal(ended.out, "", "what is on stdout")

    return case


def found(path, variables):
    """The user's own file is read, wherever the environment says it is."""

    def case():
        ended = with_file("socket = of-the-file\n", "--", "sh", "-c", "echo $WAYLAND_DISPLAY",
                          path=path, config=None, variables=variables)
        says(ended, 0)
        equal(ended.out, "of-the-file\n", "the socket")

    return case


def shows_outputs(text, *words, outputs):
    """What the statistics of a run say."""

    def case():
        with tempfile.TemporaryDirectory(prefix="weddell-test-") as folder:
            pathlib.Path(folder, "my.ini").write_text(text, encoding="utf-8")
            says(run_in(folder, "--config", "my.ini", *words, "--", "true"), 0)
            stats = json.loads(pathlib.Path(folder, "stats.json").read_text(encoding="utf-8"))
            seen = [(output["width"], output["height"]) for output in stats["outputs"]]
            equal(seen, outputs, "outputs")

    return case


def every_option():
    """What help names, the file takes: an empty or wrong value is refused for what it is."""
    helped = set(re.findall(r"(?<![\w-])--([a-z][a-z-]*)", run("--help").out)) - NO_SETTINGS
    assert len(helped) > 8, helped
    for name in sorted(helped):
        ended = with_file(f"{name} = ?\n", "--", "true")
        assert "no setting" not in ended.err, ended.err
    for name in NO_SETTINGS:
        says(with_file(f"{name} = ?\n", "--", "true"), 2, f"no setting {name}")


def command_of_the_file():
    text = "command = echo 'of the file' $0\n"
    equal(with_file(text).out, "of the file sh\n", "what the command said")
    equal(with_file(text, "--", "echo", "words").out, "words\n", "what the words said")
    equal(run("--command", "exit 5").status, 5, "status")


def missing_file():
    says(run("--config", "nowhere/my.ini"), 2, "nowhere/my.ini", "No such file")
    says(with_file("x", "--", "true", path="a", config="a/b"), 2, "a/b", "Not a directory")


def all_at_once():
    """Each line that is wrong is named, not the first only."""
    ended = with_file("policy = a\n[x]\nfoo = b\n\nsocket\nverbose = 3\n")
    says(ended, 2, "weddell.ini:1: policy = a", "weddell.ini:3: there is no setting foo",
         "weddell.ini:5: ", "weddell.ini:6: verbose = 3: give yes or no")


def levels():
    """Nothing of libwayland is in the log but with --debug."""
    quiet = with_file("", "--", "true")
    loud = with_file("verbose = yes\n", "--", "true")
    equal(len(quiet.err.splitlines()), 1, f"lines of {quiet.err}")
    assert len(loud.err.splitlines()) > 2, loud.err
    equal(with_file("verbose = yes\n", "--no-verbose", "--", "true").err, quiet.err, "the log")
    says(with_file("debug = yes\n", "--", "true"), 0)


LONG = "socket = " + "x" * 300 + "\nfoo = 1\n"
STATS = "stats = stats.json\n"
CASES = {
    "in XDG_CONFIG_HOME": found("x/weddell/weddell.ini", {"XDG_CONFIG_HOME": "{}/x"}),
    "in ~/.config": found(".config/weddell/weddell.ini", {}),
    "XDG_CONFIG_HOME that is no whole path": found(
        ".config/weddell/weddell.ini", {"XDG_CONFIG_HOME": "x"}),
    "every option": every_option,
    "a file that is not there": missing_file,
    "outputs": shows_outputs(
        STATS + "[a]\noutput = 320x240 ; one\n\n; a comment\n# another\noutput=20x10\n",
        outputs=[(320, 240), (20, 10)]),
    "lines with blanks before them": shows_outputs(
        f"  {STATS}\toutput = 7x7\n", outputs=[(7, 7)]),
    "outputs of the command line": shows_outputs(
        STATS + "output = 320x240\noutput = 8x8\n", "--output", "4x4", "--output", "5x5",
        outputs=[(4, 4), (5, 5)]),
    "a text taken back": shows_outputs(
        STATS + "socket = /nowhere/at/all\noutput = 4x4\n", "--socket", "", outputs=[(4, 4)]),
    "a command": command_of_the_file,
    "a setting there is not": refuses("\n\nfoo = 1\n", 3, "no setting foo"),
    "a value that is wrong": refuses("policy = trust\n", 1, "policy = trust", "strict"),
    "an output that is wrong": refuses("[a]\noutput = 10\n", 2, "output = 10", "WxH"),
    "65 outputs": refuses("output = 1x1\n" * 65, 65, "at most 64"),
    "a backend there is not": refuses("backend = x\n", 1, "backend = x: give auto, "),
    "a line that is no setting": refuses("verbose = yes\nfoo bar\n", 2, "NAME = VALUE"),
    "a line that is too long": refuses(LONG, 1, "too long"),
    "and the one after it": refuses(LONG, 2, "no setting foo"),
    "several wrong lines": all_at_once,
    "what is said": levels,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
