# SPDX-License-Identifier: MIT
"""Qt 5 and Qt 6, with their own Wayland plugin and software rendering."""
import glob

from stage import difference
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
    del left, top


def designer(stage):
    """Qt 6: the designer's first dialogue, and its window behind."""
    client = stage.start(DESIGNER, **WAYLAND)
    stage.wait_window(client, least=(500, 300), colours=20)
    dialogue = stage.wait_still(but=200)
    stage.passed("shows its window and a dialogue")
    stage.type("-k", "Escape")
    stage.wait(lambda picture: difference(dialogue, picture) > 20000, "the dialogue closes")
    stage.passed("Escape closes the dialogue")


TRIALS = [
    Trial("Qt 5: gallery", "qtbase5-examples qtwayland5", gallery),
    Trial("Qt 5: lineedits", "qtbase5-examples qtwayland5 wtype", line_edits),
    Trial("Qt 6: designer", "designer-qt6 qt6-wayland wtype", designer),
]
