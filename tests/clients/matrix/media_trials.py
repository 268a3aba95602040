# SPDX-License-Identifier: MIT
"""SDL 2, mpv playing a video, and viewers of pictures."""
import glob

from stage import difference
from trial import Trial
from cases import Skip

SDL = "/usr/libexec/installed-tests/SDL2/"


def make_video(stage):
    stage.run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25", "-t",
              "20", "-c:v", "mpeg4", "video.avi")


def make_picture(stage):
    stage.run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "smptebars=size=320x240", "-frames:v",
              "1", "picture.png")


def mpv(stage):
    make_video(stage)
    client = stage.start("mpv", "--no-config", "--vo=wlshm", "--ao=null", "--hwdec=no", "video.avi")
    stage.wait_window(client, least=(300, 200), colours=50)
    before = stage.picture()
    stage.wait(lambda picture: difference(before, picture) > 1000, "the video goes on")
    stage.passed("plays a video")


def viewer(*words):
    def run(stage):
        make_picture(stage)
        client = stage.start(*words, "picture.png")
        stage.wait_window(client, least=(300, 200), colours=7)
        stage.passed("shows a picture")

    return run


def sdl(name):
    def run(stage):
        if not glob.glob(SDL + name):
            raise Skip(f"{name} of SDL 2 is not installed: package libsdl2-tests")
        client = stage.start(SDL + name, SDL_VIDEODRIVER="wayland", SDL_RENDER_DRIVER="software")
        stage.wait_window(client, least=(300, 200), colours=3)
        before = stage.picture()
        stage.wait(lambda picture: difference(before, picture) > 50, "it goes on drawing")
        stage.passed("shows its window, and goes on drawing")

    return run


TRIALS = [
    Trial("SDL 2: testsprite2", "libsdl2-tests", sdl("testsprite2")),
    Trial("SDL 2: testdraw2", "libsdl2-tests", sdl("testdraw2")),
    Trial("mpv --vo=wlshm", "mpv ffmpeg", mpv),
    Trial("imv", "imv ffmpeg", viewer("imv-wayland")),
    Trial("swayimg", "swayimg ffmpeg", viewer("swayimg")),
]
