# SPDX-License-Identifier: MIT
"""What an output shows in front of its picture, at a parent: windows in subsurfaces, and the cursor,
which the parent's pointer carries.

What the parent shows is compared with what weddell says that it shows, and where it is known with
that: painter's pictures.
"""
import os

from cases import Skip, equal, eventually, wait_for
from nest import (
    BTN_LEFT, HEIGHT, KEY_LEFTALT, SEALED, WIDTH, Nested, check_painted, programs,
    resting_hand, same_picture, start_at)

SMALL = WINDOW_WIDTH, WINDOW_HEIGHT = 211, 123
WINDOW = ("--window", f"{WINDOW_WIDTH}x{WINDOW_HEIGHT}", "--seals", SEALED)
CURSOR = 77  # the number of its picture
FULL = ("--maximized", "--seals", SEALED)


def frames_of(stats, painter):
    """The newest record of that process."""
    records = [client for client in stats["clients"] if client["pid"] == painter.pid]
    assert records, "a painter is not there yet"
    return records[-1]["frames"]


def is_in_front(stats, painter, frames=1):
    ways = frames_of(stats, painter)
    assert ways["direct"] >= frames, f"{ways} of a painter"


def window(parent):
    """On the desktop: its frames cost no drawing."""
    with Nested(parent) as weddell:
        painter = weddell.paint(*WINDOW, "--frames", "20")

        def check():
            own, stats = same_picture(parent, weddell)
            check_painted(own, 20, SMALL)
            is_in_front(stats, painter, 19)
            equal(painter.out.count("presented"), 20, "presented frames")
            drawn = stats["outputs"][0]["frames"]
            assert drawn["composited"] <= 3, drawn

        eventually(check)
        assert "discarded" not in painter.out, painter.out


def window_over_client(parent):
    """The lower one is the picture as it is, the other is in front of it: nothing is drawn at all."""
    with Nested(parent) as weddell:
        below = weddell.paint(*FULL, "--frames", "3")
        wait_for(lambda: below.out.count("presented") == 3, "the painter below is shown")
        above = weddell.paint(*WINDOW, "--frames", "20")

        def check():
            own, stats = same_picture(parent, weddell)
            check_painted(own, 20, SMALL)
            is_in_front(stats, above, 20)
            is_in_front(stats, below, 3)

        eventually(check)
        drawn = weddell.snapshot()[1]["outputs"][0]["frames"]["composited"]
        above.kill()
        eventually(lambda: check_painted(parent.picture(), 3, (WIDTH, HEIGHT)))
        equal(weddell.snapshot()[1]["outputs"][0]["frames"]["composited"], drawn, "drawn frames")


def translucent(parent):
    with Nested(parent) as weddell:
        below = weddell.paint(*FULL)
        wait_for(lambda: "presented" in below.out, "the painter below is shown")
        above = weddell.paint(*WINDOW, "--translucent", "--frames", "5")

        def check():
            _, stats = same_picture(parent, weddell)
            is_in_front(stats, above, 5)
            is_in_front(stats, below)

        eventually(check)


def many(parent):
    """More windows than planes; those that get none are drawn."""
    with Nested(parent) as weddell:
        painters = [weddell.paint("--window", "90x60", "--seals", SEALED) for _ in range(6)]
        for painter in painters:
            wait_for(lambda: "presented" in painter.out, "a window is shown")

        def check(least):
            _, stats = same_picture(parent, weddell)
            ways = [frames_of(stats, painter)["direct"] > 0 for painter in painters]
            assert sum(ways) >= least, ways

        eventually(lambda: check(4))
        for painter in painters[::2]:
            painter.kill()
            eventually(lambda: check(2))


