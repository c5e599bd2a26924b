"""Which files are read, and in which order."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from chancellery.reading.many import papers


def _names(*names: object, except_for: tuple[Path, ...] = ()) -> list[str]:
    return [paper.path for paper in papers.found([str(name) for name in names], except_for=except_for)[0]]


def test_found_walks_folders_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a/x.txt", "z.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert _names(tmp_path) == [f"{tmp_path}/{name}" for name in ("B.txt", "z.txt", "a/x.txt", "b/10.txt", "b/2.txt")]


def test_found_keeps_the_order_of_arguments_and_names_nothing_twice(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).touch()

    names = _names(tmp_path / "two.txt", tmp_path, tmp_path / "two.txt")

    assert names == [f"{tmp_path}/two.txt", f"{tmp_path}/one.txt"]


def test_found_leaves_out_what_is_nobodys_paper(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".hidden", ".git/config", "out.jsonl", "kept.txt"):
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert _names(tmp_path, except_for=(tmp_path / "out.jsonl",)) == [f"{tmp_path}/kept.txt"]


def test_found_names_what_is_not_there_so_that_its_reader_says_so(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")

    assert _names(tmp_path, "absent.txt") == [f"{tmp_path}/link.txt", "absent.txt"]


def test_found_tells_a_changed_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("one")
    (before,), _ = papers.found([str(file)])
    file.write_text("three")
    (after,), _ = papers.found([str(file)])

    assert (before.path, before.size, after.size) == (after.path, 3, 5)
    assert before != after


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Act as a user who is not the superuser, whom every folder is open to."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_found_says_which_folder_may_not_be_opened() -> None:
    with TemporaryDirectory() as folder:  # the test runner's own folder lies in one that only its user may enter
        Path(folder).chmod(0o755)
        closed = Path(folder, "closed")
        closed.mkdir(mode=0)
        with _as_nobody():
            failures = papers.found([folder])[1]

    assert [(failure.source, failure.code) for failure in failures] == [(str(closed), "not-allowed")]


def test_source_is_text_whatever_the_bytes_of_a_name(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/k\xe9.txt")
    Path(name).touch()

    ((paper,), _) = papers.found([str(tmp_path)])

    assert paper.source == f"{tmp_path}/k\ufffd.txt"
