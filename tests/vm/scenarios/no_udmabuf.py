# SPDX-License-Identifier: MIT
"""Without udmabuf, or without the right to it, or past its limits, all is composited."""
from scenario import screen_scenario

SCRIPT = """
mv /dev/udmabuf /dev/kept
start_screen
start_painter a
tell a show 1
said_is "shown*zero-copy=0" "missing: composited"
screen_shows "missing: each pixel is right" picture 1
stats_say "missing: the reason is told" not_direct.output ">" 0
stop_painter a
stop_weddell

mv /dev/kept /dev/udmabuf
echo 1 >/sys/module/udmabuf/parameters/size_limit_mb
start_screen
start_painter a
tell a show 2
said_is "shown*zero-copy=0" "more than the kernel wraps: composited"
screen_shows "more than the kernel wraps: each pixel is right" picture 2
stats_say "more than the kernel wraps: the reason is told" not_direct.memory ">" 0
stop_painter a
stop_weddell

echo 64 >/sys/module/udmabuf/parameters/size_limit_mb
start_screen --budget pinned-bytes=1M
start_painter a
tell a show 3
said_is "shown*zero-copy=0" "past its budget: composited"
screen_shows "past its budget: each pixel is right" picture 3
stats_say "past its budget: the reason is told" not_direct.memory ">" 0
stop_painter a
stop_weddell

start_screen
start_painter a
tell a show 4
said_is "shown*zero-copy=1" "with it: scanned out"
screen_shows "with it: each pixel is right" picture 4
tell a punch
tell a again
said_is "shown*zero-copy=0" "after its pages were punched out: composited"
tell a show 5
tell a show 6
said_is "shown*zero-copy=1" "with new pages: scanned out again"
screen_shows "with new pages: each pixel is right" picture 6
stop_painter a
stop_weddell
"""


def scenario(device):
    return screen_scenario(SCRIPT, device)
