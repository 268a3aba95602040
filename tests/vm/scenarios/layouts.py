# SPDX-License-Identifier: MIT
"""Where pixels begin and how far rows are apart: what the hardware shows rightly, and what not."""
from scenario import screen_scenario

SCRIPT = """
start_screen
{cases}
stop_weddell
"""

CASE = """
start_painter a {words}
tell a show {seed}
said_is "shown*zero-copy={direct}" "{words}: {way}"
screen_shows "{words}: each pixel is right" picture {seed}
tell a show {next}
screen_shows "{words}: and of the next frame" picture {next}
{reason}
stop_painter a
"""

# words for the painter; on which devices it is scanned out; why not on others
ROWS = (
    ("gap=32", ("cirrus", "vkms"), ""),
    ("gap=4", ("vkms",), "stride"),
    ("offset=4096", ("cirrus", "vkms"), ""),
    ("offset=8", ("cirrus",), "offset"),
    ("offset=4 gap=64", ("cirrus",), "offset"),
    ("argb", ("cirrus", "vkms"), ""),
    ("unsealed", (), "memory"),
)


def case(number, row, device):
    words, direct_on, reason = row
    direct = device.name in direct_on
    ask = f'stats_say "{words}: the reason is told" not_direct.{reason} ">" 0'
    return CASE.format(
        words=words,
        seed=number * 2 + 1,
        next=number * 2 + 2,
        direct=int(direct),
        way="scanned out" if direct else "composited",
        reason=ask if device.imports and not direct and reason != "memory" else "",
    )


def scenario(device):
    cases = "".join(case(number, row, device) for number, row in enumerate(ROWS))
    return screen_scenario(SCRIPT.format(cases=cases), device)
