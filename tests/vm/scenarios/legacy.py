# SPDX-License-Identifier: MIT
"""The calls from before atomic modesetting, for drivers that have no others."""
import hand
from hand import point
from pointer import looks
from scenario import screen_scenario

SCRIPT = """
describe_inputs
export WEDDELL_DRM_LEGACY=1
start_screen
start_painter a
for seed in 1 2 3 4; do
	tell a show $seed
	screen_shows "each pixel of frame $seed is right" picture $seed
done
tell a part 5 100 50 300 200
screen_shows "a part is renewed alone" part 4 100 50 300 200 5
stats_say "frames were made" frames ">" 4
{off}
ask "the pen is put down" {middle}
tell a cursor 9 32
tell a show 6
{at_middle}
ask "and moved" {elsewhere}
{at_elsewhere}
tell a cursor 8 16
{smaller}
stop_painter a
stop_weddell
"""

# There are no tests of a frame that sets a mode, which says nothing of the buffer in it.
OFF = """
stop_painter a
start_painter a
tell a show 1
head=$(wlr-randr | head -n 1 | cut -d ' ' -f 1)
wlr-randr --output "$head" --off
echo "show 2" >&3
sleep 1
wlr-randr --output "$head" --on
read -r said <&4
said_is "shown*" "what was painted while the screen was off is shown"
for seed in 3 4; do
	tell a show $seed
done
said_is "shown*zero-copy=1" "and its buffer is scanned out from then on"
screen_shows "each pixel is right" picture 4
"""


def scenario(device):
    width, height = device.width, device.height
    script = SCRIPT.format(
        off=OFF if device.imports else "",
        middle=point(width // 2, height // 2, width, height),
        elsewhere=point(104, 54, width, height),
        at_middle=looks(device, 32, 9, width // 2, height // 2, 6),
        at_elsewhere=looks(device, 32, 9, 104, 54, 6),
        smaller=looks(device, 16, 8, 104, 54, 6),
    )
    return screen_scenario(
        script, device, programs=("wlr-randr",), modules=hand.MODULES,
        qemu_arguments=hand.QEMU_ARGUMENTS)
