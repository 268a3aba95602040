# SPDX-License-Identifier: MIT
"""The CPU of a frame as bars, drawn as SVG: a panel for each size, a group for each load."""
from xml.sax.saxutils import escape

COLOURS = {"weddell": "#1f6f8b", "weston": "#c9a227", "sway": "#7a9e5b", "cage": "#b5651d"}
BAR, GAP, LEFT, WIDTH, HEAD = 9, 10, 130, 640, 58
FONT = "font-family='sans-serif' font-size='11'"


def text(x, y, words, more=""):
    return f"<text x='{x:.0f}' y='{y:.0f}' {FONT} fill='#333' {more}>{escape(words)}</text>"


def bar(y, colour, value, limit):
    width = min(value / limit, 1) * (WIDTH - LEFT - 60)
    return (f"<rect x='{LEFT}' y='{y}' width='{max(width, 1):.1f}' height='{BAR - 1}' "
            f"fill='{colour}'/>" + text(LEFT + width + 4, y + BAR - 1, f"{value:.2f}"))


def group(row, medians, y, limit):
    parts = [text(LEFT - 8, y + BAR, row.name, "text-anchor='end'")]
    for peer, numbers in medians.items():
        if numbers["cpu"] is not None:
            parts.append(bar(y, COLOURS[peer], numbers["cpu"], limit))
            y += BAR
    return parts, y + GAP


def panel(size, results, y):
    """limit: the largest but one, so that a single long bar does not flatten all others."""
    numbers = sorted(n["cpu"] for medians in results.values() for n in medians.values()
                     if n["cpu"] is not None)
    limit = numbers[-2] * 1.1 if len(numbers) > 1 else 1
    parts = [text(8, y, f"{size}: CPU of the compositor for each frame, ms",
                  "font-weight='bold'")]
    y += GAP + 4
    for row, medians in results.items():
        more, y = group(row, medians, y, limit)
        parts += more
    return parts, y + GAP * 2


def legend(peers):
    parts = []
    for i, peer in enumerate(peers):
        x = 8 + 100 * i
        parts.append(f"<rect x='{x}' y='14' width='12' height='12' fill='{COLOURS[peer]}'/>")
        parts.append(text(x + 18, 24, peer))
    return parts


def draw(results, peers):
    parts, y = legend(peers), HEAD
    for size in dict.fromkeys(row.size for row in results):
        shown = {row: medians for row, medians in results.items()
                 if row.size == size and row.load != "idle" and row.unit == "frames"}
        more, y = panel(size, shown, y)
        parts += more
    return (f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{y}' "
            f"viewBox='0 0 {WIDTH} {y}'>\n<rect width='100%' height='100%' fill='white'/>\n"
            + "\n".join(parts) + "\n</svg>\n")
