# SPDX-License-Identifier: MIT
"""What docs/clients.md has of the trials: a table between two marks, and small pictures."""
import subprocess

import shared_memory
from picture import read_png

BEGIN, END = "<!-- written by make clients -->\n", "<!-- to here -->\n"
PICTURES = "pictures/clients"
WIDTH, COLOURS = 240, 48  # of a small picture


def shrink(source, target):
    """What is not black of a picture, small and with few colours."""
    left, top, width, height = read_png(source).box_of_content()
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-i", source, "-vf",
         f"crop={width}:{height}:{left}:{top},scale=w='min({WIDTH},iw)':h=-1:flags=area,split[a][b];"
         f"[a]palettegen=max_colors={COLOURS}:reserve_transparent=0[p];[b][p]paletteuse=dither=none",
         "-frames:v", "1", target], check=True, stdin=subprocess.DEVNULL)


def picture(result, page, docs):
    """The picture as Markdown has it; nothing where nothing was shown."""
    if result.picture is None or read_png(page / result.picture).box_of_content() is None:
        return ""
    shrink(page / result.picture, docs / PICTURES / result.picture)
    return f"![]({PICTURES}/{result.picture})"


def row(result, page, docs):
    used = "<br>".join(each.sentence() for each in shared_memory.used_by(result.clients))
    checks = "; ".join(result.checks)
    if result.verdict != "passed":
        checks = f"**{result.verdict}**: {checks}"
    cells = (picture(result, page, docs), f"**{result.trial.name}** ({result.trial.package})",
             checks, used or "none")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def write(docs, page, results):
    """docs is the folder of clients.md, page that of the pictures."""
    (docs / PICTURES).mkdir(exist_ok=True, parents=True)
    for old in (docs / PICTURES).glob("*.png"):
        old.unlink()
    lines = ["| | program | what was seen | shared memory |", "|---|---|---|---|",
             *(row(result, page, docs) for result in results)]
    path = docs / "clients.md"
    before, rest = path.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    path.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n\n" + END + after, "utf-8")
