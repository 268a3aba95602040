#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell as a service: a socket that is passed to it, and what it tells the service manager.

    service.py WEDDELL UNIT...
"""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

from program import equal, main
from cases import DEADLINE, need_program, wait_for
from compositor import environment, program

UNITS = [os.path.abspath(unit) for unit in sys.argv[2:]]
# Descriptor 3 is the socket; the number of the process is known only within it.
START = 'export LISTEN_PID=$$; exec "$0" "$@"'


@contextlib.contextmanager
def started(folder, *words, passed=None, variables=()):
    """A weddell that was passed that socket as descriptor 3."""
    env = environment(folder) | dict(variables)

    def pass_on():
        if passed is not None:
            os.dup2(passed.fileno(), 3)
            os.set_inheritable(3, True)

    process = subprocess.Popen(  # pylint: disable=subprocess-popen-preexec-fn
        ["sh", "-c", START, program(), *words], env=env, cwd=folder, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        close_fds=passed is None, preexec_fn=pass_on)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def listening(folder, name="mine", kind=socket.SOCK_STREAM):
    made = socket.socket(socket.AF_UNIX, kind)
    made.bind(f"{folder}/{name}")
    if kind == socket.SOCK_STREAM:
        made.listen()
    return made


def end(process):
    out, err = process.communicate(timeout=DEADLINE)
    return process.returncode, out, err


def passed():
    """Clients that waited in the socket are served; it is left there, and no child hears of it."""
    script = 'echo "$WAYLAND_DISPLAY [$LISTEN_FDS$LISTEN_PID$LISTEN_FDNAMES]"; wayland-info'
    need_program("wayland-info")
    with tempfile.TemporaryDirectory() as folder, listening(folder) as made:
        variables = {"LISTEN_FDS": "1", "LISTEN_FDNAMES": "weddell.socket"}
        with started(folder, "--", "sh", "-c", script, passed=made,
                     variables=variables) as process:
            status, out, err = end(process)
        equal(status, 0, f"exit status, after {err}")
        assert out.startswith("mine []\n") and "wl_compositor" in out, out
        assert "listening on mine\n" in err, err
        equal(sorted(path.name for path in pathlib.Path(folder).iterdir()), ["mine"], "left")


def not_for_us():
    """What was passed to another process is none of ours."""
    with tempfile.TemporaryDirectory() as folder, listening(folder) as made:
        env = environment(folder) | {"LISTEN_FDS": "1", "LISTEN_PID": "1"}
        done = subprocess.run(
            [program(), "--socket", "other", "--", "sh", "-c", 'echo "$WAYLAND_DISPLAY"'],
            env=env, cwd=folder, capture_output=True, text=True, timeout=DEADLINE, check=False,
            pass_fds=[made.fileno()])
        equal((done.returncode, done.stdout), (0, "other\n"), f"the end; it said {done.stderr}")


def of_no_use(fds, kind):
    def case():
        with tempfile.TemporaryDirectory() as folder, listening(folder, kind=kind) as made:
            with started(folder, passed=made, variables={"LISTEN_FDS": fds}) as process:
                status, _, err = end(process)
            equal(status, 1, "exit status")
            assert "LISTEN_FDS" in err, err

    return case


def tells(address):
    """READY once clients can connect, STOPPING at the end."""

    def case():
        with tempfile.TemporaryDirectory() as folder:
            name = address.format(folder)
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
                manager.bind("\0" + name[1:] if name.startswith("@") else name)
                manager.settimeout(DEADLINE)
                with started(folder, "--socket", "mine",
                             variables={"NOTIFY_SOCKET": name}) as process:
                    equal(manager.recv(100), b"READY=1", "the first message")
                    with socket.socket(socket.AF_UNIX) as client:
                        client.connect(f"{folder}/mine")
                    process.send_signal(signal.SIGTERM)
                    equal(manager.recv(100), b"STOPPING=1", "the last message")
                    equal(end(process)[0], 0, "exit status")

    return case


def nobody_to_tell():
    """A manager that is gone is no reason to fail, and no child hears of it."""
    with tempfile.TemporaryDirectory() as folder:
        with started(folder, "--", "sh", "-c", 'echo "[$NOTIFY_SOCKET]"',
                     variables={"NOTIFY_SOCKET": f"{folder}/gone"}) as process:
            equal(end(process)[:2], (0, "[]\n"), "the end")


def by_systemd():
    """As its own tool does it: the first client starts weddell."""
    activate = need_program("systemd-socket-activate")
    need_program("wayland-info")
    with tempfile.TemporaryDirectory() as folder:
        env = environment(folder)
        manager = subprocess.Popen(  # pylint: disable=consider-using-with
            [activate, "-l", f"{folder}/wayland-0", "-E", "XDG_RUNTIME_DIR", "-E", "HOME",
             "-E", "PATH", program(), "--backend", "headless", "--exit-with-client"],
            env=env, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: pathlib.Path(folder, "wayland-0").exists(), "the socket is there")
            done = subprocess.run(["wayland-info"], env=env, capture_output=True, text=True,
                                  timeout=DEADLINE, check=False)
            assert "xdg_wm_base" in done.stdout, f"{done.stdout}{done.stderr}"
            equal(manager.wait(DEADLINE), 0, "exit status of weddell, after its last client")
        finally:
            manager.kill()
            manager.wait()


def units_are_right():
    """The service manager's own checker has nothing to say about the units."""
    analyze = need_program("systemd-analyze")
    with tempfile.TemporaryDirectory() as folder:
        for unit in UNITS:
            text = pathlib.Path(unit).read_text(encoding="utf-8")
            lines = [f"ExecStart={program()}" if line.startswith("ExecStart=") else line
                     for line in text.splitlines()]
            pathlib.Path(folder, pathlib.Path(unit).name).write_text(
                "\n".join(lines) + "\n", encoding="utf-8")
        names = [f"{folder}/{pathlib.Path(unit).name}" for unit in UNITS]
        done = subprocess.run([analyze, "--man=no", "--user", "verify", *names],
                              env=environment(folder), capture_output=True, text=True,
                              timeout=DEADLINE, check=False)
        complaints = [line for line in (done.stdout + done.stderr).splitlines()
                      if "weddell" in line]
        equal(complaints, [], "what it said about the units")
        assert shutil.which("systemd-analyze") and len(names) == 2, names


CASES = {
    "a socket that was passed": passed,
    "a socket for another process": not_for_us,
    "two sockets": of_no_use("2", socket.SOCK_STREAM),
    "a socket that does not listen": of_no_use("1", socket.SOCK_DGRAM),
    "it tells when it is ready": tells("{}/notify"),
    "in a name of no folder": tells("@{}/notify"),
    "nobody to tell": nobody_to_tell,
    "started by systemd's tool": by_systemd,
    "the units": units_are_right,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
