# SPDX-License-Identifier: MIT
"""All C files are laid out as clang-format lays them out ("make format")."""
import pathlib
import re
import shutil
import subprocess
import tempfile

from source_tree import Skip

# Other versions lay out some lines differently; Debian 12 has this one.
VERSION = "14"
COMPLAINT = re.compile(r"^(.*?:\d+):\d+: (?:error|warning): .*", re.MULTILINE)


def formatter():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        if path := shutil.which(name):
            said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
            if f"version {VERSION}." in said:
                return path
    raise Skip(f"clang-format {VERSION} is not installed")


def complaints(root, paths):
    if not paths:
        return []
    command = [formatter(), "--dry-run", "-Werror", "--style=file", *paths]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True)
    found = sorted(set(COMPLAINT.findall(said.stderr)))
    if said.returncode != 0 and not found:
        found = [f"clang-format failed: {said.stderr.strip()}"]
    return found


def check(tree):
    if tree.root is not None:
        faults = complaints(tree.root, tree.c_files())
    else:
        faults = check_sample(tree)
    for fault in faults:
        yield f"{fault}: not laid out by clang-format (make format)"


def check_sample(tree):
    config = pathlib.Path(__file__).parents[3] / ".clang-format"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(config, folder)
        for path, text in tree.files.items():
            (pathlib.Path(folder) / path).write_text(text, encoding="utf-8")
        return complaints(folder, tree.c_files())


BAD = {
    "spaces": {"a.c": "int f(void)\n{\n    return 0;\n}\n"},
    "a brace on the line of the function": {"a.h": "int f(void) {\n\treturn 0;\n}\n"},
}
GOOD = {"as it has to be": {"a.c": "int f(void)\n{\n\treturn 0;\n}\n"}}
