#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each rule proves itself: it finds a fault in each of its bad samples, and none in its good ones.

Prints TAP. A rule without a bad sample fails, and so does one that meson.build does not run.
"""
import importlib
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "rules")]
sys.dont_write_bytecode = True

from source_tree import Skip, Tree  # noqa: E402


def faults_of(rule, sample):
    return list(rule.check(Tree(sample)))


def cases(name, registered):
    """(title, passed, what was seen) for one rule."""
    rule = importlib.import_module(name)
    yield f"{name} is run", name in registered, "meson.build does not name it"
    yield f"{name} has bad and good samples", bool(rule.BAD and rule.GOOD), "none"
    for title, sample in rule.BAD.items():
        yield f"{name} catches: {title}", bool(faults_of(rule, sample)), "nothing found"
    for title, sample in rule.GOOD.items():
        faults = faults_of(rule, sample)
        yield f"{name} allows: {title}", not faults, "; ".join(faults)


def run_rule(name, registered, first):
    """Prints the cases of a rule; returns how many there were and how many failed."""
    count = failed = 0
    try:
        for title, passed, seen in cases(name, registered):
            count += 1
            failed += not passed
            if not passed:
                print(f"# {seen}")
            print(f"{'ok' if passed else 'not ok'} {first + count} - {title}")
    except Skip as skip:
        count += 1
        print(f"# SKIP: {skip}\nok {first + count} - {name} # SKIP")
    return count, failed


def main():
    registered = set(sys.argv[1:])
    total = total_failed = 0
    for path in sorted((HERE / "rules").glob("*.py")):
        count, failed = run_rule(path.stem, registered, total)
        total, total_failed = total + count, total_failed + failed
    print(f"1..{total}")
    return 1 if total_failed else 0


if __name__ == "__main__":
    sys.exit(main())
