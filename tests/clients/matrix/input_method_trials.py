# SPDX-License-Identifier: MIT
"""An input method: fcitx5 turns Latin letters into Hangul, and offers Hanja for it."""
from cases import need_program, wait_for
from gtk_trials import CAIRO
from trial import Trial

LATIN, HANGUL, HANJA = "gksrmf", "한글", "韓"
PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=hangul
[Groups/0/Items/0]
Name=hangul
[GroupOrder]
0=Default
"""


def start_fcitx(stage):
    """Its settings are in a folder of the trial's own, and so is the D-Bus that it has to be on."""
    need_program("fcitx5")
    folder = stage.file("settings") / "fcitx5"
    folder.mkdir(parents=True)
    (folder / "profile").write_text(PROFILE, "utf-8")
    (folder / "config").write_text("[Behavior]\nActiveByDefault=True\n", "utf-8")
    address = f"unix:path={stage.file('bus')}"
    stage.start("dbus-daemon", "--session", "--nofork", "--address", address)
    wait_for(stage.file("bus").exists, "there is a D-Bus")
    stage.start("fcitx5", DBUS_SESSION_BUS_ADDRESS=address, XDG_CONFIG_HOME=str(folder.parent))


def type_hangul(stage, typed):
    """Again and again, until it is there: nothing tells when fcitx5 is ready."""

    def composed():
        stage.type(LATIN)
        return typed()

    wait_for(composed, f"{LATIN} has become {HANGUL}")


def foot(stage):
    start_fcitx(stage)
    client = stage.start("foot", "--config=/dev/null", "--log-level=error", "sh", "-c",
                         "stty -echo; cat >typed")
    stage.wait_window(client, least=(300, 200), colours=2)

    def typed():
        stage.type("-k", "Return")
        path = stage.file("typed")
        return path.exists() and HANGUL in path.read_text("utf-8", "replace").splitlines()

    type_hangul(stage, typed)
    stage.passed("what is typed into foot is composed")


def gtk4(stage):
    start_fcitx(stage)
    client = stage.start("gtk4-demo", "--run=entry_undo", **CAIRO)
    stage.wait_window(client, least=(200, 80), colours=10)
    stage.wait_still(but=200)

    def copied(text):
        stage.type("-M", "ctrl", "-k", "a", "-k", "c", "-m", "ctrl", "-s", "300")
        return stage.try_run("wl-paste", "--no-newline") == text

    type_hangul(stage, lambda: copied(HANGUL))
    stage.passed("what is typed into GTK 4 is composed")
    stage.type("gks")  # in place of all that is selected
    before = stage.wait_still(but=200)
    stage.type("-k", "F9")
    stage.wait_change(before, "candidates are shown at the cursor", least=3000)
    stage.keep_picture()
    stage.passed("a popup at the cursor shows candidates")
    stage.type("-k", "Return")
    wait_for(lambda: copied(HANJA), f"{HANJA} was chosen")
    stage.passed("Return takes the first one")


TRIALS = [
    Trial("fcitx5 and foot", "fcitx5 fcitx5-hangul", foot),
    Trial("fcitx5 and GTK 4", "fcitx5 fcitx5-hangul", gtk4),
]
