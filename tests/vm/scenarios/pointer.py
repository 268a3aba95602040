# SPDX-License-Identifier: MIT
"""A pointer over a client that fills the screen: with a cursor plane that stays scanned out."""
import hand
from hand import point
from scenario import screen_scenario

# The cursor's hotspot is 4 pixels in (clients/painted-cursor.h).
SCRIPT = """
describe_inputs
start_screen
start_painter a
tell a show 1
said_is "shown*zero-copy={direct}" "{way} while there is no pointer"
ask "the pen is put down" {middle}
tell a cursor 9 32
said_is done "the client gives the pointer a cursor"
{cursor_at_middle}
tell a show 2
said_is "shown*zero-copy={with_cursor}" "{way_with_cursor} with the pointer on it"
{middle_is_right}
for try in 1 2 3; do
	ask "the pen is moved" {elsewhere}
	{elsewhere_is_right}
	ask "the pen is moved back" {middle}
	{middle_is_right}
done
tell a show 3
said_is "shown*zero-copy={with_cursor}" "{way_with_cursor} after it was moved"
ask "the pen is moved to an edge" {edge}
tell a show 4
said_is "shown*zero-copy={with_cursor}" "{way_with_cursor} with half of the cursor past an edge"
{edge_is_right}
stats_say "no byte of it was copied" bytes_read = 0 bytes_copied = 0
{counted}
ask "the pen is moved" {elsewhere}
tell a cursor 8 {large}
tell a show 5
said_is "shown*zero-copy=0" "a cursor larger than the plane is drawn"
screen_shows "and right" at 8 100 50 {large} {large} 5
tell a cursor 7 16
tell a show 6
said_is "shown*zero-copy={with_cursor}" "{way_with_cursor} with a small one again"
{small_is_right}
stop_painter a
stop_weddell
"""


def looks(device, size, seed, x, y, base):
    """What is seen of a cursor whose hotspot is at (x, y)."""
    left, top = x - 4, y - 4
    if device.cursor == "seen" or device.cursor == "":
        shown = f'screen_shows "the cursor is there" at {seed} {left} {top} {size} {size} {base}'
    else:  # the camera does not see it, and what it hides is right
        shown = f'screen_shows "what is behind the cursor is right" picture {base}'
    if device.cursor:
        shown += f'\nplane_is "on a plane of its own" AR24 {device.cursor_size}x{device.cursor_size}+{left}+{top}'
    return shown


def scenario(device):
    width, height = device.width, device.height
    x, y = width // 2, height // 2
    on_plane = device.cursor != ""
    with_cursor = device.imports and on_plane
    way = {True: "scanned out", False: "composited"}
    edge_left = width - 20
    script = SCRIPT.format(
        direct=int(device.imports),
        way=way[device.imports],
        with_cursor=int(with_cursor),
        way_with_cursor=way[with_cursor],
        middle=point(x, y, width, height),
        elsewhere=point(104, 54, width, height),
        edge=point(edge_left + 4, y, width, height),
        cursor_at_middle=looks(device, 32, 9, x, y, 1),
        middle_is_right=looks(device, 32, 9, x, y, 2),
        elsewhere_is_right=looks(device, 32, 9, 104, 54, 2),
        edge_is_right=f'plane_is "on its plane" AR24 {device.cursor_size}x{device.cursor_size}+{edge_left}+{y - 4}' if on_plane else "",
        counted='stats_say "no frame of it was drawn, but for the cursor, once" client_composited = 1 client_direct ">=" 4'
        if with_cursor
        else "",
        large=device.cursor_size + 36,
        small_is_right=looks(device, 16, 7, 104, 54, 6),
    )
    return screen_scenario(
        script, device, modules=hand.MODULES, qemu_arguments=hand.QEMU_ARGUMENTS)
