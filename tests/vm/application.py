# SPDX-License-Identifier: MIT
"""A program as Debian installs it: with the plugins that it loads, and the files that it reads.

All of it is where it is on the host, and the libraries of all of it are there, too.
"""
import glob
import pathlib
from dataclasses import dataclass

from skip import Skip

BIN = pathlib.Path("/usr/bin")


@dataclass(frozen=True)
class Application:
    program: str  # its path; here and below, * is what differs between kinds of machines
    package: str  # of Debian, that has the program
    plugins: tuple = ()
    data: tuple = ()  # files and folders; some may be missing


def find(pattern, package):
    found = glob.glob(pattern)
    if not found:
        raise Skip(f"{pattern} is missing: it is in the Debian package {package}")
    return [pathlib.Path(path) for path in found]


def files_in(pattern):
    """Of a folder all that is below; of links, what they point to."""
    for path in map(pathlib.Path, sorted(glob.glob(pattern))):
        if path.is_dir():
            yield from (inner for inner in sorted(path.rglob("*")) if inner.is_file())
        else:
            yield path


def add_application(archive, programs, application):
    """Into an Archive, and Programs of it."""
    (program,) = find(application.program, application.package)
    programs.add(program, str(program))
    if program.parent != BIN:
        archive.add_link(f"bin/{program.name}", str(program))
    for pattern in application.plugins:
        for plugin in find(pattern, application.package):
            programs.add(plugin, str(plugin))
    for pattern in application.data:
        for path in files_in(pattern):
            archive.add_file(str(path), path.read_bytes())
