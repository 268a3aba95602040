# SPDX-License-Identifier: MIT
"""A trial: a program of Debian's, and what is done with it and looked at."""
import re


from stage import HEIGHT, WIDTH


class Trial:
    def __init__(self, name, package, run, options=(), size=(WIDTH, HEIGHT)):
        """run(stage) does it; options are weddell's, size is that of its output."""
        self.name, self.package, self.run = name, package, run
        self.options, self.size = options, size

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
        said = client.out + client.err
        assert says in said, f"{words[0]} says something else: {said}"
        stage.verdict = "not workable"
        stage.passed(f"{why}; it says “{says}”")

    return run
