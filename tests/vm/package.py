# SPDX-License-Identifier: MIT
"""Debian's packages, unpacked into the cache and not installed: what a guest has that its host need not."""
import fcntl
import pathlib
import tempfile


def get_package(cache, name, download, run):
    """The folder that the package was unpacked into, in the cache. Raises Skip."""
    ready = cache / name
    with open(cache / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                download([name], folder)
                unpacked = pathlib.Path(folder) / "unpacked"
                for package in pathlib.Path(folder).glob("*.deb"):
                    run(["dpkg", "-x", str(package), str(unpacked)], folder)
                unpacked.rename(ready)
    return ready
