# SPDX-License-Identifier: MIT
"""The page of all clients: index.html with pictures."""
import html

import shared_memory
from footprint import allowance

STYLE = """
body { font: 15px/1.4 sans-serif; margin: 2em auto; max-width: 85em; padding: 0 1em; }
article { display: flex; gap: 1.5em; border-top: 1px solid #ccc; padding: 1.2em 0; }
article img { width: 26em; height: auto; align-self: flex-start; background: #000; }
h2 { margin: 0 0 .3em; font-size: 1.15em; }
.passed { color: #176d2c; } .failed { color: #b00020; } .skipped, .not { color: #7a6a00; }
table { border-collapse: collapse; } td, th { padding: .15em .8em .15em 0; text-align: left; }
ul { margin: .3em 0 .8em; padding-left: 1.2em; } p { margin: .3em 0; }
"""
VERDICTS = ("passed", "not workable", "failed", "skipped")


def table(head, rows):
    def row(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in cells)

    return "<table>" + row(head, "th") + "".join(row(cells, "td") for cells in rows) + "</table>"


def memory(result):
    """Of the compositor, before and after."""
    if None in (result.memory or (None,)):
        return ""
    before, after = result.memory
    return (f"<p>Afterwards the compositor has no more descriptors or files mapped than before. It "
            f"had {before} kB of memory before the first of {len(result.clients)} clients came, and "
            f"{after} kB after the last had gone; {allowance(len(result.clients))} kB more are "
            f"allowed.</p>")


def article(result):
    trial = result.trial
    checks = "".join(f"<li>{html.escape(check)}</li>" for check in result.checks)
    problem = f"<pre>{html.escape(result.problem)}</pre>" if result.problem else ""
    picture = (f'<a href="{result.picture}"><img src="{result.picture}" alt=""></a>'
               if result.picture else "")
    rows = [used.cells() for used in shared_memory.used_by(result.clients)]
    return (f'<article id="{trial.slug}"><div>{picture}</div><div>'
            f'<h2>{html.escape(trial.name)} <span class="{result.verdict}">{result.verdict}</span>'
            f"</h2><p>Debian package {html.escape(trial.package)}</p><ul>{checks}</ul>{problem}"
            f"{table(shared_memory.HEAD, rows) if rows else '<p>No shared memory.</p>'}"
            f"{memory(result)}</div></article>")


def summary(results):
    counts = ((verdict, sum(result.verdict == verdict for result in results))
              for verdict in VERDICTS)
    return ", ".join(f"{count} {verdict}" for verdict, count in counts if count)


def write(folder, results):
    body = "\n".join(map(article, results))
    (folder / "index.html").write_text(
        f"<!DOCTYPE html><meta charset=utf-8><title>Clients of Weddell</title>"
        f"<style>{STYLE}</style><h1>Clients of Weddell</h1><p>Programs of Debian, unmodified, on a "
        f"headless weddell: {summary(results)}.</p>\n{body}\n", encoding="utf-8")
