# SPDX-License-Identifier: MIT
"""A virtual machine that runs for as long as a scenario does, and never longer.

The guest's words come through a virtio console, which is qemu's standard
output; what its kernel says goes to a file. One processor and no
acceleration: slow, the same everywhere, and no rights are needed.
"""
import pathlib
import shutil
import subprocess
import threading

from monitor import Monitor
from skip import Skip

QEMU = "qemu-system-x86_64"
KERNEL_ARGUMENTS = "console=ttyS0 panic=-1 quiet print-fatal-signals=1 no_timer_check"


class Machine:
    def __init__(self, kernel, image, scenario, folder):
        if shutil.which(QEMU) is None:
            raise Skip(f"{QEMU} is missing: it is in the Debian package qemu-system-x86")
        self.folder = pathlib.Path(folder)
        self.timed_out = False
        self.monitor = Monitor(self.folder / "monitor")
        (self.folder / "initrd").write_bytes(image)
        self._errors = open(self.folder / "qemu.log", "wb")
        self._process = subprocess.Popen(
            self._command(kernel, scenario),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._timer = threading.Timer(scenario.seconds, self._time_out)
        self._timer.start()

    def _command(self, kernel, scenario):
        return [
            QEMU,
            *("-M", "q35", "-accel", "tcg", "-cpu", "max", "-smp", "1"),
            *("-m", str(scenario.memory), "-nodefaults", "-no-reboot", "-display", "none"),
            *("-kernel", str(kernel.image), "-initrd", str(self.folder / "initrd")),
            *("-append", f"{KERNEL_ARGUMENTS} {scenario.kernel_arguments}"),
            *("-chardev", f"file,id=kernel,path={self.folder / 'kernel.log'}"),
            *("-serial", "chardev:kernel"),
            *("-chardev", "stdio,id=guest,signal=off", "-device", "virtio-serial-pci"),
            *("-device", "virtconsole,chardev=guest"),
            *("-qmp", f"unix:{self.folder / 'monitor'},server=on,wait=off"),
            *scenario.qemu_arguments,
        ]

    def _time_out(self):
        self.timed_out = True
        self._process.kill()

    def lines(self):
        """What the guest says, until the machine ends."""
        for line in self._process.stdout:
            yield line.decode("utf-8", "replace").rstrip("\r\n")

    def send(self, line):
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def kernel_log(self):
        """The last of what the kernel and qemu said: why a machine died."""
        said = []
        for name in ("kernel.log", "qemu.log"):
            path = self.folder / name
            said += path.read_text("utf-8", "replace").splitlines() if path.exists() else []
        return said[-40:]

    def stop(self):
        self._timer.cancel()
        self.monitor.close()
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        self._errors.close()
