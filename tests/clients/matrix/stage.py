# SPDX-License-Identifier: MIT
"""What a trial of a client happens on: a weddell, a hand on mouse and keyboard, and a record of
what was seen.

    def editor(stage):
        client = stage.start("gedit", "text")
        stage.wait_window(client)
        stage.type("Weddell")
        ...
        stage.passed("what is typed is shown")

A trial fails by an exception. What it has passed until then, and the picture, are on the page.
"""
import collections
import pathlib
import shlex
import subprocess
import sys
import time

sys.dont_write_bytecode = True
for folder in (pathlib.Path(__file__).parents[2] / "harness", pathlib.Path(__file__).parents[1]):
    sys.path.insert(0, str(folder))

from cases import DEADLINE, need_program, wait_for  # noqa: E402
from compositor import Compositor  # noqa: E402

WIDTH, HEIGHT = 1280, 800
LEFT, RIGHT = 272, 273
ESCAPE = 1
ANIMATED = 4000  # pixels of spinners, carets and bars that move by themselves
STILL_FOR = 0.3  # seconds without a change: an animation is over


class Hand:
    """The actor (actor.c) as a process that is told what to do."""

    def __init__(self, path, environment, width, height):
        self.popen = subprocess.Popen(
            [path, str(width), str(height)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment, text=True)

    def do(self, *words):
        self.popen.stdin.write(" ".join(map(str, words)) + "\n")
        self.popen.stdin.flush()
        answer = self.popen.stdout.readline()
        assert answer == "done\n", f"the actor says {answer!r}, {self.popen.stderr.read()}"

    def end(self):
        self.popen.communicate()


class Stage:
    def __init__(self, weddell, actor, trial):
        self.weddell, self.actor, self.trial = weddell, actor, trial
        self.checks = []
        self.hands = None
        self.kept = None  # a PNG
        self.verdict = "passed"

    def start(self, *words, **variables):
        """Starts a client; the trial is skipped where it is not installed."""
        return self.weddell.start(*words, variables=variables)

    def run(self, *words, text=None, **variables):
        """Runs a tool to its end; returns what it printed. It must have ended well."""
        need_program(words[0])
        env = self.weddell.environment | {"WAYLAND_DISPLAY": "test-display"} | variables
        done = subprocess.run(
            words, input=text, env=env, cwd=self.weddell.folder, text=True, timeout=DEADLINE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 0, f"{words[0]} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def try_run(self, *words, **variables):
        """What a tool printed; None where it failed."""
        try:
            return self.run(*words, **variables)
        except AssertionError:
            return None

    def in_foot(self, *words, **variables):
        """A tool that has no window of its own, where it can be looked at: in a terminal."""
        command = f"{shlex.join(map(str, words))}; exec sleep 1000"
        client = self.start("foot", "--config=/dev/null", "--log-level=error", "sh", "-c", command,
                            **variables)
        self.wait_window(client, least=(300, 200), colours=2)
        return client

    def file(self, name):
        """The path of a file in the folder that all programs run in."""
        return self.weddell.folder / name

    def passed(self, what):
        self.checks.append(what)

    def picture(self):
        return self.weddell.snapshot()[0]

    def keep_picture(self):
        """What is shown now is what the page shows, and not what there is at the end."""
        self.picture()
        self.kept = self.weddell.screenshot.read_bytes()

    def wait(self, holds, what):
        """Waits until holds(picture) is true; returns that picture."""
        seen = []

        def look():
            seen[:] = [self.picture()]
            return holds(seen[0])

        wait_for(look, what)
        return seen[0]

    def wait_still(self, but=0):
        """The picture, once it stays the same for a moment, but for so many pixels: of a caret that
        blinks, or a spinner."""
        picture, since = self.picture(), time.monotonic()
        end = since + DEADLINE
        while time.monotonic() - since < STILL_FOR:
            assert time.monotonic() < end, "the picture does not come to rest"
            time.sleep(0.05)
            now = self.picture()
            if difference(picture, now) > but:
                picture, since = now, time.monotonic()
        return picture

    def wait_window(self, client, least=(40, 40), colours=3):
        """Waits until the client shows something of that size; returns (x, y, width, height)."""

        def shown(picture):
            client.check_alive()
            box = picture.box_of_content()
            return (box and box[2] >= least[0] and box[3] >= least[1] and
                    len(colours_of(picture.crop(*box))) >= colours)

        picture = self.wait(shown, f"{client.name} shows a window")
        return picture.box_of_content()

    def wait_change(self, before, what, least=50):
        """Waits until at least so many pixels differ from those of a picture before."""
        return self.wait(lambda picture: difference(before, picture) >= least, what)

    @property
    def hand(self):
        if self.hands is None:
            env = self.weddell.environment | {"WAYLAND_DISPLAY": "test-display"}
            self.hands = Hand(self.actor, env, *self.trial.size)
        return self.hands

    def move(self, x, y):
        self.hand.do("move", int(x), int(y))

    def click(self, x, y, button=LEFT):
        self.move(x, y)
        self.hand.do("press", button)
        self.hand.do("release", button)

    def drag(self, start, end, steps=10):
        self.move(*start)
        self.hand.do("press", LEFT)
        for i in range(1, steps + 1):
            self.move(*(a + (b - a) * i / steps for a, b in zip(start, end)))
            time.sleep(0.02)
        self.hand.do("release", LEFT)

    def type(self, *words):
        """As wtype has it: text, or -M ctrl a -m ctrl."""
        self.run("wtype", *words)

    def opens(self, what, before, box, closes_at=None):
        """Something has opened in a box of the picture: kept as the picture. Escape closes it, or
        a click at closes_at."""

        def changed(picture):
            return difference(before.crop(*box), picture.crop(*box))

        self.wait(lambda picture: changed(picture) > box[2] * box[3] / 20, f"{what} opens")
        opened = changed(self.wait_still(but=ANIMATED))
        self.keep_picture()
        self.passed(f"{what} opens")
        if closes_at:
            self.click(*closes_at)
        else:
            self.hand.do("key", ESCAPE)
        how = "a click" if closes_at else "Escape"
        self.wait(lambda picture: changed(picture) < opened / 3, f"{how} closes {what}")
        self.passed(f"{how} closes it")

    def finish(self):
        if self.hands is not None:
            self.hands.end()
            self.hands = None


def colours_of(picture):
    """{colour: pixels} of every third row."""
    counts = collections.Counter()
    for y in range(0, picture.height, 3):
        counts.update(picture.row(y))
    return counts


def difference(one, other):
    """How many pixels differ; a picture of another size is all different."""
    if (one.width, one.height) != (other.width, other.height):
        return other.width * other.height
    total = 0
    for a, b in zip(one.rows, other.rows):
        if a != b:
            total += sum(a[i : i + 3] != b[i : i + 3] for i in range(0, len(a), 3))
    return total


__all__ = ["ANIMATED", "Compositor", "HEIGHT", "LEFT", "RIGHT", "Stage", "WIDTH", "colours_of",
           "difference", "wait_for"]
