# SPDX-License-Identifier: MIT
"""The page of all clients: index.html with pictures, clients.md with a table."""
import html

STYLE = """
body { font: 15px/1.4 sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
article { display: flex; gap: 1.5em; border-top: 1px solid #ccc; padding: 1.2em 0; }
article img { width: 26em; height: auto; align-self: flex-start; background: #000; }
h2 { margin: 0 0 .3em; font-size: 1.15em; }
.passed { color: #176d2c; } .failed { color: #b00020; } .skipped { color: #7a6a00; }
table { border-collapse: collapse; } td, th { padding: .15em .8em .15em 0; text-align: left; }
ul { margin: .3em 0 .8em; padding-left: 1.2em; }
"""
MEMORY_HEAD = ("client", "pools", "seals sent", "class", "grew", "direct", "composited", "copied")


def joined(values):
    return ", ".join(sorted(values)) or "none"


def memory_rows(result):
    """What each of the trial's clients did with shared memory; none for those that have none."""
    for client in result.clients:
        pools = client["pools"]
        if not client["pools_made"]:
            continue
        seals = {"+".join(pool["seals_sent"]) or "none" for pool in pools}
        yield (client["name"], client["pools_made"], joined(seals),
               joined({kind for kind, count in client["buffers_made"].items() if count}),
               f"{sum(pool['resizes'] for pool in pools)} times",
               client["frames"]["direct"], client["frames"]["composited"],
               f"{client['bytes_copied'] / 1e6:.1f} MB")


def table(head, rows):
    def row(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in cells)

    return "<table>" + row(head, "th") + "".join(row(cells, "td") for cells in rows) + "</table>"


def article(result):
    trial = result.trial
    checks = "".join(f"<li>{html.escape(check)}</li>" for check in result.checks)
    problem = f"<pre>{html.escape(result.problem)}</pre>" if result.problem else ""
    picture = (f'<a href="{result.picture}"><img src="{result.picture}" alt=""></a>'
               if result.picture else "")
    rows = list(memory_rows(result))
    return (f'<article id="{trial.slug}"><div>{picture}</div><div>'
            f'<h2>{html.escape(trial.name)} <span class="{result.verdict}">{result.verdict}</span>'
            f"</h2><p>Debian package {html.escape(trial.package)}</p><ul>{checks}</ul>{problem}"
            f"{table(MEMORY_HEAD, rows) if rows else ''}</div></article>")


def summary(results):
    counts = {verdict: sum(result.verdict == verdict for result in results)
              for verdict in ("passed", "failed", "skipped")}
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.items())


def write_html(folder, results):
    body = "\n".join(map(article, results))
    (folder / "index.html").write_text(
        f"<!DOCTYPE html><meta charset=utf-8><title>Clients of Weddell</title>"
        f"<style>{STYLE}</style><h1>Clients of Weddell</h1><p>Programs of Debian, unmodified, on a "
        f"headless weddell: {summary(results)}.</p>\n{body}\n", encoding="utf-8")


def write_markdown(folder, results):
    lines = ["| program | package | class of its memory | seals sent | copied | what was seen |",
             "|---|---|---|---|--:|---|"]
    for result in results:
        rows = list(memory_rows(result))
        main = rows[0] if rows else ("", 0, "", "", "", 0, 0, "")
        seen = "; ".join(result.checks) if result.verdict == "passed" else result.verdict
        lines.append(f"| {result.trial.name} | {result.trial.package} | {main[3]} | {main[2]} | "
                     f"{main[7]} | {seen} |")
    (folder / "clients.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write(folder, results):
    write_html(folder, results)
    write_markdown(folder, results)
