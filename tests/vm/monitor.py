# SPDX-License-Identifier: MIT
"""qemu's monitor, spoken to in QMP: the camera, and the hand that plugs things in."""
import json
import socket
import time

PATIENCE_SECONDS = 60


class Monitor:
    def __init__(self, path):
        self._path = path
        self._file = None

    def _connect(self):
        end = time.monotonic() + PATIENCE_SECONDS
        connection = socket.socket(socket.AF_UNIX)
        while True:
            try:
                connection.connect(str(self._path))
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
        self._file = connection.makefile("rw", encoding="utf-8")
        connection.close()  # the file keeps it open
        self._file.readline()  # the greeting
        self.run("qmp_capabilities")

    def run(self, command, **arguments):
        """What the command returns. Raises ValueError with what qemu said against it."""
        if self._file is None:
            self._file = True
            self._connect()
        self._file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._file.flush()
        while line := self._file.readline():
            answer = json.loads(line)
            if "error" in answer:
                raise ValueError(answer["error"]["desc"])
            if "return" in answer:
                return answer["return"]
        raise ValueError("qemu has ended")

    def close(self):
        if self._file is not None:
            self._file.close()
