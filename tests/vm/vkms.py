# SPDX-License-Identifier: MIT
"""vkms, the kernel's own virtual display, which Debian does not build: from the source of the
very kernel that is booted, against its headers. Made once, and kept in the cache.
"""
import fcntl
import os
import pathlib
import shutil
import subprocess
import tempfile

from skip import Skip

SOURCE_PACKAGE = "linux-source-6.12"
DRIVER = "drivers/gpu/drm/vkms"
BUILD_SECONDS = 600


def get_vkms(cache, release, download, run):
    """The bytes of vkms.ko for the kernel of that release, as 6.12.9+deb12-amd64. Raises Skip."""
    made = cache / f"vkms-{release}.ko"
    with open(cache / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            for program in ("make", "cc", "strip", "tar", "xz"):
                if shutil.which(program) is None:
                    raise Skip(f"vkms is built with {program}, which is missing")
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                build(pathlib.Path(folder), release, download, run).rename(made)
    return made.read_bytes()


def build(folder, release, download, run):
    abi = release.removesuffix("-amd64")
    version = package_version(f"linux-image-{release}", run)
    download(
        [
            f"linux-headers-{release}",
            f"linux-headers-{abi}-common",
            f"linux-kbuild-{abi}",
            f"{SOURCE_PACKAGE}={version}",
        ],
        folder,
    )
    root = folder / "root"
    for package in folder.glob("*.deb"):
        run(["dpkg", "-x", str(package), str(root)], folder)
    archive = root / "usr/src" / f"{SOURCE_PACKAGE}.tar.xz"
    run(["tar", "-xJf", str(archive), f"{SOURCE_PACKAGE}/{DRIVER}"], folder)
    headers = root / "usr/src" / f"linux-headers-{release}"
    point_to(headers / "Makefile", root)
    driver = folder / SOURCE_PACKAGE / DRIVER
    make(headers, driver)
    run(["strip", "--strip-debug", str(driver / "vkms.ko")], folder)
    return driver / "vkms.ko"


def package_version(package, run):
    for line in run(["apt-cache", "madison", package], None).splitlines():
        return line.split("|")[1].strip()
    raise Skip(f"apt knows no package {package} (apt-get update?)")


def point_to(makefile, root):
    """The headers expect to be where a package puts them."""
    text = makefile.read_text(encoding="utf-8")
    makefile.write_text(text.replace("include /usr/src", f"include {root}/usr/src"), "utf-8")


def make(headers, driver):
    options = ["CONFIG_DRM_VKMS=m", "CONFIG_DEBUG_INFO_BTF_MODULES="]
    words = ["make", "-s", "-j2", "-C", str(headers), f"M={driver}", *options, "modules"]
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        words, env=environment, capture_output=True, text=True, timeout=BUILD_SECONDS, check=False
    )
    if done.returncode != 0:
        last = (done.stderr.strip() or "no reason given").splitlines()[-1]
        raise Skip(f"vkms could not be built: {last}")
