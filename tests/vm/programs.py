# SPDX-License-Identifier: MIT
"""Programs in the guest, and the libraries of all of them, each once.

Programs are in /bin, or at a place that is asked for; libraries are in /lib, which the dynamic
linker looks through by itself.
"""
import os
import pathlib
import re
import shutil
import subprocess

from skip import Skip

FOUND = re.compile(r"^\s*(?:\S+ => )?(/\S+) \(0x", re.MULTILINE)
MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
LIBRARY_FOLDERS = ("usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu/systemd")


def find_program(name):
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if path is None:
        raise Skip(f"{name} is missing: it is in the Debian package of that name")
    return pathlib.Path(path)


class Programs:
    def __init__(self, archive):
        self._archive = archive
        self._added = set()  # the names of libraries
        self._roots = []

    def look_in(self, root):
        """Libraries are looked for in that unpacked package first, and then on the host."""
        self._roots.append(root)

    def add(self, path, place=None):
        self._archive.add_file(place or f"bin/{path.name}", path.read_bytes(), 0o755)
        self.add_libraries([path])

    def add_libraries(self, paths):
        """All that the programs and libraries in paths are linked with."""
        for library in self._libraries(paths):
            if library.name not in self._added:
                self._added.add(library.name)
                # the interpreter is found by its path
                folder = "lib64" if library.name.startswith("ld-linux") else "lib"
                self._archive.add_file(f"{folder}/{library.name}", library.read_bytes(), 0o755)

    def _libraries(self, paths):
        """By the dynamic linker's own word."""
        folders = [str(root / folder) for root in self._roots for folder in LIBRARY_FOLDERS]
        environment = os.environ | ({"LD_LIBRARY_PATH": ":".join(folders)} if folders else {})
        said = subprocess.run(
            ["ldd", *paths], capture_output=True, text=True, env=environment, check=False).stdout
        if missing := MISSING.findall(said):
            raise Skip(f"{paths[0].name} needs {', '.join(sorted(set(missing)))}")
        return [pathlib.Path(path) for path in FOUND.findall(said)]
