# SPDX-License-Identifier: MIT
"""The results as tables of text, which are Markdown, too."""
from measures import MEASURES, ratio_to_best

TABLES = [
    ("cpu", min, lambda row: row.load != "idle", "{:.3f}"),
    ("p50", min, lambda row: row.load in ("opaque", "damage", "typing", "clients"), "{:.2f}"),
    ("p99", min, lambda row: row.load in ("opaque", "damage", "typing", "clients"), "{:.2f}"),
    ("rate", max, lambda row: row.load == "commits", "{:.0f}"),
    ("switches", min, lambda row: row.load == "idle", "{:.1f}"),
    ("pss", min, lambda row: True, "{:.1f}"),
    ("first", min, lambda row: row.load == "idle", "{:.0f}"),
]


def shown(number, form):
    return "—" if number is None else form.format(number)


def table(results, peers, measure, best, wanted, form):
    unit, what = MEASURES[measure]
    lines = [f"\n{what} ({unit})\n",
             "| load | size | " + " | ".join(peers) + " | weddell / best peer |",
             "|---|---|" + "---:|" * (len(peers) + 1)]
    for row, medians in results.items():
        if wanted(row):
            cells = [shown(medians[peer][measure], form) if peer in medians else "—"
                     for peer in peers]
            ratio = shown(ratio_to_best(medians, measure, best), "{:.2f}")
            lines.append(f"| {row.name} | {row.size} | " + " | ".join(cells) + f" | {ratio} |")
    return lines if len(lines) > 3 else []


def all_tables(results, peers):
    lines = []
    for measure, best, wanted, form in TABLES:
        lines += table(results, peers, measure, best, wanted, form)
    return "\n".join(lines)
