#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell on a parent that is not what it should be: rogue.py WEDDELL. Prints TAP.

It is trusted no more than a client: whatever it says, weddell goes on, or ends with a word on why.
"""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))
from cases import equal, run_cases, wait_for  # noqa: E402
from compositor import Compositor, Process, environment, program  # noqa: E402
from rogue_parent import (  # noqa: E402
    GLOBALS, POINTER_AXIS, POINTER_AXIS_DISCRETE, POINTER_AXIS_VALUE120, POINTER_FRAME, RogueParent,
)

INT32_MAX = 0x7FFFFFFF


def survives(parent_class):
    """weddell has a window there, hears it all, and still answers."""
    with tempfile.TemporaryDirectory(prefix="weddell-test-") as folder:
        path = pathlib.Path(folder) / "parent"
        parent = parent_class(path)
        with Compositor("--backend", "wayland", "--output", "640x480", quiet=False,
                        variables={"WAYLAND_DISPLAY": str(path)}) as weddell:
            wait_for(parent.done.is_set, "the parent has said it")
            weddell.snapshot()


def ends(parent_class, words_said, *options):
    """weddell cannot start there, and says so, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="weddell-test-") as folder:
        path = pathlib.Path(folder) / "parent"
        parent = parent_class(path)
        words = [program(), "--backend", "wayland", "--socket", "rogue", *options]
        process = Process(pathlib.Path(folder), "weddell", words,
                          environment(folder) | {"WAYLAND_DISPLAY": str(path)})
        try:
            equal(process.wait(), 1, f"exit status, after it said:\n{process.err}")
        finally:
            process.kill()
        assert parent.done.is_set(), "the parent has not said it"
        process.check_said(words_said)


class NewerWindowEvents(RogueParent):
    def configuring(self):
        self.send(self.toplevel, 2, 100, 100)  # configure_bounds, since 4
        self.send(self.toplevel, 3, b"")  # wm_capabilities, since 5
        self.done.set()


class NewerOutputEvents(RogueParent):
    globals = (*GLOBALS.items(), ("wl_output", 2))

    def bound(self, interface, new):
        if interface == "wl_output":
            self.send(new, 4, "X")  # name, since 4
            self.send(new, 5, "a screen")
            self.done.set()


class FarPresentation(RogueParent):
    """Two frames, shown ages from now, and as long ago."""

    def present(self, feedback):
        far = [(INT32_MAX, 0xFFFFFFFF), (2, 0), (0xFFFFFFFE, 0), (0, 1), (0, 0xFFFFFFFF)]
        number = min(self.commits - 2, len(far) - 1)
        self.send(feedback, 1, *far[number], 999999999, 16666666, 0, 1, 15)
        self.configure(640 + self.commits, 480)  # so that there is another frame
        if number == len(far) - 1:
            self.done.set()


class FarWheel(RogueParent):
    def shown(self):
        if self.done.is_set():
            return
        pointer = self.pointers[0]
        self.enter(pointer, self.window)
        for event in (POINTER_AXIS_DISCRETE, POINTER_AXIS_VALUE120, POINTER_AXIS_VALUE120):
            self.send(pointer, event, 0, INT32_MAX)
            self.send(pointer, event, 1, -INT32_MAX)
        self.send(pointer, POINTER_AXIS, 1, 0, INT32_MAX)
        self.send(pointer, POINTER_FRAME)
        self.done.set()


class PointerOnAWindowToBe(RogueParent):
    """The second window has the pointer before it is one, and then is none."""

    def committed(self, surface):
        if surface == self.surfaces[-1] and not self.done.is_set():
            self.enter(self.pointers[0], surface)
            self.configure()
            self.done.set()


class SeatFirst(RogueParent):
    """A pointer, before there is anything to make a cursor with."""

    globals = (("wl_seat", 8),)

    def may_answer_sync(self):
        return self.done.is_set()

    def bound(self, interface, new):
        self.done.set()
        for callback in self.waiting:
            self.answer(callback)


CASES = {
    "events of a window that are newer than it": lambda: survives(NewerWindowEvents),
    "events of an output that are newer than it": lambda: survives(NewerOutputEvents),
    "frames that were shown at the end of time": lambda: survives(FarPresentation),
    "a wheel turned without end": lambda: survives(FarWheel),
    "a pointer on a window that is to be": lambda: ends(
        PointerOnAWindowToBe, "weddell: cannot make a window at the parent: File exists",
        "--output", "A:640x480", "--output", "A:640x480"),
    "a seat, and nothing else": lambda: ends(SeatFirst, "weddell: .*wl_compositor.*"),
}

if __name__ == "__main__":
    sys.exit(run_cases(CASES))
