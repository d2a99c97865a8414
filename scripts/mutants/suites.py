"""The tests of the tree, by suite: which are there, which mutants each reaches and how long it computes, and whether one fails."""
import hashlib
import json
import math
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
from collections import defaultdict

import tree

BINARY = os.path.join(tree.TREE, ".build", "debug", "capdoPackageTests.xctest")
WORK = os.path.join(tree.TOP, "build", "mutants")
# A mutant may never end, wait for ever, or fill the disk. How long it may compute does not hang on what else the machine does.
PATIENCE, LARGEST_FILE = 10, 2 << 30


def command(patterns=(), *more):
    words = [BINARY, "--testing-library", "swift-testing", *more]
    for pattern in patterns:
        words += ["--filter", pattern]
    return words


def all_suites():
    """The suites by name, and what chooses each; tests outside of any suite are one by their file."""
    listed = subprocess.run(command((), "--list-tests"), cwd=tree.TREE, capture_output=True, text=True, check=True).stdout
    homes, patterns = function_files(), defaultdict(set)
    for line in listed.splitlines():
        match = re.match(r"(\w+)\.(\w+)([/(])", line)
        if match:
            module, name, mark = match.groups()
            file = homes.get((module, name)) if mark == "(" else None
            patterns[f"{module}.{file or name}"].add(f"^{module}\\.{name}{re.escape(mark)}")
    if not patterns:
        raise tree.Unfit("the tree has no tests")
    return {name: sorted(ones) for name, ones in sorted(patterns.items())}


def function_files():
    """The file of each function of the tests, by its module and name."""
    found = {}
    for path in tree.tracked("Tests/*.swift"):
        for name in re.findall(r"\bfunc (\w+)", tree.read(path)):
            found[path.split("/")[1], name] = os.path.basename(path).removesuffix(".swift")
    return found


def run(patterns, seconds, variables):
    """Runs tests, each process of which may compute for so long; returns what is wrong, None when they pass, and what they computed."""
    temporary = tempfile.mkdtemp(prefix="capdo-mutant-")
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "TMPDIR": temporary, **variables}

    def bound():
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 5))

    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(
            command(patterns), cwd=tree.TREE, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True, preexec_fn=bound)
        status, used = wait(child, 120 + 5 * seconds)
        output.seek(0)
        said = re.sub(r"\x1b\[[0-9;]*m", "", output.read().decode(errors="replace"))
    shutil.rmtree(temporary, ignore_errors=True)
    return verdict(status, said), used


def wait(child, seconds):
    """Waits so long for tests, ends what they left behind, and returns their status and what they and their programs computed."""
    end = threading.Timer(seconds, lambda: os.killpg(child.pid, signal.SIGKILL))
    end.start()
    # Left to be collected, so that its number is still its own when what it left behind is ended.
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    is_late = not end.is_alive()
    end.cancel()
    os.killpg(child.pid, signal.SIGKILL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return "no end" if is_late or child.returncode == -signal.SIGXCPU else child.returncode, used.ru_utime + used.ru_stime


def verdict(status, said):
    if status == 0:
        return None
    failed = re.search(r"^✘ Test (\w+)\(.*(?:recorded an issue|failed)", said, re.M)
    name = failed[1] if failed else "?"
    if status == "no end":
        return "no end"
    return name if status == 1 else f"ended by signal {-status}" if status < 0 else f"{name} ({status})"


class Reach:
    """Which sites each suite reaches and what it computes, kept in build/mutants/reach.json until its file or the sites change."""

    PATH = os.path.join(WORK, "reach.json")

    def __init__(self, chosen):
        self.keys = {number: site.key for number, site in chosen.items()}
        self.sites = hashlib.sha256("".join(sorted(self.keys.values())).encode()).hexdigest()
        self.suites = {}
        if os.path.exists(self.PATH):
            with open(self.PATH, encoding="utf-8") as file:
                kept = json.load(file)
            if kept["sites"] == self.sites:
                self.suites = kept["suites"]

    def record(self, name, patterns, file):
        """Runs a suite without a mutant; returns what is wrong with it."""
        mark = hashlib.sha256(file.encode()).hexdigest()
        if self.suites.get(name, {}).get("mark") == mark:
            return None
        notes = os.path.join(WORK, f"reach-{name}")
        if os.path.exists(notes):
            os.remove(notes)
        wrong, seconds = run(patterns, 1200, {"CAPDO_MUTANT_RECORD": notes})
        numbers = set()
        if os.path.exists(notes):
            with open(notes, encoding="ascii") as lines:
                numbers = {int(line) for line in lines}
            os.remove(notes)
        if wrong:
            return wrong
        reached = sorted(self.keys[number] for number in numbers if number in self.keys)
        self.suites[name] = {"mark": mark, "seconds": round(seconds, 2), "reached": reached}
        return None

    def keep(self):
        with open(self.PATH, "w", encoding="utf-8") as file:
            json.dump({"sites": self.sites, "suites": self.suites}, file)

    def of(self, site):
        """The suites that reach a site and how long each takes: those of its own room first, the quickest first."""
        home = site.file.split("/")[1] + "Tests."
        found = [(name, suite["seconds"]) for name, suite in self.suites.items() if site.key in suite["reached"]]
        return sorted(found, key=lambda one: (not one[0].startswith(home), one[1]))


def files():
    """The text of the files of each suite, by its name: Module.Suite, or Module.File for tests outside of any."""
    texts = defaultdict(str)
    for path in sorted(tree.tracked("Tests/*.swift")):
        text = tree.read(path)
        module = path.split("/")[1]
        for name in {os.path.basename(path).removesuffix(".swift"), *re.findall(r"(?:struct|class|enum|actor|extension) (\w+)", text)}:
            texts[f"{module}.{name}"] += text
    return texts
