#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What users expect of a hardened program, looked at from outside: the binaries
with readelf, and a running weddell in /proc.

    hardening.py WEDDELL LIBRARY --optimised=true|false --sanitised=true|false
"""
import os
import re
import resource
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import time

O_CLOEXEC = 0o2000000
NONSENSE = struct.pack("=IHH", 77, 0, 8)
RUDE_CLIENTS = 200
GET_REGISTRY = struct.pack("=IHHI", 1, 1, 12, 2)


def readelf(option, path):
    return subprocess.run(
        ["readelf", "--wide", option, path], check=True, capture_output=True, text=True
    ).stdout


def position_independent(path):
    return re.search(r"Type:\s+DYN", readelf("--file-header", path)) is not None


def full_relro(path):
    now = re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", readelf("--dynamic", path))
    return "GNU_RELRO" in readelf("--segments", path) and now is not None


def no_executable_stack(path):
    line = re.search(r"GNU_STACK.*", readelf("--segments", path))
    return line is not None and "RWE" not in line.group()


def nothing_writable_and_executable(path):
    return not re.search(r"LOAD.*RWE", readelf("--segments", path))


def no_text_relocations(path):
    return "TEXTREL" not in readelf("--dynamic", path)


def stack_protector(path):
    return "__stack_chk_fail" in readelf("--dyn-syms", path)


def fortified(path):
    return re.search(r"__\w+_chk\b", readelf("--dyn-syms", path).replace("__stack_chk", "")) is not None


def fds_of(pid):
    for name in os.listdir(f"/proc/{pid}/fd"):
        try:
            with open(f"/proc/{pid}/fdinfo/{name}", encoding="ascii") as file:
                flags = int(re.search(r"flags:\s+(\d+)", file.read()).group(1), 8)
            yield int(name), flags, os.readlink(f"/proc/{pid}/fd/{name}")
        except FileNotFoundError:
            pass


class Weddell:
    """A running one, with a connection."""

    def __init__(self, path, command=()):
        self.folder = tempfile.TemporaryDirectory()
        self.socket_path = os.path.join(self.folder.name, "weddell-test")
        environment = {**os.environ, "XDG_RUNTIME_DIR": self.folder.name}
        self.process = subprocess.Popen(
            [path, "--output", "320x200", "--socket", "weddell-test", *command],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
            ),
        )

    def connect(self):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        for _ in range(500):
            try:
                connection.connect(self.socket_path)
                return connection
            except OSError:
                time.sleep(0.02)
        raise TimeoutError("weddell does not listen")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=20)
        self.folder.cleanup()


def running_checks(path):
    with Weddell(path) as weddell, weddell.connect() as connection:
        connection.send(GET_REGISTRY)
        connection.recv(4096)
        pid = weddell.process.pid
        open_fds = list(fds_of(pid))
        # 0, 1 and 2 were opened by who started it
        leaky = [fd for fd in open_fds if fd[0] > 2 and not fd[1] & O_CLOEXEC]
        for fd in leaky:
            print("# not close-on-exec:", fd)
        yield "all descriptors are close-on-exec", len(open_fds) > 5 and not leaky
        soft, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
        yield "the limit of descriptors is raised as far as it goes", soft == hard
        mode = stat.S_IMODE(os.stat(weddell.socket_path).st_mode)
        yield "the socket is for its owner only", mode & 0o077 == 0
    with Weddell(path) as weddell:
        for _ in range(RUDE_CLIENTS):
            with weddell.connect() as connection:
                connection.send(NONSENSE)
                while connection.recv(4096):
                    pass
        weddell.process.send_signal(signal.SIGTERM)
        said = weddell.process.communicate(timeout=20)[1]
        print(f"# {len(said)} bytes logged for {RUDE_CLIENTS} clients that ended in error")
        yield "the log does not grow with clients' errors", len(said) < RUDE_CLIENTS
    with Weddell(path, ["--", "ls", "/proc/self/fd"]) as weddell:
        fds = weddell.process.communicate(timeout=20)[0].split()
        print("# descriptors of a command:", *fds)
        yield "a command inherits no descriptor", set(fds) == {"0", "1", "2", "3"}


def binary_checks(paths, optimised, sanitised):
    checks = [
        position_independent,
        full_relro,
        no_executable_stack,
        nothing_writable_and_executable,
        no_text_relocations,
        stack_protector,
    ]
    if optimised and not sanitised:
        checks.append(fortified)
    for path in paths:
        for check in checks:
            yield f"{os.path.basename(path)}: {check.__name__.replace('_', ' ')}", check(path)


def main():
    paths = [word for word in sys.argv[1:] if not word.startswith("--")]
    optimised, sanitised = "--optimised=true" in sys.argv, "--sanitised=true" in sys.argv
    number, failed = 0, 0
    for checks in (binary_checks(paths, optimised, sanitised), running_checks(paths[0])):
        for name, passed in checks:
            number += 1
            failed += not passed
            print(f"{'ok' if passed else 'not ok'} {number} - {name}", flush=True)
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