def dragged(parent):
    """Across the edges of the output, where it is cropped, and under a window that is drawn."""
    with Nested(parent) as weddell:
        painter = weddell.paint(*WINDOW)
        left, top = eventually(lambda: check_painted(weddell.snapshot()[0], 1, SMALL))
        hand = [programs("fingers"), "us", "down", str(KEY_LEFTALT)]
        place = left + WINDOW_WIDTH // 2, top + WINDOW_HEIGHT // 2

        def at(x, y):
            return "move", str(x * 1000 // WIDTH), str(y * 1000 // HEIGHT)

        for target in ((10, 200), (490, 10), (250, 290), (240, 20)):
            equal(weddell.start(*hand, *at(*place), "press", str(BTN_LEFT), *at(*target),
                                "release", str(BTN_LEFT), "up", str(KEY_LEFTALT)).wait(), 0, "fingers")
            place = target
            eventually(lambda: same_picture(parent, weddell))
        is_in_front(weddell.snapshot()[1], painter)
        weddell.paint("--window", "150x150", "--seals", "none")
        eventually(lambda: same_picture(parent, weddell))


def killed(parent):
    """Clients that go while they are in front: what they showed is gone, and nothing else is."""
    with Nested(parent) as weddell:
        below = weddell.paint(*FULL)
        for _ in range(5):
            above = weddell.paint(*WINDOW, "--frames", "1000000")
            wait_for(lambda: above.out.count("presented") > 3, "the window is shown")
            above.kill()
        eventually(lambda: check_painted(parent.picture(), 1, (WIDTH, HEIGHT)))
        below.check_alive()


def turned(parent):
    """Nothing fits: it is drawn."""
    with Nested(parent, "--output", f"{WIDTH}x{HEIGHT}:90") as weddell:
        painter = weddell.paint(*WINDOW)

        def check():
            own, stats = weddell.snapshot()
            check_painted(own, 1, SMALL)
            equal(frames_of(stats, painter)["direct"], 0, "direct frames")

        eventually(check)


def scaled(parent):
    """A pixel of the output is half a one of the parent's there and back: in front is what lies on
    even pixels."""
    with Nested(parent, "--output", f"{WIDTH // 2}x{HEIGHT // 2}x0.5") as weddell:
        even = weddell.paint("--window", "200x120", "--seals", SEALED, "--frames", "5")

        def check():
            own, stats = same_picture(parent, weddell)
            equal((own.width, own.height), (WIDTH, HEIGHT), "pixels")
            is_in_front(stats, even, 4)

        eventually(check)
        odd = weddell.paint("--window", "101x51", "--seals", SEALED, "--frames", "5")

        def check_odd():
            _, stats = same_picture(parent, weddell)
            equal(frames_of(stats, odd)["composited"], 5, "frames that were drawn")

        eventually(check_odd)


scaled.scale = 2


def not_passed(parent):
    """The reason is told."""
    with Nested(parent, "--output", f"{WIDTH}x{HEIGHT}", "--policy", "copy") as weddell:
        weddell.paint("--window", "211x123", "--frames", "3")
        eventually(lambda: same_picture(parent, weddell))
        assert "copy" in weddell.record()["not_direct"], weddell.record()
    if hasattr(parent, "stats"):
        return
    with Nested(parent) as weddell:
        weddell.paint("--window", "211x123", "--frames", "3", "--seals", "shrink")
        eventually(lambda: same_picture(parent, weddell))
        equal(set(weddell.record()["not_direct"]), {"memory"}, "reasons")


def need_hands(parent):
    if not parent.can_type:
        raise Skip("it has no virtual devices")


def same_with_cursor(parent, weddell):
    return same_picture(parent, weddell, "picture_with_cursor")


def move(parent, weddell, x, y):
    """To a place of 1000 x 1000, by a hand that stays."""
    return start_at(
        parent, weddell, programs("fingers"), "us", "move", str(x), str(y), "wait", "600000")


def cursor(parent):
    """The parent's pointer carries the client's cursor: it moves, and nothing is drawn."""
    need_hands(parent)
    with Nested(parent) as weddell:
        painter = weddell.paint(*FULL, "--cursor", "32x24")
        wait_for(lambda: "presented" in painter.out, "the painter is shown")
        resting_hand(parent, weddell, painter)

        def check(x, y):
            own, _ = same_with_cursor(parent, weddell)
            place = check_painted(own, CURSOR, (32, 24))
            equal(place, (x * WIDTH // 1000 - 16, y * HEIGHT // 1000 - 12), "the cursor's place")

        eventually(lambda: check(200, 200))
        before = weddell.snapshot()[1]["outputs"][0]["frames"]["composited"]
        for x, y in ((500, 500), (300, 720), (620, 100)):
            move(parent, weddell, x, y)
            eventually(lambda: check(x, y))
        after = weddell.snapshot()[1]["outputs"][0]["frames"]["composited"]
        equal(after, before, "drawn frames")


def no_commits(parent):
    """While only the cursor moves, the parent is asked for nothing."""
    if not hasattr(parent, "stats"):
        raise Skip("only weddell tells what its clients commit")
    with Nested(parent) as weddell:
        painter = weddell.paint(*FULL, "--cursor", "32x24")
        resting_hand(parent, weddell, painter)
        eventually(lambda: same_with_cursor(parent, weddell))

        def commits():
            stats = parent.stats()
            return next(c for c in stats["clients"] if c["name"] == "weddell")["commits"]

        before = commits()
        for x in (300, 400, 500):
            move(parent, weddell, x, 500)
            wait_for(lambda: f" {x * WIDTH // 1000} {HEIGHT // 2}\n" in painter.out, "it has moved")
            eventually(lambda: same_with_cursor(parent, weddell))
        equal(commits(), before, "commits of the window")


def hidden_cursor(parent):
    need_hands(parent)
    with Nested(parent) as weddell:
        painter = weddell.paint(*FULL, "--cursor", "0x0")
        resting_hand(parent, weddell, painter)

        def check():
            own, _ = same_with_cursor(parent, weddell)
            check_painted(own, 1, (WIDTH, HEIGHT))

        eventually(check)


def default_cursor(parent):
    """Over the desktop, and again after the pointer was away."""
    need_hands(parent)
    with Nested(parent, "--output", "300x200") as weddell:
        # one hand, so that the places are in this order
        start_at(parent, weddell, programs("fingers"), "us", "move", "500", "500", "wait", "300",
                 "move", "999", "999", "wait", "300", "move", "450", "550", "wait", "600000")

        def check():
            own, stats = same_with_cursor(parent, weddell)
            assert own.box_of_content()[2] < 100, own.box_of_content()
            equal(stats["outputs"][0]["frames"]["composited"] <= 2, True, "hardly anything is drawn")

        eventually(check)


def locked(parent):
    """The cursor stays where the pointer is locked, though the parent's goes on."""
    need_hands(parent)
    with Nested(parent) as weddell:
        painter = weddell.paint(*FULL, "--cursor", "32x24", "--lock")
        resting_hand(parent, weddell, painter)

        def check():
            own, _ = same_with_cursor(parent, weddell)
            equal(check_painted(own, CURSOR, (32, 24)), (84, 48), "the cursor's place")

        eventually(check)
        for x, y in ((700, 700), (300, 900), (200, 200), (800, 300)):
            move(parent, weddell, x, y)
            eventually(check)


def large_cursor(parent):
    """Larger than the parent's pointer is given: drawn."""
    need_hands(parent)
    with Nested(parent) as weddell:
        painter = weddell.paint(*FULL, "--cursor", "257x40")
        resting_hand(parent, weddell, painter, ("500", "500"))

        def check():
            own, _ = same_with_cursor(parent, weddell)
            check_painted(own, CURSOR, (257, 40))

        eventually(check)


def without_planes(parent):
    """As asked by the environment: the same picture, drawn."""
    with Nested(parent, planes="0") as weddell:
        weddell.paint(*WINDOW, "--frames", "5")

        def check():
            _, stats = same_picture(parent, weddell)
            equal(stats["outputs"][0]["frames"]["direct"], 0, "direct frames")

        eventually(check)


CASES = {
    "a window in front of the picture": window,
    "a window in front of a client's picture": window_over_client,
    "a translucent window in front": translucent,
    "more windows than planes": many,
    "a window dragged over the edges": dragged,
    "clients killed while they are in front": killed,
    "a window in front of a turned output": turned,
    "a window in front, scaled by the parent": scaled,
    "a window that may not be in front": not_passed,
    "planes that are not wanted": without_planes,
    "a client's cursor": cursor,
    "a cursor that moves": no_commits,
    "a hidden cursor": hidden_cursor,
    "the cursor over nothing": default_cursor,
    "a locked pointer's cursor": locked,
    "a large cursor": large_cursor,
}
