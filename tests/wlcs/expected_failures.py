# SPDX-License-Identifier: MIT
"""The list of tests that are expected to fail, and why.

A reason is a paragraph; the tests it is true of are indented below it, one a line, with * for any
text. Lines that begin with # are remarks.
"""
import fnmatch


class ExpectedFailures:
    def __init__(self, text):
        self.rows = []  # (pattern, reason)
        self.used = set()
        reason, after_names = [], False
        for line in text.split("\n"):
            if not line.strip() or line.startswith("#"):
                continue
            if line[0].isspace():
                self.rows.append((line.strip(), " ".join(reason)))
            elif after_names:
                reason = [line.strip()]
            else:
                reason.append(line.strip())
            after_names = line[0].isspace()

    def reason(self, name):
        """None when the test is expected to pass."""
        for pattern, reason in self.rows:
            if fnmatch.fnmatchcase(name, pattern):
                self.used.add(pattern)
                return reason
        return None

    def unused(self):
        return [pattern for pattern, _ in self.rows if pattern not in self.used]
