#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell as a window of another compositor: nested.py WEDDELL weddell|weston|sway PROGRAMS.

PROGRAMS is the folder of painter and fingers. What the parent shows is compared pixel by pixel
with what painter is known to draw, or with what weddell says it shows.
"""
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))
from cases import Skip, equal, eventually, run_cases, wait_for  # noqa: E402
from compositor import GREETING  # noqa: E402
from nest import (  # noqa: E402
    BTN_LEFT, BTN_RIGHT, HEIGHT, KEY_LEFTALT, KEY_LEFTSHIFT, KEY_Y, SEALED, SIZE, WIDTH, Nested, away,
    check_painted, check_shown, fingers, programs, resting_hand, said, same_picture,
    start_at, with_parent)
import planes  # noqa: E402
import power  # noqa: E402

GONE = "weddell: the parent compositor is gone: .*"
ZERO_COPY = 8


def composited(parent):
    """A window smaller than the output: what the parent shows is what weddell composed."""
    with Nested(parent, "--output", f"{WIDTH}x{HEIGHT}", "--policy", "copy") as weddell:
        weddell.paint("--window", "211x123", "--frames", "5")

        def check():
            own, stats = same_picture(parent, weddell)
            check_painted(own, 5, (211, 123))
            equal(stats["outputs"][0]["frames"]["direct"], 0, "direct frames")

        eventually(check)


def shown_as(parent, way, reasons, *options, frames=20, seals=SEALED):
    """A fullscreen window: each frame is shown in that way, for these reasons if it is drawn."""
    with Nested(parent, "--output", f"{WIDTH}x{HEIGHT}", *options) as weddell:
        painter = weddell.paint("--seals", seals, "--frames", str(frames))
        check_shown(parent, frames)
        eventually(lambda: equal(painter.out.count("presented"), frames + (
            f"frame {frames} of 500x300" not in painter.out), "presented"))
        record = weddell.record()
        ways = {"direct": record["frames"]["direct"], "composited": record["frames"]["composited"]}
        assert ways[way] >= frames - 1, ways
        if reasons:
            equal(set(record["not_direct"]) - {"size"}, reasons, "reasons")
        return painter.out, parent.stats() if hasattr(parent, "stats") else None


def direct(parent):
    out, stats = shown_as(parent, "direct", None)
    assert "discarded" not in out, out
    times = [float(line.split()[1]) for line in out.splitlines() if line.startswith("presented")]
    equal(times, sorted(set(times)), "times of presentation")
    if stats:
        record = next(c for c in stats["clients"] if c["name"] == "weddell")
        assert record["frames"]["direct"] >= 19, record["frames"]
        equal(record["pools_made"], 2, "pools: one of weddell's own, one of the painter's")
        flags = [int(line.split()[-1]) for line in out.splitlines() if line.startswith("presented")]
        assert flags[-1] & ZERO_COPY, flags


def other_seals(parent):
    """What a parent on libwayland cannot map, or may not be able to in a moment, is drawn."""
    takes_all = hasattr(parent, "stats")
    for seals in ("shrink", "shrink,future-write", "shrink,seal,future-write"):
        shown_as(parent, "direct" if takes_all else "composited",
                 None if takes_all else {"memory"}, seals=seals, frames=5)


def unsealed(parent):
    shown_as(parent, "composited", {"copy"}, "--policy", "copy", seals="none", frames=5)


def grows(parent):
    """The parent's window is given another size: the painter's pool grows, and is passed so."""
    if not hasattr(parent, "message"):
        raise Skip("only sway resizes a window when it is told to")
    with Nested(parent, "--output", "100x80") as weddell:
        def output_has(width):
            equal(weddell.snapshot()[1]["outputs"][0]["width"], width, "the output's width")

        eventually(lambda: output_has(WIDTH))

        def set_size():
            """Said until it has been heard: a frame of the size before, when it comes after the
            order, is for sway a window that chose its own size."""
            parent.message("floating enable, resize set 200 100")
            output_has(200)

        eventually(set_size)
        painter = weddell.paint("--seals", SEALED)
        eventually(lambda: check_painted(parent.picture(), 1, (200, 100)))
        for width, height in ((320, 240), (400, 280), (123, 77), (480, 290)):
            parent.message(f"resize set {width} {height}, move position 10 5")

            def check(size=(width, height)):
                equal(check_painted(parent.picture(), 1, size), (10, 5), "its place")

            eventually(check)
            output_has(width)
        painter.check_alive()

        def check_counted():
            """A frame is counted once the parent has said that it was shown."""
            record = weddell.record()
            assert record["frames"]["direct"] >= 4, record["frames"]
            assert record["pools"][-1]["resizes"] > 0, record["pools"]

        eventually(check_counted)


def dragged(parent):
    """The same by hand, where Alt and a button resize a window."""
    if not hasattr(parent, "stats"):
        raise Skip("only weddell is known to be resized so")
    with Nested(parent, "--output", "200x100") as weddell:
        painter = weddell.paint("--seals", SEALED)
        left, top = eventually(lambda: check_painted(parent.picture(), 1, (200, 100)))

        def at(x, y):
            return "move", str((left + x) * 1000 // WIDTH), str((top + y) * 1000 // HEIGHT)

        fingers(parent, weddell, *at(190, 90), "down", str(KEY_LEFTALT), "press", str(BTN_RIGHT),
                *at(240, 120), "release", str(BTN_RIGHT), "up", str(KEY_LEFTALT), *away(parent))

        def check():
            output = weddell.snapshot()[1]["outputs"][0]
            size = output["width"], output["height"]
            assert size[0] > 240 and size[1] > 120, size
            equal(check_painted(parent.picture(), 1, size), (left, top), "its place")

        eventually(check)
        assert weddell.record()["pools"][-1]["resizes"] > 0, painter.out


def several(parent):
    """Two windows; a client that is fullscreen on one of them is shown there."""
    if not parent.can_type:
        raise Skip("this shell shows one window at a time")
    with Nested(parent, "--output", "200x150", "--output", "LEFT:180x120") as weddell:
        painter = weddell.paint("--seals", SEALED)
        wait_for(lambda: "presented" in painter.out, "the painter's frame is presented")
        # the second window lies over the first, but for this edge
        fingers(parent, weddell, "move", "310", "500",
                "press", str(BTN_LEFT), "release", str(BTN_LEFT), *away(parent))

        def check():
            size = painter.out.split("frame 1 of ")[-1].split()[0]
            check_painted(parent.picture(), 1, tuple(map(int, size.split("x"))))

        eventually(check)
        names = [output["name"] for output in weddell.snapshot()[1]["outputs"]]
        equal(names, ["WL-1", "LEFT"], "outputs")


def typed(parent):
    if not parent.can_type:
        raise Skip("it has no virtual devices")
    with Nested(parent) as weddell:
        painter = weddell.paint("--seals", SEALED)
        check_shown(parent, 1)
        x, y = WIDTH * 400 // 1000, HEIGHT * 500 // 1000
        hand = resting_hand(parent, weddell, painter)
        fingers(parent, weddell, "move", "200", "200", "move", "400", "500",
                "press", str(BTN_LEFT), "release", str(BTN_LEFT), "scroll", "2", "key", str(KEY_Y),
                "down", str(KEY_LEFTSHIFT), "up", str(KEY_LEFTSHIFT))
        # on a busy machine both moves may be one
        wait_for(lambda: f" {x} {y}\n" in painter.out, "the pointer is where it was moved to")
        said(painter, f"pointer button {BTN_LEFT} 1", f"pointer button {BTN_LEFT} 0",
             "pointer steps 0 2", "pointer axis 0 30")
        said(painter, f"key {KEY_Y} 1", f"key {KEY_Y} 0", f"key {KEY_LEFTSHIFT} 1",
             "modifiers 1 0 0 0", f"key {KEY_LEFTSHIFT} 0", "modifiers 0 0 0 0")
        assert "keymap with z" in painter.out, painter.out
        hand.kill()


def focus(parent):
    """Another window of the parent's takes the keyboard, and gives it back."""
    if not parent.can_type:
        raise Skip("it has no virtual devices")
    with Nested(parent) as weddell:
        painter = weddell.paint("--seals", SEALED)
        check_shown(parent, 1)
        again = ("wait", "500", "key", str(KEY_Y)) * 5
        hand = start_at(parent, weddell, programs("fingers"), "de", *again, "wait", "60000")
        said(painter, f"key {KEY_Y} 0")
        other = start_at(parent, weddell, programs("painter"), "--window", "100x100")
        said(painter, f"key {KEY_Y} 0", "keyboard leave")
        other.kill()
        said(painter, "keyboard leave", "keyboard enter with 0 keys")
        hand.kill()


