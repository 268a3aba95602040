# SPDX-License-Identifier: MIT
"""The files a lint looks at: the tracked ones of a checkout, or a sample made of strings."""
import pathlib
import re
import subprocess

TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""",
    re.DOTALL,
)
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
INCLUDE_FOLDERS = ("compositor", "tests", "tests/unit")  # as the meson.build files have them
UNTRACKED_FOLDERS = {".git", "out", "__pycache__"}


class Skip(Exception):
    """A rule that cannot be checked on this machine; says why."""


def blank(text):
    return re.sub(r"[^\n]", " ", text)


class Tree:
    """Paths relative to the root, each with its text. Binary files are left out."""

    def __init__(self, files, root=None):
        self.files = files
        self.root = root  # None for a sample

    def c_files(self, *folders):
        return [
            path
            for path in sorted(self.files)
            if path.endswith((".c", ".h")) and (not folders or path.startswith(folders))
        ]

    def lines(self, path):
        return enumerate(self.files[path].split("\n"), 1)

    def code(self, path, strings=True):
        """Numbered lines without comments, and on wish without what strings hold."""

        def replace(match):
            keep = strings and match["string"] is not None
            return match[0] if keep else blank(match[0])

        return enumerate(TOKEN.sub(replace, self.files[path]).split("\n"), 1)

    def includes(self, path):
        """(line, name, quoted) for each #include."""
        for number, line in self.code(path):
            if match := INCLUDE.match(line):
                yield number, match[2], match[1] == '"'

    def resolve(self, path, name):
        """The file of ours that an include names, or None."""
        folder = path.rpartition("/")[0]
        for candidate in (f"{folder}/{name}", name, *(f"{seen}/{name}" for seen in INCLUDE_FOLDERS)):
            if candidate in self.files:
                return candidate
        public = [file for file in self.files if file.endswith(f"/{name}")]
        return public[0] if name.startswith("weddell-") and public else None


def tracked(root):
    """What git tracks; in an unpacked archive, all but build folders."""
    git = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, text=True)
    if git.returncode == 0 and git.stdout:
        return [path for path in git.stdout.split("\0") if path]
    return [
        str(path.relative_to(root))
        for path in pathlib.Path(root).rglob("*")
        if not is_untracked(path.relative_to(root))
    ]


def is_untracked(path):
    return any(part in UNTRACKED_FOLDERS or part.startswith("build") for part in path.parts[:-1])


def read_tree(root):
    files = {}
    for path in tracked(root):
        full = pathlib.Path(root) / path
        if full.is_file():
            try:
                files[path] = full.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return Tree(files, root)
