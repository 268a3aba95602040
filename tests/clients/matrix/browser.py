# SPDX-License-Identifier: MIT
"""A page in headless Chromium, told what to do through a pair of pipes (the DevTools protocol).

    with Page(folder, environment, "http://127.0.0.1:8080/") as page:
        png = page.picture()
"""
import base64
import json
import os
import select
import subprocess

from cases import DEADLINE, need_program

OPTIONS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=chromium")
END = b"\0"  # of each message
READ_FD, WRITE_FD = 3, 4  # those that Chromium looks for


class Page:
    def __init__(self, folder, environment, url, size=(1280, 900)):
        self.number, self.buffer = 0, b""
        self.process = self.start(folder, environment, size)
        target = self.ask("Target.createTarget", url=url)["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def start(self, folder, environment, size):
        theirs_in, self.out = os.pipe()
        self.input, theirs_out = os.pipe()
        words = [need_program("chromium"), "--headless", "--remote-debugging-pipe", *OPTIONS,
                 "--window-size={},{}".format(*size)]
        # the shell puts the pipes where Chromium looks, whatever their numbers are here
        command = f'exec "$@" {READ_FD}<&{theirs_in} {WRITE_FD}>&{theirs_out}'
        with open(folder / "browser.err", "wb") as err:
            process = subprocess.Popen(
                ["bash", "-c", command, "bash", *words], stdin=subprocess.DEVNULL, stdout=err,
                stderr=err, env=environment, cwd=folder, pass_fds=(theirs_in, theirs_out))
        os.close(theirs_in)
        os.close(theirs_out)
        return process

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.process.terminate()
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.out)
        os.close(self.input)

    def ask(self, method, session=None, **arguments):
        """Returns the result; events that come before it are dropped."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": arguments}
        if session is not None:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + END)
        while (answer := self.receive()).get("id") != self.number:
            pass
        assert "result" in answer, f"Chromium answers {answer}"
        return answer["result"]

    def receive(self):
        while END not in self.buffer:
            ready, _, _ = select.select([self.input], [], [], DEADLINE)
            assert ready, "Chromium does not answer"
            data = os.read(self.input, 1 << 16)
            assert data, "Chromium has ended"
            self.buffer += data
        message, self.buffer = self.buffer.split(END, 1)
        return json.loads(message)

    def picture(self):
        """A PNG of what the page shows."""
        shot = self.ask("Page.captureScreenshot", session=self.session, format="png")
        return base64.b64decode(shot["data"])