def client_killed(parent):
    with Nested(parent) as weddell:
        painter = weddell.paint("--seals", SEALED, "--frames", "3")
        place = check_shown(parent, 3)
        painter.kill()

        def check_black():
            picture = parent.picture().crop(*place, WIDTH, HEIGHT)
            equal(picture.box_of_content(), None, "what is shown")

        eventually(check_black)
        weddell.paint("--seals", SEALED, "--frames", "2")
        check_shown(parent, 2)


def parent_killed(parent):
    with Nested(parent, quiet=False) as weddell:
        weddell.paint("--seals", SEALED)
        check_shown(parent, 1)
        parent.kill()
        equal(weddell.process.wait(), 1, "exit status")
        weddell.process.check_said(GREETING.pattern, GONE)
        assert "the parent compositor is gone" in weddell.process.err, weddell.process.err


def window_closed(parent):
    if not hasattr(parent, "message"):
        raise Skip("only sway closes a window when it is told to")
    with Nested(parent, "--output", "200x150", "--output", "180x120") as weddell:
        weddell.paint("--seals", SEALED)

        def outputs(count):
            equal(len(weddell.snapshot()[1]["outputs"]), count, "outputs")

        eventually(lambda: outputs(2))
        parent.message("kill")
        eventually(lambda: outputs(1))
        parent.message("kill")
        equal(weddell.process.wait(), 0, "exit status")


def wakeups(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])


def idle(parent):
    """Nothing changes, nobody wakes up."""
    with Nested(parent) as weddell:
        weddell.paint("--seals", SEALED, "--frames", "3")
        check_shown(parent, 3)
        quiet = []

        def look():
            before = wakeups(weddell.process.pid)
            time.sleep(2)
            quiet[:] = [wakeups(weddell.process.pid) - before]
            equal(quiet[0], 0, "wakeups in two seconds")

        eventually(look)


CASES = {
    "a composited frame": composited,
    "direct frames: the client's own file": direct,
    "files with other seals": other_seals,
    "a file that can shrink": unsealed,
    "resized by the parent": grows,
    "resized by hand": dragged,
    "several outputs": several,
    "input from the parent": typed,
    "the parent's keyboard focus": focus,
    "a client killed while it is shown": client_killed,
    "the parent killed": parent_killed,
    "windows closed at the parent": window_closed,
    "idle": idle,
}


def main():
    parent = sys.argv[2]
    cases = CASES | planes.CASES | power.CASES
    return run_cases({title: with_parent(function, parent) for title, function in cases.items()})


if __name__ == "__main__":
    sys.exit(main())
