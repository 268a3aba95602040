# SPDX-License-Identifier: MIT
"""From the results of trials to the numbers that are shown: medians over the rounds."""
import statistics

# name: (unit, what it is)
MEASURES = {
    "cpu": ("ms", "CPU of the compositor for each frame shown, or commit read"),
    "p50": ("ms", "from the commit until it is shown, median: as the compositor says, and where it "
                  "says nothing until its frame callback"),
    "p99": ("ms", "the same, the 99th of 100"),
    "rate": ("1/s", "commits that were answered"),
    "pss": ("MiB", "proportional memory of the compositor's own process, under the load"),
    "pss_all": ("MiB", "the same with the helpers it has started"),
    "switches": ("1/s", "context switches"),
    "first": ("ms", "from the start of the compositor until its client's first frame was answered"),
}


def of_trial(row, result):
    seconds = result["msec"] / 1000
    count = result[row.unit]
    return {
        "cpu": result["cpu_msec"] / count if count else None,
        "p50": first_of(result["presented_p50"], result["answered_p50"]),
        "p99": first_of(result["presented_p99"], result["answered_p99"]),
        "rate": result["commits"] / seconds,
        "pss": result["pss_kib"] / 1024,
        "pss_all": result["pss_all_kib"] / 1024,
        "switches": result["switches"] / seconds,
        "first": positive(result["first_msec"]),
    }


def first_of(presented, answered):
    return positive(presented if presented >= 0 else answered)


def positive(number):
    return number if number >= 0 else None


def median_of(trials):
    """Of each measure, over the trials that have it."""
    found = {}
    for name in MEASURES:
        numbers = [trial[name] for trial in trials if trial[name] is not None]
        found[name] = statistics.median(numbers) if numbers else None
    return found


def ratio_to_best(medians, name, best=min):
    """Ours to that of the best of the others; None where there is no such number."""
    ours = medians.get("weddell", {}).get(name)
    others = [numbers[name] for peer, numbers in medians.items()
              if peer != "weddell" and numbers[name] is not None]
    if ours is None or not others or best(others) == 0:
        return None
    return ours / best(others)
