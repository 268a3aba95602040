# SPDX-License-Identifier: MIT
"""From elsewhere: waypipe, and VNC."""
from stage import HEIGHT, WIDTH, wait_for
from trial import Trial

PORT = "5977"


def waypipe(stage):
    """Both ends on this machine, over a socket."""
    stage.start("waypipe", "--oneshot", "-s", "pipe", "client")
    wait_for(lambda: (stage.weddell.folder / "pipe").exists(), "waypipe listens")
    client = stage.start("waypipe", "--oneshot", "-s", "pipe", "server", "--", "weston-flower")
    stage.wait_window(client)
    stage.passed("carries a client's windows over a socket")


def take(stage, name):
    """A picture by a VNC client, once it gets one."""
    path = stage.weddell.folder / name
    try:
        stage.run("gvnccapture", "127.0.0.1:77", str(path))
    except AssertionError:
        return False
    return path.exists()


def vnc(stage):
    client = stage.start("foot", "--config=/dev/null", "--log-level=error", "--fullscreen", "-o",
                         "colors.background=204060", "sleep", "1000")
    stage.wait(lambda picture: picture.pixel(WIDTH - 5, HEIGHT - 5) == 0x204060, "foot is shown")
    stage.start("wayvnc", "127.0.0.1", PORT)
    wait_for(lambda: take(stage, "vnc.png"), "a VNC client takes a picture")
    stage.run("ffmpeg", "-v", "error", "-i", "vnc.png", "-f", "rawvideo", "-pix_fmt", "rgb24",
              "vnc.rgb")
    pixels = (stage.weddell.folder / "vnc.rgb").read_bytes()
    assert len(pixels) == WIDTH * HEIGHT * 3, f"{len(pixels)} bytes"
    assert pixels[-15:-12] == bytes.fromhex("204060"), f"the last pixels are {pixels[-15:].hex()}"
    stage.passed("a VNC client sees what is shown")
    client.check_alive()


TRIALS = [
    Trial("waypipe", "waypipe", waypipe),
    Trial("wayvnc", "wayvnc gvncviewer ffmpeg", vnc),
]
