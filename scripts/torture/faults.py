#!/usr/bin/env python3
"""Fails and kills commands at every call of the operating system that touches their files.

Usage: scripts/torture/faults.py [--every N] FOLDER-OF-BINARIES [COMMAND…]
With --every only each Nth fault, CAPDO_SEED of them left out first, so that other seeds try others.
First each command runs once under strace, which numbers its calls. Then, for every call and every error that fits it, once and
for good, the command runs again with that call failing; and once more for every call, killed as it makes it. Whatever happens,
the register is the old one or the new one, and what capdo said of it is true (reliability.md A1, A2, A8, A10, A15).
Most of the time is waited: for a lock that never comes, five seconds each; so several are tried beside each other.
"""
import argparse
import collections
import concurrent.futures
import itertools
import os
import queue
import re
import sys

from lab import COMMANDS, DOCUMENTED, Lab
from oracle import Bad

ERRORS = {
    "pwrite64": ["ENOSPC", "EIO", "EINTR"], "write": ["ENOSPC", "EIO", "EINTR"], "pread64": ["EIO", "EINTR"],
    "read": ["EIO", "EINTR"], "fdatasync": ["EIO", "ENOSPC"], "fsync": ["EIO", "ENOSPC"], "unlink": ["EIO", "EPERM"],
    "fcntl": ["ENOLCK", "EINTR", "EIO"], "openat": ["EMFILE", "EACCES", "EIO", "ENOSPC"], "ftruncate": ["EIO"],
    "renameat2": ["EIO", "ENOSPC", "EINVAL"], "link": ["EIO", "EPERM"], "newfstatat": ["EIO"], "fstat": ["EIO"],
    "getdents64": ["EIO"], "lseek": ["EIO"],
}
# How many are tried at a time.
BENCHES = 8
TRACED = "-e" + "trace=" + ",".join("?" + name for name in ERRORS)


def calls(lab, command):
    """Returns each call on the command's files as its name and its number among the calls of that name."""
    lab.renew()
    command.prepare(lab)
    status, errors = lab.run(command.command(lab), ["strace", "-f", "-y", "-o", lab.log, TRACED])
    if status != 0 or not command.judge(lab):
        raise SystemExit(f"torture: {command.name} fails untouched: {status} {errors}")
    counts, touched = collections.Counter(), []
    with open(lab.log, encoding="utf-8", errors="replace") as log:
        for line in log:
            match = re.match(r"\d+ +(\w+)\(", line)
            if match:
                counts[match[1]] += 1
                if lab.folder in line:
                    touched.append((match[1], counts[match[1]]))
    return touched


def attempt(lab, command, name, injection):
    """Runs the command once with a fault; returns what it ended with, and what stands."""
    lab.renew()
    command.prepare(lab)
    status, errors = lab.run(
        command.command(lab), ["strace", "-f", "-o", lab.log, f"-etrace={name}", f"-einject={name}:{injection}"])
    return status, errors, command.judge(lab)


def judge_fault(lab, command, fault, status, errors, stands):
    # Where nothing more can be written, nothing more can be said.
    is_mute = fault.startswith("write ") and fault.endswith("+")
    if status not in DOCUMENTED:
        raise Bad(f"exit {status}, which no page describes")
    if status == 0 and not stands:
        raise Bad("exit 0, but nothing stands")
    is_said = any(words in errors for words in command.SAID)
    if status not in (0, 75) and stands and command.tells_its_outcome and not (is_said or is_mute):
        raise Bad(f"exit {status}, but it stands")
    if status != 0 and not (is_mute or any(words in errors for words in command.WORDS)):
        raise Bad(f"exit {status} without a word")
    left = [name for name in os.listdir(lab.folder) if ".part" in name]
    if left and status == 0:
        raise Bad(f"left {left}")


def judge_next(lab, command):
    """After a kill the same command can be given again, and is carried out."""
    status, errors = lab.run(command.again(lab))
    if status != 0 or not command.judge(lab):
        raise Bad(f"given again after the kill: exit {status} {errors}")


def faults(lab, command):
    """Each call with each fault that is tried on it."""
    for name, number in calls(lab, command):
        # An interrupted call is made again, for ever if need be.
        errors = [f"error={error}:when={number}{more}" for error in ERRORS[name]
                  for more in ("", "+") if error != "EINTR" or not more]
        for fault in [*errors, f"signal=KILL:when={number}"]:
            yield name, fault


def trial(lab, command, name, fault):
    """Tries one fault; returns what is counted of it."""
    status, errors, stands = attempt(lab, command, name, fault)
    if "KILL" in fault:
        if not stands:
            judge_next(lab, command)
        return ["kills"]
    judge_fault(lab, command, f"{name} {fault}", status, errors, stands)
    return ["faults", f"exit {status}",
            *["recorded after all"] * ("although a failure was reported" in errors),
            *["outcome unknown"] * ("may or may not be recorded" in errors)]


def torture(labs, command, start, step):
    tally = collections.Counter()
    free = queue.SimpleQueue()
    for lab in labs:
        free.put(lab)

    def take(point):
        lab = free.get()
        try:
            return trial(lab, command, *point)
        except Bad as problem:
            print(f"BAD {command.name}: {' '.join(point)}: {problem}", flush=True)
            return ["kills" if "KILL" in point[1] else "faults", "bad"]
        finally:
            free.put(lab)

    points = list(itertools.islice(faults(labs[0], command), start, None, step))
    with concurrent.futures.ThreadPoolExecutor(len(labs)) as pool:
        for counted in pool.map(take, points):
            tally.update(counted)
    bad = tally.pop("bad", 0)
    ends = ", ".join(f"{name}: {count}" for name, count in sorted(tally.items()) if count and name not in ("faults", "kills"))
    print(f"{command.name}: {tally['faults']} faults, {tally['kills']} kills, {bad} bad ({ends})", flush=True)
    return tally["faults"] + tally["kills"], bad


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--every", type=int, default=1)
    words.add_argument("binaries")
    words.add_argument("commands", nargs="*")
    words = words.parse_args()
    labs = Lab(words.binaries).benches(BENCHES)
    chosen = [command for command in COMMANDS if not words.commands or command.name in words.commands]
    start = int(os.environ.get("CAPDO_SEED", 331)) % words.every
    results = [torture(labs, command, start, words.every) for command in chosen]
    points, bad = sum(count for count, _ in results), sum(count for _, count in results)
    print(f"faults: {points} points, {bad} bad")
    sys.exit(bad > 0)


main()
