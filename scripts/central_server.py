"""A PostgreSQL of its own for a test or a measurement, and publishing to it."""
import os
import pathlib
import shutil
import subprocess

TOP = pathlib.Path(__file__).resolve().parent.parent


class Server:
    """A PostgreSQL in a folder of its own, reached by a socket there, with the tables of the centre."""

    def __init__(self, folder):
        self.folder = folder
        self.binaries = max(
            pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self.version = self.binaries.parent.name
        self.as_server = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
        if self.as_server:
            shutil.chown(folder, "nobody", "nogroup")
        self.run("initdb", "--pgdata", f"{folder}/data", "--username", "centre", "--auth", "trust", "--encoding", "UTF8",
                 "--locale", "C", "--no-sync")
        self.run("pg_ctl", "--pgdata", f"{folder}/data", "--wait", "--log", f"{folder}/log", "--options",
                 f"-k {folder} -c listen_addresses='' -c max_connections=100 -c fsync=off", "start")
        self.conninfo = f"host={folder} user=centre dbname=postgres"

    def make_tables(self):
        for name in ["tables.sql", "functions.sql"]:
            subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-d", self.conninfo, "-f",
                            TOP / "share/central" / name], check=True)

    def run(self, program, *words):
        subprocess.run(
            [*self.as_server, self.binaries / program, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def stop(self):
        self.run("pg_ctl", "--pgdata", f"{self.folder}/data", "--mode", "immediate", "stop")

    def ask(self, sql):
        out = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.conninfo, "-c", sql], check=True, text=True,
            stdout=subprocess.PIPE).stdout
        return [line.split("|") for line in out.splitlines()]

    def publish(self, registry, capdo):
        """Begins to publish a registry; what it says against it comes on the standard error."""
        return subprocess.Popen(
            [TOP / "share/central/capdo-publish", registry, self.conninfo], env={**os.environ, "CAPDO": capdo},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
