# SPDX-License-Identifier: MIT
"""The guest's kernel, its modules and its shell, from Debian's packages.

Nothing is installed: the packages are downloaded and unpacked into a cache, once.
The cache is $WEDDELL_VM_CACHE, or weddell-vm in the user's cache folder; delete
it to have a newer kernel. Of several tests that begin together one fetches
and the others wait.
"""
import fcntl
import lzma
import os
import pathlib
import platform
import re
import shutil
import struct
import subprocess
import tempfile

from package import get_package
from skip import Skip
from vkms import get_vkms

PACKAGE = "linux-image-6.12-amd64"  # depends on the newest one of that series
SHELL_PACKAGE = "busybox-static"
DOWNLOAD_SECONDS = 180
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


class Kernel:
    """What a machine boots from."""

    def __init__(self, folder):
        self.image = next(folder.glob("vmlinu[xz]"))
        self.busybox = folder / "bin" / "busybox"
        self._modules = folder / "lib" / "modules"
        self._cache = folder.parent

    def modules(self, names):
        """(name, bytes) of the modules named and of all they need, in the order to load them."""
        loaded = {}
        for name in names:
            self._add_module(name, loaded)
        return list(loaded.items())

    def package(self, name):
        """The folder of a package of Debian that the guest shall have."""
        return get_package(self._cache, name, download, run)

    def _add_module(self, name, loaded):
        if name in loaded:
            return
        data = self._read_module(name)
        depends = re.search(rb"\0depends=([^\0]*)\0", data)
        for other in depends[1].decode().split(",") if depends else []:
            if other:
                self._add_module(other, loaded)
        loaded[name] = data

    def _read_module(self, name):
        if name == "vkms":
            release = next(self._modules.iterdir()).name
            return get_vkms(self._cache, release, download, run)
        found = sorted(self._modules.rglob(f"{name.replace('_', '[-_]')}.ko.xz"))
        if not found:
            raise FileNotFoundError(f"the kernel has no module {name}")
        return lzma.decompress(found[0].read_bytes())


def cache_folder():
    if folder := os.environ.get("WEDDELL_VM_CACHE"):
        return pathlib.Path(folder)
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "weddell-vm"


def get_kernel():
    """The kernel of the cache, fetched when there is none yet. Raises Skip."""
    if platform.machine() != "x86_64":
        raise Skip(f"the guest's kernel is for x86_64, this is {platform.machine()}")
    cache = cache_folder()
    ready = cache / "ready"
    if not ready.exists():
        try:
            cache.mkdir(parents=True, exist_ok=True)
            with open(cache / "lock", "w", encoding="ascii") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not ready.exists():
                    fetch(cache, ready)
        except OSError as error:
            raise Skip(f"no kernel in the cache {cache}: {error}") from error
    return Kernel(ready)


def fetch(cache, ready):
    for program in ("apt-get", "apt-cache", "dpkg"):
        if shutil.which(program) is None:
            raise Skip(f"the kernel is had with {program}, which is missing")
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        unpacked = pathlib.Path(folder) / "unpacked"
        download([newest_image(), SHELL_PACKAGE], folder)
        for package in pathlib.Path(folder).glob("*.deb"):
            run(["dpkg", "-x", str(package), str(unpacked)], folder)
        extract_image(unpacked)
        unpacked.rename(ready)


def newest_image():
    said = run(["apt-cache", "depends", PACKAGE], None)
    found = re.search(r"Depends: (linux-image-\S+)", said)
    if found is None:
        raise Skip(f"apt knows no package {PACKAGE} (apt-get update?)")
    return found[1]


def download(packages, folder):
    patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"]
    run(["apt-get", "download", "-q", *patience, *packages], folder)


def run(command, folder):
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=DOWNLOAD_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        raise Skip(f"{command[0]} took more than {DOWNLOAD_SECONDS} seconds") from None
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
        raise Skip(f"{' '.join(command[:2])} failed: {last}")
    return done.stdout


def extract_image(unpacked):
    """An unpacked image boots half a second faster; without zstd the packed one does too."""
    packed = next((unpacked / "boot").glob("vmlinuz-*"))
    data = packed.read_bytes()
    # Documentation/arch/x86/boot.rst of the kernel: setup_sects, payload_offset, payload_length
    begin = (data[0x1F1] + 1) * 512 + struct.unpack_from("<I", data, 0x248)[0]
    length = struct.unpack_from("<I", data, 0x24C)[0]
    payload = data[begin : begin + length - 4]  # without the size appended to it
    if payload.startswith(ZSTD_MAGIC) and shutil.which("zstd") is not None:
        done = subprocess.run(["zstd", "-dcq"], input=payload, capture_output=True)
        if done.returncode == 0 and done.stdout.startswith(b"\x7fELF"):
            (unpacked / "vmlinux").write_bytes(done.stdout)
            return
    shutil.copy(packed, unpacked / "vmlinuz")
