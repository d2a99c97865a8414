"""Ten processes at once on one register: four record, one imports, two ask, one adds up, one copies, one verifies.

Bad is: an acknowledged act that is not there, a row of an import without the others, a figure that was of no entry between the
start and the end of its question, a copy of such an entry that is not whole, another end than 0 or busy (75), and a wait over
the limit of the lock that was not reported as busy, or a report of it without the wait.
"""
import bisect
import itertools
import os
import random
import re
import sqlite3
import sys
import threading
import time

import oracle
from lab import Act
from oracle import Bad

BUSY = 75
# What follows a recorded act failed, as where it was busy: it is said, and not to be tried again.
AFTERWARDS = 74
# A lock is waited for so long, and then reported as busy.
LIMIT = 5
# How often a command asks for it: to open the registry, for its own work, for what it says afterwards.
WAITS = 3
# What its own work takes at most while nine others have the machine too.
WORK = 10
ROWS = 3


class Command:
    """What was run, when, and how it ended."""

    def __init__(self, words, started, ended, status, output):
        self.words, self.started, self.ended, self.status, self.output = words, started, ended, status, output

    @property
    def seconds(self):
        return self.ended - self.started


class Together:
    def __init__(self, lab, seconds, seed):
        self.lab, self.seconds, self.seed = lab, seconds, seed
        self.commands, self.acts, self.figures, self.problems = [], [], [], []

    def run(self):
        """Runs all for so long; returns how many commands were run, and how many things were bad."""
        self.lab.renew()
        loops = [(self.write, 4), (self.take, 1), (self.ask, 2), (self.add_up, 1), (self.copy, 1), (self.verify, 1)]
        self.end = time.monotonic() + self.seconds
        threads = [threading.Thread(target=self.loop, args=(body, place)) for body, count in loops for place in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.judge()
        for problem in self.problems:
            print(f"BAD together: {problem}", file=sys.stderr)
        busy = sum(command.status == BUSY for command in self.commands)
        longest = max(command.seconds for command in self.commands)
        print(f"together: {len(self.commands)} commands, {len(self.acts)} acts, {len(self.figures)} figures and copies, {busy} busy, "
              f"longest {longest:.1f} s, {len(self.problems)} bad", file=sys.stderr)
        return len(self.commands), len(self.problems)

    def loop(self, body, place):
        source = random.Random(f"{self.seed} {body.__name__} {place}")
        for number in itertools.count():
            if time.monotonic() > self.end:
                return
            try:
                body(f"{place}-{number}")
            except Bad as problem:
                self.problems.append(f"{body.__name__}: {problem}")
            time.sleep(source.random() * 0.1)

    def capdo(self, text):
        started = time.monotonic()
        status, output = self.lab.run([self.lab.capdo, *text.split()])
        command = Command(text, started, time.monotonic(), status, output)
        self.commands.append(command)
        return command

    # What the ten do.

    def write(self, name):
        made = self.capdo(f"register W{name} --name W{name} --owner S --authority province --on 2024-01-02")
        self.acts.append(([f"W{name}"], made))

    def take(self, name):
        codes = [f"I{name}-{row}" for row in range(ROWS)]
        path = self.lab.path(f"list-{name}.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("code,name,owner\n" + "".join(f"{code},{code},S\n" for code in codes))
        self.acts.append((codes, self.capdo(f"import systems {path} --on 2024-04-05")))
        os.remove(path)

    def ask(self, name):
        self.keep_figure(self.capdo("summary --by owner --format json"))

    def add_up(self, name):
        self.keep_figure(self.capdo(f"rollup {self.lab.path('r.db')} summary --format json"))

    def keep_figure(self, command):
        found = re.search(r'"total","operating":(\d+)', command.output)
        if found:
            self.figures.append((command, int(found[1])))
        elif command.status == 0:
            raise Bad(f"no figure in {command.output}")

    def copy(self, name):
        path = self.lab.path(f"copy-{name}.db")
        command = self.capdo(f"backup {path}")
        if command.status == 0:
            digests = oracle.check(path)
            self.figures.append((command, digests))
            os.remove(path)
        elif os.path.exists(path):
            raise Bad(f"{command.status}, and there is a copy")

    def verify(self, name):
        self.capdo("verify")

    # What must hold.

    def judge(self):
        for command in self.commands:
            self.attempt(self.judge_end, command)
        try:
            self.digests = oracle.check(self.lab.path("r.db"))
        except Bad as problem:
            self.problems.append(f"the register: {problem}")
            return
        entries = self.entries()
        for codes, command in self.acts:
            self.attempt(self.judge_act, codes, command, entries)
        # When an entry was there at the latest, and when it began to be made.
        there = sorted((command.ended, max(entries.get(code, 1) for code in codes)) for codes, command in self.acts)
        begun = sorted((command.started, max(entries.get(code, 1) for code in codes)) for codes, command in self.acts)
        self.there, self.begun = Highest(there, len(self.lab.before)), Highest(begun, len(self.lab.before))
        self.known = {}
        for command, figure in self.figures:
            self.attempt(self.judge_copy if isinstance(figure, list) else self.judge_figure, command, figure)

    def attempt(self, judge, *words):
        try:
            judge(*words)
        except Bad as problem:
            self.problems.append(str(problem))

    def judge_end(self, command):
        is_said = any(words in command.output for words in Act.SAID)
        if command.status not in (0, BUSY) and not (command.status == AFTERWARDS and is_said):
            raise Bad(f"{command.words} ended with {command.status}: {command.output}")
        if command.status == BUSY and command.seconds < LIMIT - 0.1:
            raise Bad(f"{command.words} was busy after {command.seconds:.2f} s: {command.output}")
        if command.status == 0 and command.seconds > WAITS * LIMIT + WORK:
            raise Bad(f"{command.words} took {command.seconds:.2f} s")

    def entries(self):
        """The entry that each system was recorded by."""
        database = sqlite3.connect(self.lab.path("r.db"))
        rows = database.execute("SELECT code, entry FROM system").fetchall()
        database.close()
        if len(rows) != len(dict(rows)):
            self.problems.append("a system is there twice")
        return dict(rows)

    def judge_act(self, codes, command, entries):
        found = {entries.get(code) for code in codes}
        if len(found) > 1:
            raise Bad(f"{command.words}: some of its rows are there")
        # What follows a recorded act can be busy, and then says that the act is recorded.
        is_said = command.status == 0 or any(words in command.output for words in Act.SAID)
        if is_said != (None not in found):
            raise Bad(f"{command.words} ended with {command.status}, recorded: {None not in found}: {command.output}")

    def judge_figure(self, command, figure):
        first, last = self.there.until(command.started), self.begun.until(command.ended)
        # A figure grows with each entry, so that it is of one or of none.
        entry = bisect.bisect_left(range(first, last + 1), figure, key=self.figure_of) + first
        if entry > last or self.figure_of(entry) != figure:
            raise Bad(f"{command.words}: {figure}, but {self.figure_of(first)} to {self.figure_of(last)} by entries {first} to {last}")

    def figure_of(self, entry):
        """The figure that the register gives by now of what was known then."""
        if entry not in self.known:
            status, output = self.lab.run([self.lab.capdo, *f"summary --by owner --format json --known-at {entry}".split()])
            found = re.search(r'"total","operating":(\d+)', output)
            if status != 0 or not found:
                raise Bad(f"the figure of entry {entry}: {status} {output}")
            self.known[entry] = int(found[1])
        return self.known[entry]

    def judge_copy(self, command, digests):
        first, last = self.there.until(command.started), self.begun.until(command.ended)
        if not first <= len(digests) <= last or digests != self.digests[:len(digests)]:
            raise Bad(f"{command.words}: {len(digests)} entries, not {first} to {last} of this register")


class Highest:
    """The highest entry of those up to a moment."""

    def __init__(self, pairs, least):
        self.moments = [moment for moment, _ in pairs]
        self.entries = list(itertools.accumulate((entry for _, entry in pairs), max, initial=least))

    def until(self, moment):
        return self.entries[bisect.bisect_right(self.moments, moment)]
