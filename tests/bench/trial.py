# SPDX-License-Identifier: MIT
"""One trial: a compositor is started, a load is put on it, and what it cost is returned."""
import json
import os
import shutil
import subprocess
import time

from compositors import as_plain_user, processes_of, pss_kib

UNSUPPORTED = 77


class Unsupported(Exception):
    """The compositor cannot run this load; the text says why."""


def stage_programs(folder, weddell, load):
    """Copies of ours where a plain user may run them, as the peers' are."""
    os.chmod(folder, 0o755)
    for program, name in ((weddell, "weddell"), (load, "bench-load")):
        shutil.copy(program, folder / name)
        os.chmod(folder / name, 0o755)


def _start_load(compositor, load, clients, warm_up, seconds, since):
    words = [str(compositor.programs / "bench-load"), load,
             f"{compositor.width}x{compositor.height}", str(clients), str(int(warm_up * 1000)),
             str(int(seconds * 1000)), str(since)]
    return subprocess.Popen(
        as_plain_user(words), env=compositor.environment, cwd=compositor.folder,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _read_result(compositor, client):
    line = client.stdout.readline()
    if line:
        return json.loads(line)
    _, said = client.communicate(timeout=30)
    if client.returncode == UNSUPPORTED:
        raise Unsupported(said.strip())
    raise RuntimeError(f"{compositor.name}: the load has failed: {said}\n{compositor.said()}")


def run_trial(kind, programs, size, load, clients=1, warm_up=0.4, seconds=1.0):
    """The load's own result, and the memory: of the compositor, and of all it has started."""
    since = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    with kind(programs, *size) as compositor:
        client = _start_load(compositor, load, clients, warm_up, seconds, since)
        try:
            result = _read_result(compositor, client)
            result["pss_kib"] = pss_kib(result["pid"])
            result["pss_all_kib"] = sum(map(pss_kib, processes_of(result["pid"])))
        finally:
            client.stdin.close()
            try:
                client.wait(20)
            except subprocess.TimeoutExpired:
                client.kill()
                client.wait()
            client.stdout.close()
            client.stderr.close()
    return result
