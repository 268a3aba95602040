# SPDX-License-Identifier: MIT
"""GTK 3 and GTK 4: menus and popovers open, text is typed, a window is resized by dragging."""
from stage import difference
from trial import Trial, shows

# GTK 4 would draw with GL through Mesa otherwise: a client of shared memory too, but a slow one
CAIRO = {"GSK_RENDERER": "cairo"}


ANIMATED = 4000  # pixels of spinners and of bars that move by themselves


def entry(program, **variables):
    """The entry that has the focus at the start: typed into, and copied from."""

    def run(stage):
        client = stage.start(program, **variables)
        stage.wait_window(client, least=(400, 300), colours=20)
        stage.wait_still(but=ANIMATED)
        stage.type("-M", "ctrl", "-k", "a", "-m", "ctrl")
        stage.type("Weddell 42")
        stage.type("-M", "ctrl", "-k", "a", "-k", "c", "-m", "ctrl")
        stage.wait(lambda picture: clipboard(stage) == "Weddell 42",
                   "the clipboard has what was typed")
        stage.passed("text is typed; ctrl+C copies it, and wl-paste prints it")

    return run


def clipboard(stage):
    try:
        return stage.run("wl-paste", "--no-newline")
    except AssertionError:
        return ""  # there is nothing in it


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


def menu(program, x, y, **variables):
    """A combo box at (x, y) of the window."""

    def run(stage):
        client = stage.start(program, **variables)
        left, top, _, _ = stage.wait_window(client, least=(400, 300), colours=20)
        before = stage.wait_still(but=ANIMATED)
        stage.click(left + x, top + y)
        box = (left + x - 60, top + y + 15, 120, 50)
        stage.wait(lambda picture: difference(before.crop(*box), picture.crop(*box)) > 500,
                   "a menu opens")
        stage.passed("a menu opens")

    return run


def right_bottom(stage):
    left, top, width, height = stage.picture().box_of_content()
    return left + width, top + height


def resizing(program, **variables):
    """By the lower right corner, which the toolkit looks for itself, in the shadow beside it."""

    def run(stage):
        client = stage.start(program, **variables)
        stage.wait_window(client, least=(200, 150), colours=5)
        stage.wait_still(but=ANIMATED)
        right, bottom = right_bottom(stage)
        corner = right + 3, bottom + 3
        stage.drag(corner, (corner[0] - 120, corner[1] - 90))
        stage.wait(lambda picture: right_bottom(stage)[0] < right - 60 and
                   right_bottom(stage)[1] < bottom - 40, "it is smaller")
        stage.passed("is resized by dragging its corner")

    return run


TRIALS = [
    Trial("gtk3-demo", "gtk-3-examples", shows("gtk3-demo", least=(500, 300), colours=20)),
    Trial("gtk3-demo: resizing", "gtk-3-examples", resizing("gtk3-demo")),
    Trial("gtk3-widget-factory: text", "gtk-3-examples wtype", typing("gtk3-widget-factory")),
    Trial("gtk3-widget-factory: menu", "gtk-3-examples", menu("gtk3-widget-factory", 428, 241)),
    Trial("gtk4-demo", "gtk-4-examples", shows("gtk4-demo", least=(500, 300), colours=20, **CAIRO)),
    Trial("gtk4-demo: resizing", "gtk-4-examples", resizing("gtk4-demo", **CAIRO)),
    Trial("gtk4-widget-factory: text", "gtk-4-examples wtype wl-clipboard",
          entry("gtk4-widget-factory", **CAIRO)),
    Trial("gtk4-widget-factory: menu", "gtk-4-examples",
          menu("gtk4-widget-factory", 472, 246, **CAIRO)),
    Trial("gtk4-demo, drawn with GL by Mesa", "gtk-4-examples",
          shows("gtk4-demo", least=(500, 300), colours=20, GSK_RENDERER="gl")),
]
