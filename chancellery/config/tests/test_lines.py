"""Behind TLS no part of the system is spoken to over an open line."""

import os
import subprocess
import sys

import pytest

from chancellery.config.lines import is_this_machine, must_be_closed

FAR = "postgresql://office:secret@db.office.example/chancellery"


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("", True),
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("/run/postgresql", True),
        ("db.office.example", False),
        ("10.0.0.7", False),
        ("localhost.example", False),
    ],
)
def test_a_socket_and_the_own_address_are_this_machine(host, here):
    assert is_this_machine(host) is here


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DATABASE_URL": "postgresql://postgres@/chancellery?host=/tmp/somewhere"},
        {"DATABASE_URL": "postgresql://office@127.0.0.1:5432/chancellery", "CHANCELLERY_SMTP_HOST": "localhost"},
        {"DATABASE_URL": f"{FAR}?sslmode=verify-full"},
        {"DATABASE_URL": FAR, "PGSSLMODE": "verify-ca"},
        {"CHANCELLERY_SMTP_HOST": "mail.office.example", "CHANCELLERY_SMTP_TLS": "1"},
    ],
)
def test_closed_lines_and_this_machine_are_let_through(environment):
    must_be_closed(environment)


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"DATABASE_URL": FAR}, "DATABASE_URL"),
        ({"DATABASE_URL": f"{FAR}?sslmode=require"}, "DATABASE_URL"),
        ({"DATABASE_URL": f"{FAR}?sslmode=prefer"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://office@/chancellery?host=10.0.0.7"}, "DATABASE_URL"),
        ({"CHANCELLERY_SMTP_HOST": "mail.office.example"}, "CHANCELLERY_SMTP_HOST"),
        ({"CHANCELLERY_SMTP_HOST": "mail.office.example", "CHANCELLERY_SMTP_TLS": "0"}, "CHANCELLERY_SMTP_HOST"),
    ],
)
def test_an_open_line_to_another_machine_is_refused_in_a_sentence(environment, named):
    with pytest.raises(SystemExit, match=named):
        must_be_closed(environment)


@pytest.mark.parametrize(("open_lines", "starts"), [("0", False), ("1", True)])
def test_the_settings_refuse_an_open_line_behind_tls_unless_the_office_says_so(tmp_path, open_lines, starts):
    environment = os.environ | {
        "CHANCELLERY_VAR": str(tmp_path), "CHANCELLERY_SECURE": "1", "DATABASE_URL": FAR,
        "CHANCELLERY_OPEN_LINES": open_lines,
    }  # fmt: skip

    done = subprocess.run(
        [sys.executable, "-c", "import chancellery.config.settings"],
        env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode == 0) is starts
    assert ("sslmode=verify-full" in done.stderr) is not starts
