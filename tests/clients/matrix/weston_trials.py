# SPDX-License-Identifier: MIT
"""Weston's demo clients: all of those that use shared memory."""
from stage import colours_of, difference
from trial import Trial, shows, unworkable


def clickdot(stage):
    """Draws a dot where it is clicked."""
    client = stage.start("weston-clickdot")
    x, y, width, height = stage.wait_window(client)
    before = stage.wait_still()
    for step in range(3):
        stage.click(x + width / 3 + 40 * step, y + height / 2)
    stage.move(x + width / 2, y + height - 60)
    stage.wait_change(before, "dots where it was clicked", least=20)
    stage.passed("draws where it is clicked")


def dnd(stage):
    """One of the flowers is dragged to another place."""
    client = stage.start("weston-dnd")
    x, y, width, height = stage.wait_window(client, colours=5)
    before = stage.wait_still()
    flower = find_content(before, x, y, width, height)
    stage.drag(flower, (x + width - 80, y + height - 80))
    stage.wait_change(before, "the flower is somewhere else", least=100)
    stage.passed("shows its window, and a drag within it is drawn")


def find_content(picture, x, y, width, height):
    """A point in the middle of the first thing in the window that is not of its main colours."""
    inner = picture.crop(x + 60, y + 60, width - 120, height - 120)
    common = {colour for colour, _ in colours_of(inner).most_common(2)}
    for row in range(0, inner.height - 20, 4):
        for column, pixel in enumerate(inner.row(row)):
            if pixel not in common and inner.pixel(column, row + 16) not in common:
                return x + 60 + column, y + 60 + row + 16
    raise AssertionError("there is nothing in the window")


def terminal(stage):
    """A command is typed, and does what it should."""
    client = stage.start("weston-terminal", "--shell=/bin/sh")
    stage.wait_window(client, least=(300, 200))
    before = stage.wait_still()
    stage.type("echo done >typed; seq 30\n")
    stage.wait(lambda picture: (stage.weddell.folder / "typed").exists(), "the command ran")
    stage.wait_change(before, "its output is shown", least=500)
    stage.passed("a typed command runs, and its output is shown")


def resizor(stage):
    """Resizes itself by keys: the window follows."""
    client = stage.start("weston-resizor")
    box = stage.wait_window(client, colours=1)
    stage.type("-k", "Down")
    stage.wait(lambda picture: picture.box_of_content() != box, "it has another size")
    stage.passed("resizes itself")


def fullscreen(stage):
    client = stage.start("weston-fullscreen")
    stage.wait_window(client)
    stage.click(640, 400)
    stage.type("f")
    stage.wait(lambda picture: picture.box_of_content() == (0, 0, picture.width, picture.height),
               "it fills the output")
    stage.passed("goes full screen")


def smoke(stage):
    """Black, until the pointer stirs it."""
    stage.start("weston-smoke")
    stage.hand.do("move", 600, 400)
    for i in range(40):
        stage.move(560 + 4 * i, 380 + 2 * (i % 20))
    stage.wait(lambda picture: picture.box_of_content(), "there is smoke")
    stage.passed("shows what the pointer stirs")


def moves(*words):
    """Draws all the time."""

    def run(stage):
        client = stage.start(*words)
        stage.wait_window(client, colours=2)
        before = stage.picture()
        stage.wait(lambda picture: difference(before, picture) > 0, "it goes on drawing")
        stage.passed("shows its window, and goes on drawing")

    return run


def image(stage):
    stage.run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v",
              "1", "picture.png")
    client = stage.start("weston-image", "picture.png")
    stage.wait_window(client, least=(200, 200), colours=20)
    stage.passed("shows a picture")


TRIALS = [
    Trial("weston-simple-shm", "weston", moves("weston-simple-shm")),
    Trial("weston-simple-damage", "weston", moves("weston-simple-damage")),
    Trial("weston-flower", "weston", shows("weston-flower")),
    Trial("weston-smoke", "weston", smoke),
    Trial("weston-subsurfaces", "weston", shows("weston-subsurfaces", "-n")),
    Trial("weston-scaler", "weston", shows("weston-scaler")),
    Trial("weston-stacking", "weston", shows("weston-stacking")),
    Trial("weston-transformed", "weston", shows("weston-transformed")),
    Trial("weston-cliptest", "weston", shows("weston-cliptest")),
    Trial("weston-confine", "weston", shows("weston-confine")),
    Trial("weston-image", "weston", image),
    Trial("weston-clickdot", "weston", clickdot),
    Trial("weston-eventdemo", "weston", shows("weston-eventdemo", colours=1)),
    Trial("weston-dnd", "weston", dnd),
    Trial("weston-resizor", "weston", resizor),
    Trial("weston-fullscreen", "weston", fullscreen),
    Trial("weston-editor", "weston", unworkable(
        "weston-editor", says="No text input manager global",
        why="it speaks version 1 of text-input, which toolkits have left for version 3")),
    Trial("weston-terminal", "weston", terminal),
]
