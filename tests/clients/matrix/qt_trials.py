# SPDX-License-Identifier: MIT
"""Qt 5 and Qt 6, with their own Wayland plugin and software rendering."""
import glob

from stage import ANIMATED, difference
from trial import Trial
from cases import Skip

WAYLAND = {"QT_QPA_PLATFORM": "wayland", "QT_SCALE_FACTOR": "1"}
EXAMPLES = "/usr/lib/*/qt5/examples/widgets/"
DESIGNER = "/usr/lib/qt6/bin/designer"


def example(name):
    found = glob.glob(EXAMPLES + name)
    if not found:
        raise Skip(f"the Qt 5 example {name} is not installed: package qtbase5-examples")
    return found[0]


def gallery(stage):
    client = stage.start(example("gallery/gallery"), **WAYLAND)
    stage.wait_window(client, least=(300, 200), colours=20)
    stage.passed("shows its window")


def line_edits(stage):
    """Text, and a combo box whose list opens."""
    client = stage.start(example("widgets/lineedits/lineedits"), **WAYLAND)
    left, top, _, _ = stage.wait_window(client, least=(200, 150), colours=10)
    before = stage.wait_still(but=200)
    stage.type("-k", "Tab")
    stage.type("Weddell")
    stage.wait_change(before, "what was typed is shown", least=60)
    stage.passed("shows what is typed")
    before = stage.wait_still(but=200)
    stage.click(left + 145, top + 82)
    stage.opens("the list of a combo box", before, (left + 70, top + 95, 150, 60))


def resizing(stage):
    """By the lower right corner of the title bar's frame, which Qt draws itself."""
    client = stage.start(example("gallery/gallery"), **WAYLAND)
    stage.wait_window(client, least=(300, 200), colours=20)
    stage.wait_still(but=ANIMATED)
    drag_corner(stage, 100)
    stage.passed("is resized by dragging its corner")


def drag_corner(stage, by):
    x, y, width, height = stage.picture().box_of_content()
    corner = x + width - 2, y + height - 2
    stage.drag(corner, (corner[0] + by, corner[1] + by))
    stage.wait(lambda picture: picture.box_of_content()[2] > width + by / 2 and
               picture.box_of_content()[3] > height + by / 2, "it is larger")


def menu(stage):
    """The menus of an editor."""
    client = stage.start(example("mainwindows/application/application"), **WAYLAND)
    left, top, _, _ = stage.wait_window(client, least=(200, 150), colours=10)
    before = stage.wait_still(but=200)
    stage.click(left + 20, top + 42)
    stage.opens("a menu", before, (left + 10, top + 55, 100, 60))
    client.check_alive()


def designer(stage):
    """Qt 6: the designer's first dialogue, and its window behind."""
    client = stage.start(DESIGNER, **WAYLAND)
    stage.wait_window(client, least=(500, 300), colours=20)
    dialogue = stage.wait_still(but=200)
    stage.passed("shows its window and a dialogue")
    stage.type("-k", "Escape")
    stage.wait(lambda picture: difference(dialogue, picture) > 20000, "the dialogue closes")
    stage.passed("Escape closes the dialogue")
    return client


def designer_menu(stage):
    """Its menu bar, its filter of widgets, and a form that is made of it."""
    client = designer(stage)
    left, top, _, _ = stage.picture().box_of_content()
    before = stage.wait_still(but=200)
    stage.click(left + 23, top + 39)
    stage.opens("a menu", before, (left + 10, top + 55, 100, 100))
    before = stage.wait_still(but=200)
    stage.click(left + 120, top + 122)
    stage.type("spin")
    stage.wait_change(before, "the list is filtered", least=5000)
    stage.passed("what is typed filters its list of widgets")
    client.check_alive()


TRIALS = [
    Trial("Qt 5: gallery", "qtbase5-examples qtwayland5", gallery),
    Trial("Qt 5: gallery, resizing", "qtbase5-examples qtwayland5", resizing),
    Trial("Qt 5: lineedits", "qtbase5-examples qtwayland5 wtype", line_edits),
    Trial("Qt 5: application, menus", "qtbase5-examples qtwayland5 wtype", menu),
    Trial("Qt 6: designer", "designer-qt6 qt6-wayland wtype", designer),
    Trial("Qt 6: designer, menus and text", "designer-qt6 qt6-wayland wtype", designer_menu),
]
