# SPDX-License-Identifier: MIT
"""Lines of points, both ways by powers of ten, drawn as SVG: a panel for each quantity."""
import math

from chart import COLOURS, legend, text

WIDTH, HEIGHT, LEFT, TOP, PANEL = 640, 150, 60, 50, 200


def span(numbers):
    low, high = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))
    return low, max(high, low + 1)


def place(value, limits, length):
    return (math.log10(value) - limits[0]) / (limits[1] - limits[0]) * length


def axes(x_span, y_span, y):
    parts = []
    for power in range(x_span[0], x_span[1] + 1):
        x = LEFT + place(10 ** power, x_span, WIDTH - LEFT - 40)
        parts.append(text(x, y + HEIGHT + 14, f"{10 ** power:,}", "text-anchor='middle'"))
    for power in range(y_span[0], y_span[1] + 1):
        line = y + HEIGHT - place(10 ** power, y_span, HEIGHT)
        parts.append(f"<line x1='{LEFT}' x2='{WIDTH - 40}' y1='{line:.1f}' y2='{line:.1f}' "
                     "stroke='#ddd'/>")
        parts.append(text(LEFT - 6, line + 4, f"{10 ** power:g}", "text-anchor='end'"))
    return parts


def panel(title, found, name, y):
    points = [point for each in found.values() for point in each]
    x_span, y_span = span([p["count"] for p in points]), span([p[name] for p in points])
    parts = [text(8, y - 8, title, "font-weight='bold'"), *axes(x_span, y_span, y)]
    for peer, each in found.items():
        spots = [(LEFT + place(p["count"], x_span, WIDTH - LEFT - 40),
                  y + HEIGHT - place(p[name], y_span, HEIGHT)) for p in each]
        path = " ".join(f"{x:.1f},{spot:.1f}" for x, spot in spots)
        parts.append(f"<polyline points='{path}' fill='none' stroke='{COLOURS[peer]}' "
                     "stroke-width='2'/>")
        parts += [f"<circle cx='{x:.1f}' cy='{spot:.1f}' r='3' fill='{COLOURS[peer]}'/>"
                  for x, spot in spots]
    return parts


def draw(panels):
    """Of (title, {compositor: [point]}, which quantity of a point)."""
    parts = legend(panels[0][1])
    for number, (title, found, name) in enumerate(panels):
        if found:
            parts += panel(title, found, name, TOP + 20 + number * PANEL)
    height = TOP + 20 + PANEL * len(panels)
    return (f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{height}' "
            f"viewBox='0 0 {WIDTH} {height}'>\n<rect width='100%' height='100%' fill='white'/>\n"
            + "\n".join(parts) + "\n</svg>\n")
