# SPDX-License-Identifier: MIT
"""A trial: a program of Debian's, and what is done with it and looked at."""
import re


class Trial:
    def __init__(self, name, package, run, options=()):
        """run(stage) does it; options are weddell's."""
        self.name, self.package, self.run, self.options = name, package, run, options

    @property
    def slug(self):
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


def shows(*words, least=(40, 40), colours=3, **variables):
    """The simplest: it starts, and shows a window."""

    def run(stage):
        client = stage.start(*words, **variables)
        stage.wait_window(client, least, colours)
        client.check_alive()
        stage.passed("shows its window")

    return run


def unworkable(*words, says, why):
    """What cannot work: the trial looks whether that is still so, and what the program says."""

    def run(stage):
        client = stage.start(*words)
        assert client.wait() != 0, f"{words[0]} works: it ended well"
        assert says in client.err, f"{words[0]} says something else: {client.err}"
        stage.passed(f"not workable: {why}; it says “{says}”")

    return run
