# SPDX-License-Identifier: MIT
"""GTK 3 and GTK 4: menus and popovers open, text is typed, a window is resized by dragging."""
from stage import ANIMATED, LEFT, RIGHT, colours_of, difference
from trial import Trial, shows

# GTK 4 would draw with GL through Mesa otherwise: a client of shared memory too, but a slow one
CAIRO = {"GSK_RENDERER": "cairo"}
LARGE = (1920, 1200)  # all of the widget factories fits

def entry(program, **variables):
    """The entry that has the focus at the start: typed into, and copied from."""

    def run(stage):
        client = stage.start(program, **variables)
        stage.wait_window(client, least=(400, 300), colours=20)
        stage.wait_still(but=ANIMATED)
        stage.type("-M", "ctrl", "-k", "a", "-m", "ctrl")
        stage.type("Weddell 42")
        stage.type("-M", "ctrl", "-k", "a", "-k", "c", "-m", "ctrl")
        stage.wait(lambda picture: stage.try_run("wl-paste", "--no-newline") == "Weddell 42",
                   "the clipboard has what was typed")
        stage.passed("text is typed; ctrl+C copies it, and wl-paste prints it")

    return run


def typing(program, **variables):
    """For GTK 3, which looks for accelerators in the keymap of a moment later: wtype, and its keymap
    with the one key that it made, are gone then. Text it takes."""

    def run(stage):
        client = stage.start(program, **variables)
        stage.wait_window(client, least=(400, 300), colours=20)
        before = stage.wait_still(but=ANIMATED)
        box = (10, 0, 350, 140)  # the entry that has the focus at the start
        stage.type("WeddellWeddell")
        stage.wait(lambda picture: difference(before.crop(*box), picture.crop(*box)) > 150,
                   "what was typed is shown")
        stage.passed("shows what is typed")

    return run


def opens(*words, at, what, button=LEFT, closes_at=None, **variables):
    """A click at a point of the picture opens something just below it."""

    def run(stage):
        client = stage.start(*words, **variables)
        stage.wait_window(client, least=(400, 300), colours=20)
        before = stage.wait_still(but=ANIMATED)
        stage.click(*at, button)
        stage.opens(what, before, (at[0] - 60, at[1] + 15, 120, 50), closes_at)
        client.check_alive()

    return run


def search(stage):
    """The list of demos, by what is typed."""
    client = stage.start("gtk4-demo", **CAIRO)
    stage.wait_window(client, least=(500, 300), colours=20)
    before = stage.wait_still(but=ANIMATED)
    stage.click(332, 122)
    stage.wait_change(before, "a field for the search opens", least=1000)
    stage.type("clipb")
    box = (250, 300, 200, 400)
    stage.wait(lambda picture: len(colours_of(picture.crop(*box))) <= 3, "the list is short")
    stage.passed("finds what is typed")


def right_bottom(stage):
    left, top, width, height = stage.picture().box_of_content()
    return left + width, top + height


def resizing(program, by=(-120, -90), **variables):
    """By the lower right corner, which the toolkit looks for itself, in the shadow beside it."""

    def run(stage):
        client = stage.start(program, **variables)
        stage.wait_window(client, least=(200, 150), colours=5)
        stage.wait_still(but=ANIMATED)
        before = right_bottom(stage)
        corner = before[0] + 3, before[1] + 3
        stage.drag(corner, (corner[0] + by[0], corner[1] + by[1]))
        stage.wait(lambda picture: all(
            abs(now - then - way) < 40 for now, then, way in zip(right_bottom(stage), before, by)),
            "its corner is where it was dragged to")
        stage.passed("is resized by dragging its corner")

    return run


TRIALS = [
    Trial("gtk3-demo", "gtk-3-examples", shows("gtk3-demo", least=(500, 300), colours=20)),
    Trial("gtk3-demo: resizing", "gtk-3-examples", resizing("gtk3-demo")),
    Trial("gtk3-widget-factory: text", "gtk-3-examples wtype", typing("gtk3-widget-factory")),
    Trial("gtk3-widget-factory: menu", "gtk-3-examples wtype",
          opens("gtk3-widget-factory", at=(428, 275), what="a menu")),
    Trial("gtk3-widget-factory: resizing", "gtk-3-examples", resizing("gtk3-widget-factory", by=(90, 60)), size=LARGE),
    Trial("gtk3-demo: menus", "gtk-3-examples wtype",
          opens("gtk3-demo", "--run=menus", at=(1110, 368), what="a menu")),
    Trial("gtk3-demo: popover", "gtk-3-examples wtype",
          opens("gtk3-demo", "--run=popover", at=(138, 512), what="a popover",
                closes_at=(138, 512))),
    Trial("gtk4-demo", "gtk-4-examples", shows("gtk4-demo", least=(500, 300), colours=20, **CAIRO)),
    Trial("gtk4-demo: resizing", "gtk-4-examples", resizing("gtk4-demo", **CAIRO)),
    Trial("gtk4-widget-factory: text", "gtk-4-examples wtype wl-clipboard",
          entry("gtk4-widget-factory", **CAIRO)),
    Trial("gtk4-widget-factory: popover", "gtk-4-examples wtype",
          opens("gtk4-widget-factory", at=(472, 246), what="a list in a popover", **CAIRO)),
    Trial("gtk4-widget-factory: resizing", "gtk-4-examples",
          resizing("gtk4-widget-factory", by=(90, 60), **CAIRO), size=LARGE),
    Trial("gtk4-demo: popover menu", "gtk-4-examples wtype",
          opens("gtk4-demo", at=(968, 122), what="a popover with a menu", **CAIRO)),
    Trial("gtk4-demo: menu of the right button", "gtk-4-examples wtype",
          opens("gtk4-demo", "--run=menu", at=(640, 360), what="a menu", button=RIGHT, **CAIRO)),
    Trial("gtk4-demo: search", "gtk-4-examples wtype", search),
    Trial("gtk4-demo, drawn with GL by Mesa", "gtk-4-examples",
          shows("gtk4-demo", least=(500, 300), colours=20, GSK_RENDERER="gl")),
]
