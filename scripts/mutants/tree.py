"""The tree in which every mutant is compiled at once: a copy of what is tracked, changed, and built until it compiles."""
import os
import re
import subprocess
import sys
from collections import defaultdict

import sites

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TREE = os.path.join(TOP, "build", "mutants", "tree")
# Left out: two languages of help, and nothing that anything else hangs on.
LEFT_OUT = {"Sources/CapdoCommand/Help/Topic.swift"}

MODULE = {
    "Sources/CapdoMutants/include/CapdoMutants.h": """\
#include <stdbool.h>

/// Whether the mutant of this number is chosen by CAPDO_MUTANT; with CAPDO_MUTANT_RECORD, its number is noted in that file.
/// M1 to M13 are 60001 to 60013.
bool capdo_mutant(int number);
""",
    "Sources/CapdoMutants/mutants.c": """\
#define _GNU_SOURCE
#include "CapdoMutants.h"
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static int chosen = 0;
static int noted = -1;
static atomic_bool isNoted[1 << 16];

__attribute__((constructor)) static void readEnvironment(void) {
  const char *number = getenv("CAPDO_MUTANT"), *path = getenv("CAPDO_MUTANT_RECORD");
  if (number) chosen = number[0] == 'M' ? 60000 + atoi(number + 1) : atoi(number);
  if (!path) return;
  // High up, where no test looks for a descriptor.
  int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (file >= 0) noted = fcntl(file, F_DUPFD_CLOEXEC, 700);
}

bool capdo_mutant(int number) {
  if (noted >= 0 && !atomic_exchange(&isNoted[number & 0xFFFF], true)) dprintf(noted, "%d\\n", number);
  return number == chosen;
}
""",
}


class Unfit(Exception):
    """What keeps the tree from being made; it is for whoever runs the script."""


def tracked(pattern="."):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z", pattern], cwd=TOP, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if name and os.path.exists(os.path.join(TOP, name))]


def read(name):
    with open(os.path.join(TOP, name), encoding="utf-8") as file:
        return file.read()


def all_sites():
    """Every site of the sources, in their order, and how many statements each file has."""
    found, statements, seen = [], {}, defaultdict(int)
    for name in sorted(tracked("Sources/*.swift")):
        if name in LEFT_OUT:
            continue
        ones, statements[name] = sites.find(name, read(name))
        for site in ones:
            seen[site.key] += 1
            if seen[site.key] > 1:
                site.key += f"-{seen[site.key]}"
        found += ones
    return found, statements


def room(file):
    """Sources/LevelRegistry/Recording/Lines/X.swift is in LevelRegistry/Recording/Lines."""
    return os.path.dirname(file).removeprefix("Sources/")


def put(name, data):
    """Writes a file of the tree, unless it is there already: what is not touched is not built again."""
    path = os.path.join(TREE, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.islink(path) or not os.path.exists(path) or open(path, "rb").read() != data:
        with open(path, "wb") as file:
            file.write(data)


def package(text):
    """Package.swift with the module of the mutants, without warnings as errors: what is never reached is meant."""
    text = re.sub(r"\n *\.treatAllWarnings\(as: \.error\),", "", text)
    text = text.replace(".target(name: \"CapdoCSchema\"),", ".target(name: \"CapdoCSchema\"), .target(name: \"CapdoMutants\"),", 1)
    text, count = re.subn(r'(name: "CapdoSQLite", dependencies: \[)', r'\1"CapdoMutants", ', text)
    if count != 1 or "treatAllWarnings" in text:
        raise Unfit("Package.swift is not as scripts/mutants/tree.py expects it")
    return text


def write(chosen, named):
    """Writes the tree: the sites chosen by their numbers, and edits of the named mutants by file."""
    by_file = defaultdict(list)
    for number, site in chosen.items():
        by_file[site.file].append((site.start, site.end, site.changed.replace("(N)", f"({number})")))
    for file, edits in named.items():
        by_file[file] += edits
    names = tracked()
    for name in names:
        if os.path.islink(os.path.join(TOP, name)):
            path = os.path.join(TREE, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if not os.path.lexists(path):
                os.symlink(os.readlink(os.path.join(TOP, name)), path)
            continue
        with open(os.path.join(TOP, name), "rb") as file:
            data = file.read()
        if name in by_file:
            data = changed(data.decode(), by_file[name]).encode()
        elif name == "Package.swift":
            data = package(data.decode()).encode()
        put(name, data)
        mode = os.stat(os.path.join(TOP, name)).st_mode
        os.chmod(os.path.join(TREE, name), mode)
    for name, text in MODULE.items():
        put(name, text.encode())
    remove_gone(set(names) | set(MODULE))


def changed(text, edits):
    """A source with its edits, and the import before its first line, so that every line keeps its number."""
    for start, end, said in sorted(edits, reverse=True):
        text = text[:start] + said + text[end:]
    return "import CapdoMutants; " + text


def remove_gone(names):
    for folder in ("Sources", "Tests"):
        for path, _, files in os.walk(os.path.join(TREE, folder)):
            for file in files:
                if os.path.relpath(os.path.join(path, file), TREE) not in names:
                    os.remove(os.path.join(path, file))


def build(*words):
    """Builds the tree; returns where the compiler found errors, as (file, line), none when it is built."""
    log = os.path.join(TOP, "build", "mutants", "build.log")
    with open(log, "w", encoding="utf-8") as output:
        status = subprocess.run(["swift", "build", *words], cwd=TREE, stdout=output, stderr=subprocess.STDOUT).returncode
    if status == 0:
        return []
    with open(log, encoding="utf-8", errors="replace") as output:
        found = re.findall(rf"^{re.escape(os.path.realpath(TREE))}/(Sources/\S+\.swift):(\d+):\d+: error: (.*)", output.read(), re.M)
    if not found:
        raise Unfit(f"the tree does not build, and no line of Sources is to blame: see {log}")
    return sorted({(file, int(line), text) for file, line, text in found})


def blamed(chosen, errors):
    """The numbers of the sites that errors point to: those that span the line, else the nearest one above it."""
    found = set()
    for file, line, text in errors:
        ones = [(number, site) for number, site in chosen.items() if site.file == file]
        at = [number for number, site in ones if site.first <= line <= site.last]
        above = [(site.first, number) for number, site in ones if site.first <= line]
        below = [(site.first, number) for number, site in ones if site.first > line]
        if not at and not above and not below:
            raise Unfit(f"{file}:{line} does not compile, and no mutant is near: {text}")
        found.update(at or ([max(above)[1]] if above else [min(below)[1]]))
    return found


def compile_all(chosen, named):
    """Builds the tree, without the sites that do not compile; returns those that do."""
    while True:
        write(chosen, named)
        errors = build()
        if not errors:
            break
        bad = blamed(chosen, errors)
        print(f"{len(bad)} of {len(chosen)} do not compile", file=sys.stderr, flush=True)
        chosen = {number: site for number, site in chosen.items() if number not in bad}
    if build("--build-tests"):
        raise Unfit("the tests of the tree do not build: see build/mutants/build.log")
    return chosen
