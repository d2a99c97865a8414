"""A disk that forgets: what was written and not synced may be there after a power cut, or not, or torn.

Reads the log of strace -f -y -xx and keeps, for every file of one folder, what is sure and what is pending. A file's bytes are
sure after its fsync; its name is sure after that of the folder. Until then each write may be kept, lost, torn at 512 bytes or
turned into noise, and each change of a name kept or lost, in any combination; changes of one name keep their order.
"""
import os
import re

SECTOR = 512
CALL = re.compile(r'\d+ +(\w+)\((.*)\) = (-?\d+)')
TRACED = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,renameat2,link,close"


def unescape(text):
    return bytes.fromhex(text.replace("\\x", ""))


class File:
    def __init__(self, data=b""):
        self.sure = bytearray(data)
        self.pending = []

    def sync(self):
        for write in self.pending:
            apply(self.sure, write)
        self.pending = []


def apply(data, write):
    offset, content = write
    if content is None:
        del data[offset:]
        data.extend(b"\0" * (offset - len(data)))
        return
    data.extend(b"\0" * (offset - len(data)))
    data[offset:offset + len(content)] = content


class Disk:
    def __init__(self, folder, deaf_to=None):
        """`deaf_to` names what it does not sync when asked, to see that this would be noticed: files or folders."""
        self.folder, self.deaf_to = folder, deaf_to
        self.names = {}
        for place, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    self.names[os.path.relpath(path, folder)] = File(file.read())
        self.sure_names = dict(self.names)
        self.pending_names = []

    def replay(self, line):
        """Applies one line of the log; returns whether it changed the disk."""
        match = CALL.match(line)
        if not match or int(match[3]) < 0 or unescaped_folder(self.folder) not in line:
            return False
        name, arguments, result = match[1], match[2], int(match[3])
        handler = getattr(self, "on_" + name, None)
        return bool(handler and handler(arguments, result))

    def _path(self, arguments):
        """The path of a descriptor: 3<\\x2f…>."""
        return unescape(re.match(r"\d+<([^>]*)>", arguments)[1]).decode()

    def _file(self, arguments):
        """The file of a descriptor; None for that of a folder."""
        return self.names.get(self._name(self._path(arguments)))

    def _name(self, path):
        """The path below the folder; None for one that is not."""
        return os.path.relpath(path, self.folder) if path.startswith(self.folder + "/") else None

    def _paths(self, arguments):
        return [self._name(unescape(text).decode()) for text in re.findall(r'"([^"]*)"', arguments)]

    def _rename(self, *changes):
        for name, file in changes:
            self.names.pop(name, None)
            if file is not None:
                self.names[name] = file
        self.pending_names.append(changes)
        return True

    def on_openat(self, arguments, result):
        name = self._paths(arguments)[0]
        if "O_CREAT" in arguments and name and name not in self.names:
            return self._rename((name, File()))
        return False

    def on_pwrite64(self, arguments, result):
        file = self._file(arguments)
        content = unescape(re.search(r'"([^"]*)"', arguments)[1])[:result]
        file.pending.append((int(arguments.rsplit(", ", 1)[1]), content))
        return True

    def on_ftruncate(self, arguments, result):
        self._file(arguments).pending.append((int(arguments.rsplit(", ", 1)[1]), None))
        return True

    def on_fsync(self, arguments, result):
        file = self._file(arguments)
        if self.deaf_to == ("files" if file else "folders"):
            return False
        if file:
            file.sync()
        else:
            place = os.path.relpath(self._path(arguments), self.folder)
            for changes in self.pending_names:
                self._settle(self.sure_names, [change for change in changes if is_in(place, change)])
            left = [[change for change in changes if not is_in(place, change)] for changes in self.pending_names]
            self.pending_names = [changes for changes in left if changes]
        return True

    on_fdatasync = on_fsync

    def on_unlink(self, arguments, result):
        return self._rename((self._paths(arguments)[0], None))

    def on_renameat2(self, arguments, result):
        old, new = self._paths(arguments)
        return self._rename((new, self.names[old]), (old, None))

    def on_link(self, arguments, result):
        old, new = self._paths(arguments)
        return self._rename((new, self.names[old]))

    @staticmethod
    def _settle(names, changes):
        for name, file in changes:
            names.pop(name, None)
            if file is not None:
                names[name] = file

    def states(self, random, tries):
        """Yields what may be found after a power cut now, as the bytes of each name."""
        yield self._state(lambda: False, lambda write: [])
        yield self._state(lambda: True, lambda write: [write])
        yield self._state(lambda: True, lambda write: [])
        yield self._state(lambda: False, lambda write: [write])
        for _ in range(tries):
            yield self._state(lambda: random.random() < 0.5, lambda write: survivors(write, random))

    def _state(self, is_kept, kept_writes):
        names = dict(self.sure_names)
        for changes in self.pending_names:
            if is_kept():
                self._settle(names, changes)
        state = {}
        for name, file in names.items():
            data = bytearray(file.sure)
            for write in file.pending:
                for kept in kept_writes(write):
                    apply(data, kept)
            state[name] = bytes(data)
        return state


def is_in(place, change):
    """Whether a change is of a name in a folder itself."""
    return (os.path.dirname(change[0]) or ".") == place


def unescaped_folder(folder):
    return "".join(f"\\x{byte:02x}" for byte in folder.encode())


def survivors(write, random):
    """What of one unsynced write reaches the disk: all, nothing, some of its sectors, or noise in one of them."""
    offset, content = write
    fate = random.randrange(4)
    if fate == 0 or (content is None and fate > 1):
        return [write]
    if fate == 1:
        return []
    sectors, start = [], offset
    while start < offset + len(content):
        end = min(start - start % SECTOR + SECTOR, offset + len(content))
        if random.random() < 0.5:
            sectors.append((start, content[start - offset:end - offset]))
        start = end
    if fate == 3 and sectors:
        index = random.randrange(len(sectors))
        sectors[index] = (sectors[index][0], random.randbytes(len(sectors[index][1])))
    return sectors
