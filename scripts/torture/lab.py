"""A folder with a register, and the commands that are tortured in it."""
import atexit
import copy
import os
import shutil
import subprocess
import tempfile
import zipfile

import oracle
from oracle import Bad

DOCUMENTED = {0, 1, 64, 65, 66, 73, 74, 75, 77}
ENVIRONMENT = {"PATH": os.environ["PATH"], "CAPDO_ACTOR": "lan", "CAPDO_LANG": "en", "HOME": "/nonexistent",
               "SWIFT_BACKTRACE": "enable=no"}


class Lab:
    def __init__(self, binaries):
        self.capdo = os.path.join(os.path.abspath(binaries), "capdo")
        self.migrating = os.path.join(os.path.abspath(binaries), "capdo-migrating")
        # In memory where that can be: nothing here has to outlast a real power cut.
        self.root = tempfile.mkdtemp(prefix="capdo-torture-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
        atexit.register(shutil.rmtree, self.root, True)
        self._take_place(1)
        self.template = os.path.join(self.root, "template")
        os.mkdir(self.template)
        self._fill()
        self.before = oracle.check(os.path.join(self.template, "r.db"))

    def _take_place(self, number):
        self.folder = os.path.join(self.root, f"work{number}")
        self.log = os.path.join(self.root, f"log{number}")

    def benches(self, count):
        """Labs with the same template, to work beside each other."""
        labs = [copy.copy(self) for _ in range(count)]
        for number, lab in enumerate(labs, 1):
            lab._take_place(number)
        return labs

    def _fill(self):
        self.folder, work = self.template, self.folder
        for words in [
                "init", "organization add 42 --name Tỉnh --tier province",
                "organization add S --name Sở --tier province --parent 42",
                "organization add T --name Phòng --tier province --parent 42",
                "register A --name Một --owner S --authority province --on 2024-01-02",
                "approve A --level 2 --authority province --decision 1/QĐ --issuer 42 --on 2024-02-03",
                "requirement set A met --group policy --on 2024-02-04",
                "remedy add A --source own-assessment --task vá --due 2024-09-01 --on 2024-02-05",
                "plan A partial --on 2024-03-04",
                "sheet systems --owner S -o FOLDER/sheet.xlsx"]:
            status, errors = self.run([self.capdo, *words.replace("FOLDER", self.folder).split()])
            if status != 0:
                raise SystemExit(f"torture: cannot prepare: {errors}")
        with open(os.path.join(self.folder, "systems.csv"), "w", encoding="utf-8") as file:
            file.write("code,name,owner,level,approval_authority,decision_number,decided_on,plan\n")
            for number in range(100):
                file.write(f"X{number},Hệ thống {number},S,2,province,{number}/QĐ,2024-03-04,full\n")
        os.mkdir(self.path("inbox"))
        fill_in(self.path("sheet.xlsx"), "Một", "Một sửa")
        shutil.copy(self.path("sheet.xlsx"), self.path("inbox"))
        shutil.copy(self.path("r.db"), self.path("old.db"))
        self.folder = work

    def path(self, name):
        return os.path.join(self.folder, name)

    def renew(self):
        """A fresh folder, as the template has it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.template, self.folder)

    def run(self, words, strace=()):
        result = subprocess.run(
            [*strace, *words], cwd="/", env={**ENVIRONMENT, "CAPDO_DB": self.path("r.db")},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        return result.returncode, result.stdout.decode(errors="replace")


def fill_in(path, old, new):
    """Writes another text into a cell of a workbook, as a unit does."""
    with zipfile.ZipFile(path) as book:
        parts = [(info, book.read(info)) for info in book.infolist()]
    with zipfile.ZipFile(path, "w") as book:
        for info, content in parts:
            book.writestr(info, content.replace(f">{old}<".encode(), f">{new}<".encode()))


class Act:
    """A command that makes one entry: what is there afterwards is the old register or the new one."""

    # Whether a failure says that nothing was done…
    tells_its_outcome = True
    # …unless it says in these words what was.
    # How a failure begins.
    WORDS = ("error: ",)
    SAID = ("although a failure was reported", " recorded; what follows failed", "is complete, but not")

    def __init__(self, name, words):
        self.name, self.words = name, words.split()

    def command(self, lab):
        return [lab.capdo, *(word.replace("FOLDER", lab.folder) for word in self.words)]

    def prepare(self, lab):
        pass

    def again(self, lab):
        return self.command(lab)

    def judge(self, lab):
        """Returns whether the new state stands; raises Bad when it is neither the old nor the new one."""
        digests = oracle.check(lab.path("r.db"))
        known = len(lab.before)
        if digests[:known] != lab.before or len(digests) > known + 1:
            raise Bad(f"{len(digests)} entries where {known} or {known + 1} were due")
        return len(digests) > known


class Inbox(Act):
    # A file that cannot be read is put aside with its reason, as a wrong one is.
    WORDS = ("error: ", "taken: 0/1")


class Init(Act):
    def prepare(self, lab):
        os.remove(lab.path("r.db"))

    def judge(self, lab):
        return len(oracle.digests_or_none(lab.path("r.db"))) == 1


class Copy(Act):
    """A command that makes a copy: its name is absent or complete, and what it was made from stays as it was."""

    def __init__(self, name, words, target):
        super().__init__(name, words)
        self.target = target

    def prepare(self, lab):
        if self.target == "r.db":
            os.remove(lab.path("r.db"))

    def judge(self, lab):
        if oracle.check(lab.path("old.db" if self.target == "r.db" else "r.db")) != lab.before:
            raise Bad("the source changed")
        if not os.path.lexists(lab.path(self.target)):
            return False
        if oracle.check(lab.path(self.target)) != lab.before:
            raise Bad("the copy is another register")
        return True


class Export(Act):
    """A command that makes a file of what is recorded: its name is absent or complete."""

    def __init__(self, name, words, target):
        super().__init__(name, words)
        self.target, self.whole = target, None

    def judge(self, lab):
        if oracle.check(lab.path("r.db")) != lab.before:
            raise Bad("the registry changed")
        if not os.path.lexists(lab.path(self.target)):
            return False
        with open(lab.path(self.target), "rb") as file:
            content = file.read()
        # The first run is the one that nothing disturbs.
        self.whole = self.whole or content
        if content != self.whole:
            raise Bad(f"{self.target} has {len(content)} bytes, not {len(self.whole)}")
        return True


class Migrate(Act):
    """Two steps of the schema: the file is of version 1, 2 or 3, never between, and from 2 on there is a backup."""

    def command(self, lab):
        return [lab.migrating, lab.path("r.db")]

    # A migration says nothing of its outcome: whatever opens the file next finds its version, and goes on from there.
    tells_its_outcome = False

    def again(self, lab):
        # A backup bears the second in which it was made, and the next one may be made in the same.
        for name in os.listdir(lab.folder):
            if name.startswith("r.db.schema-"):
                os.rename(lab.path(name), lab.path(name) + "-first")
        return self.command(lab)

    def judge(self, lab):
        if oracle.check(lab.path("r.db")) != lab.before:
            raise Bad("the entries changed")
        number = oracle.version(lab.path("r.db"))
        backups = [name for name in os.listdir(lab.folder) if ".schema-1-" in name and ".part" not in name]
        for name in backups:
            if oracle.check(lab.path(name)) != lab.before or oracle.version(lab.path(name)) != 1:
                raise Bad("the backup is another register")
        if number > 1 and not backups:
            raise Bad("migrated without a backup")
        return number == 3


COMMANDS = [
    Init("init", "init"),
    Act("register", "register B --name Hai --owner S --authority province --on 2024-01-02"),
    Act("approve", "approve A --level 2 --authority province --decision 2/QĐ --issuer 42 --on 2024-05-06"),
    Act("plan", "plan A full --on 2024-05-06"),
    Act("inspect", "inspect A --kind periodic --on 2024-05-06 --result conforming"),
    Act("change", "change A --name Hai --on 2024-05-06"),
    Act("transfer", "transfer A --owner 42 --on 2024-05-06"),
    Act("suspend", "suspend A --on 2024-05-06"),
    Act("requirement", "requirement set A not-met --group network --on 2024-05-06"),
    Act("remedy", "remedy done 1 --on 2024-05-06"),
    Act("answer", "answer plan-without-expected-day A --until 2027-01-01 --reason chờ"),
    Act("correct", "correct A plan --on 2024-03-04 --status full --reason nhầm"),
    Act("reverse", "reverse 9 --reason nhầm"),
    Act("undo", "undo --yes"),
    Act("merge", "organization merge T --into S --on 2024-05-06"),
    Act("confirm", "organization confirm S --on 2024-05-06"),
    Act("alias", "organization alias S Sở-cũ"),
    Act("name", "name Tỉnh-X --on 2024-05-06"),
    Act("target", "target add KH12 --rate completion --percent 100 --by 2026-12-31"),
    Act("close", "close q1 --as-of 2024-06-01"),
    Act("import", "import systems FOLDER/systems.csv --on 2024-04-05"),
    Act("sheet", "import FOLDER/sheet.xlsx"),
    Inbox("inbox", "import --inbox FOLDER/inbox"),
    Export("export", "export systems -o FOLDER/out.csv", "out.csv"),
    Export("manifest", "export systems --manifest -o FOLDER/out.csv", "out.csv"),
    Export("workbook", "export systems -o FOLDER/out.xlsx", "out.xlsx"),
    Export("dashboard", "report dashboard --as-of 2024-06-01 -o FOLDER/out.html", "out.html"),
    Export("form", "report annual --owner 42 --year 2024 --draft -o FOLDER/out.docx", "out.docx"),
    Export("biểu", "sheet systems --owner S -o FOLDER/out.xlsx", "out.xlsx"),
    Copy("backup", "backup FOLDER/copy.db", "copy.db"),
    Copy("restore", "restore FOLDER/old.db", "r.db"),
    Migrate("migrate", ""),
]
