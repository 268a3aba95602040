# SPDX-License-Identifier: MIT
"""From elsewhere: waypipe, and VNC."""
import socket

import browser
from stage import ANIMATED, HEIGHT, WIDTH, difference, wait_for
from trial import Trial
from vnc_viewer import VncViewer
from cases import equal
from picture import read_png

VNC_PORTS = 5900  # display 1 is the port 5901
NOVNC = "/usr/share/novnc"

GROUND = 0x204060
QUIET, IDLE = 1, 5  # seconds
LETTERS = 6  # more than wayvnc has buffers


def waypipe(stage):
    """Both ends on this machine, over a socket."""
    stage.start("waypipe", "--oneshot", "-s", "pipe", "client")
    wait_for(lambda: (stage.weddell.folder / "pipe").exists(), "waypipe listens")
    client = stage.start("waypipe", "--oneshot", "-s", "pipe", "server", "--", "weston-flower")
    stage.wait_window(client)
    stage.passed("carries a client's windows over a socket")


def free_port():
    """A TCP port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def serve(stage, **variables):
    """wayvnc, with foot to look at; returns its port."""
    client = stage.start("foot", "--config=/dev/null", "--log-level=error", "--fullscreen", "-o",
                         f"colors.background={GROUND:06x}", "sh")
    stage.wait(is_ground, "foot is shown")
    port = free_port()
    stage.start("wayvnc", "127.0.0.1", str(port), **variables)
    client.check_alive()
    return port


def is_ground(picture):
    return (picture.width, picture.height) == (WIDTH, HEIGHT) and picture.pixel(
        WIDTH - 5, HEIGHT - 5) == GROUND


def take(stage, port):
    """A picture by a VNC client; None while there is none."""
    said = stage.try_run("gvnccapture", f"127.0.0.1:{port - VNC_PORTS}", "vnc.png")
    return None if said is None else read_png(stage.file("vnc.png"))


def same(stage, port):
    """Whether a VNC client sees what is shown; there may be another frame in between."""
    before, taken, after = stage.picture(), take(stage, port), stage.picture()
    return taken and 0 in (difference(before, taken), difference(after, taken))


def vnc(stage):
    port = serve(stage)
    wait_for(lambda: same(stage, port), "a VNC client takes a picture")
    stage.passed("a VNC client sees what is shown, pixel for pixel")
    stage.type("seq 20\n")
    stage.wait_still()
    wait_for(lambda: same(stage, port), "a VNC client sees what has changed")
    stage.passed("and what has changed since")


def captured(stage):
    """Bytes that weddell wrote into wayvnc's pictures."""
    _, stats = stage.weddell.snapshot()
    (client,) = (each for each in stats["clients"] if each["name"] == "wayvnc")
    return client["bytes_captured"]


def cost_of_a_letter(stage, viewer):
    """Bytes captured and sent. A buffer that is new to weddell is captured whole."""
    before = captured(stage), viewer.received
    stage.type("x")
    wait_for(lambda: captured(stage) > before[0], "a letter is captured")
    viewer.watch(QUIET)
    return captured(stage) - before[0], viewer.received - before[1]


def idle(stage):
    """A viewer stays connected: what wayvnc asks of weddell, and what that costs."""
    port = serve(stage, WAYLAND_DEBUG="1")
    wait_for(lambda: same(stage, port), "a VNC client takes a picture")
    with VncViewer(port) as viewer:
        viewer.watch(QUIET)
        equal(viewer.pixels >= WIDTH * HEIGHT, True, "the viewer has the whole picture")
        at_rest = captured(stage), viewer.received
        viewer.watch(IDLE)
        equal((captured(stage), viewer.received), at_rest, "bytes captured and sent, when idle")
        stage.passed(f"idle for {IDLE} s, with a viewer: nothing is captured, nothing sent")
        costs = [cost_of_a_letter(stage, viewer) for _ in range(LETTERS)]
        bytes_captured, bytes_sent = min(costs)
        assert bytes_captured < WIDTH * HEIGHT, f"bytes captured and sent for each letter: {costs}"
        stage.passed(f"a letter typed, once wayvnc has used all of its buffers: {bytes_captured} "
                     f"bytes captured, {bytes_sent} sent; a picture has {4 * WIDTH * HEIGHT}")
    wayvnc = stage.weddell.clients[-1]
    assert ".copy_with_damage(" in wayvnc.err, "wayvnc does not ask for damage"
    stage.passed("by screencopy's copy_with_damage")


def novnc(stage):
    """A browser looks at weddell, through websockify and wayvnc."""
    port, web = serve(stage), free_port()
    wait_for(lambda: same(stage, port), "a VNC client takes a picture")
    stage.start("websockify", "--web", NOVNC, f"127.0.0.1:{web}", f"127.0.0.1:{port}")
    url = f"http://127.0.0.1:{web}/vnc_lite.html?host=127.0.0.1&port={web}&path=websockify"

    with browser.Page(stage.weddell.folder, stage.weddell.environment, url) as page:

        def seen():
            stage.kept = page.picture()
            stage.file("browser.png").write_bytes(stage.kept)
            picture = read_png(stage.file("browser.png"))
            return sum(picture.row(y).count(GROUND) for y in range(picture.height)
                       ) > WIDTH * HEIGHT / 2

        wait_for(seen, "the page shows what is shown")
    stage.passed("a page in headless Chromium shows what is shown")


def chromium(stage):
    """The browser as a client: its window is drawn by the CPU."""
    page = stage.file("page.html")
    page.write_text("<!DOCTYPE html><title>0</title><body style='background: #204060'>"
                    "<input autofocus oninput='document.title = value'>", encoding="utf-8")
    client = stage.start("chromium", "--ozone-platform=wayland", *browser.OPTIONS, f"file://{page}")
    stage.wait(lambda picture: sum(picture.row(y).count(GROUND) for y in range(HEIGHT)) > 200000,
               "the page is shown")
    stage.passed("shows a page")
    before = stage.wait_still(but=ANIMATED)
    stage.type("Weddell")
    stage.wait_change(before, "what is typed is shown", least=100)
    stage.wait_still(but=ANIMATED)
    client.check_alive()
    stage.passed("shows what is typed")


TRIALS = [
    Trial("waypipe", "waypipe", waypipe),
    Trial("wayvnc", "wayvnc gvncviewer foot wtype", vnc),
    Trial("wayvnc: idle", "wayvnc foot wtype", idle),
    Trial("noVNC in Chromium", "wayvnc novnc websockify chromium gvncviewer foot", novnc),
    Trial("Chromium", "chromium wtype", chromium),
]
