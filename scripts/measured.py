"""One run of a command: what it printed, and the time, the processor and the memory that it took."""
import ctypes
import os
import subprocess
import tempfile
import time

PR_SET_CHILD_SUBREAPER = 36

# The command waits for a line before it begins, so that by then the shell has ended.
START = 'exec 3<&0; { read line <&3; exec "$@" 3<&-; } >"$RUN_OUTPUT" 2>"$RUN_ERRORS" & echo $!'


class Run:
    """A finished run.

    Linux begins the peak memory of a process with that of the one that started it, here an interpreter larger than what is
    measured. So a shell starts it and ends, and this process adopts what is left.
    """

    # Of all runs of this process.
    time_of_all = processor_of_all = 0.0

    def __init__(self, words, environment=None):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        waiting, start = os.pipe()
        with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
            files = {"RUN_OUTPUT": out.name, "RUN_ERRORS": err.name}
            shell = subprocess.run(
                ["sh", "-c", START, "sh", *map(str, words)], check=True, text=True, stdin=waiting, stdout=subprocess.PIPE,
                env={**(environment or os.environ), **files})
            begun = time.monotonic()
            os.write(start, b"\n")
            _, status, usage = os.wait4(int(shell.stdout), 0)
            self.seconds = time.monotonic() - begun
            os.close(waiting)
            os.close(start)
            self.processor, self.memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
            Run.time_of_all += self.seconds
            Run.processor_of_all += self.processor
            self.status = os.waitstatus_to_exitcode(status)
            self.output, self.errors = out.read().decode(), err.read().decode()

    def took(self):
        """The three as cells of a table."""
        return f"{self.seconds:.2f} s | {self.processor:.2f} s | {self.memory:.0f} MiB"

    @staticmethod
    def is_starved():
        """Whether the runs waited for a processor a good part of their time: none of them sleeps, and files are in memory."""
        return Run.time_of_all > 1.3 * Run.processor_of_all
