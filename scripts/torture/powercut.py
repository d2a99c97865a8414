#!/usr/bin/env python3
"""Cuts the power of commands after every change they make to the disk, and looks at all that may be left.

Usage: scripts/torture/powercut.py [--deaf-to files|folders] FOLDER-OF-BINARIES TRIES [COMMAND…]
Each command runs once under strace. After every write, sync and change of a name the disk may have kept what was not synced, or
not, or in part: four such states, and TRIES at random. In each the register is the old one or the new one; once capdo has said
that it is done, it is the new one (reliability.md A3, A8, A10, A15).

A command meets the same states whatever others are tried: they come from CAPDO_SEED and its name.

With --deaf-to the disk ignores the syncs of files, or of folders: the control, which must find bad states.
"""
import argparse
import concurrent.futures
import hashlib
import os
import random
import shutil
import sys

from disk import TRACED, Disk
from lab import COMMANDS, Lab
from oracle import Bad


def record(lab, command, deaf_to):
    """Runs the command under strace; returns the folder as it was, as a disk, and the lines of the log."""
    lab.renew()
    command.prepare(lab)
    disk = Disk(lab.folder, deaf_to)
    status, errors = lab.run(
        command.command(lab), ["strace", "-f", "-y", "-xx", "-s", "1000000", "-o", lab.log, "-etrace=" + TRACED])
    if status != 0:
        raise SystemExit(f"torture: {command.name} fails untouched: {status} {errors}")
    with open(lab.log, encoding="ascii") as log:
        return disk, log.readlines()


def put_down(lab, state):
    shutil.rmtree(lab.folder)
    os.mkdir(lab.folder)
    for name, data in state.items():
        os.makedirs(os.path.dirname(lab.path(name)), exist_ok=True)
        with open(lab.path(name), "wb") as file:
            file.write(data)


def fingerprint(state):
    return frozenset((name, hashlib.sha256(data).digest()) for name, data in state.items())


def torture(lab, command, tries, source, deaf_to):
    disk, lines = record(lab, command, deaf_to)
    moments = bad = 0
    seen = set()

    def look(is_done):
        nonlocal bad
        for state in disk.states(source, tries):
            mark = (fingerprint(state), is_done)
            if mark in seen:
                continue
            seen.add(mark)
            put_down(lab, state)
            try:
                if not command.judge(lab) and is_done:
                    raise Bad("capdo said it was done, and it is lost")
            except (Bad, FileNotFoundError) as problem:
                bad += 1
                if not deaf_to:
                    print(f"BAD {command.name}: after change {moments}: {problem}", flush=True)

    look(False)
    for line in lines:
        if disk.replay(line):
            moments += 1
            look(False)
    look(True)
    print(f"{command.name}: {moments} moments, {len(seen)} distinct states, {bad} bad", flush=True)
    return len(seen), bad


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--deaf-to", choices=["files", "folders"])
    words.add_argument("binaries")
    words.add_argument("tries", type=int)
    words.add_argument("commands", nargs="*")
    words = words.parse_args()
    seed = int(os.environ.get("CAPDO_SEED", random.randrange(2**32)))
    print(f"powercut: CAPDO_SEED={seed}")
    chosen = [command for command in COMMANDS if not words.commands or command.name in words.commands]
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        ends = [pool.submit(torture, lab, command, words.tries, random.Random(f"{seed} {command.name}"), words.deaf_to)
                for lab, command in zip(Lab(words.binaries).benches(len(chosen)), chosen)]
        results = [end.result() for end in ends]
    states, bad = sum(count for count, _ in results), sum(count for _, count in results)
    name = f"powercut, deaf to {words.deaf_to}" if words.deaf_to else "powercut"
    print(f"{name}: {states} distinct states, {bad} bad")
    sys.exit(bad == 0 if words.deaf_to else bad > 0)


main()
