"""The commands that need the database, run as a person at the shell runs them."""

from __future__ import annotations

import pytest

from chancellery.documents.models import Document
from chancellery.intake.models import Intake
from chancellery.organisations import actions
from chancellery.organisations.models import SignInLink

TEXT = """ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH
Số 77/KH-UBND
KẾ HOẠCH
thực hiện Chỉ thị số 47-CT/TW ngày 05 tháng 01 năm 2024 của Ban Bí thư

1. Sở Ngoại vụ chủ trì tổ chức tuần lễ hữu nghị tại các xã biên giới.
2. Sở Y tế chủ trì khám bệnh cho người dân hai bên biên giới.
"""

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]


def test_check_says_that_everything_holds(run):
    result = run("check")

    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "Everything holds."


def test_check_names_what_is_broken_and_ends_with_1(run):
    Document.objects.filter(number="47-CT/TW").update(number_key="lost")

    result = run("check")

    assert result.exit_code == 1
    assert "✗ A document is found under its number. Broken by 1:" in result.output
    assert result.output.splitlines()[-1].endswith("1 broken.")


def test_intake_walks_folders_and_goes_on_after_a_refusal(run, tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "plan.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / ".hidden.txt").write_text(TEXT + "!", encoding="utf-8")
    before = Intake.objects.count()

    result = run("intake", tmp_path, tmp_path / "absent.txt", "--unit", "ha-tinh")

    assert result.exit_code == 2
    assert Intake.objects.count() == before + 1
    taken = Intake.objects.latest("pk")
    assert (taken.name, taken.unit.code, taken.state, taken.came_by) == ("plan.txt", "ha-tinh", "waiting", None)
    lines = [line for line in (result.stdout + result.stderr).splitlines() if str(tmp_path) in line]
    assert len(lines) == 3
    assert f"{tmp_path / 'inner' / 'plan.txt'}: taken in, to be confirmed" in lines
    assert "Traceback" not in result.output


def test_intake_takes_a_text_in_that_names_no_document_and_says_so(run, tmp_path):
    paper = tmp_path / "walk.txt"
    paper.write_text("The weather was fine, and on 3 May 2031 all the pupils went to see the river.", encoding="utf-8")

    result = run("intake", paper)

    assert result.exit_code == 2
    assert Intake.objects.latest("pk").name == "walk.txt"
    assert f"{paper}: This text names no official document." in result.stderr.splitlines()


def test_intake_knows_a_file_that_came_before(run, tmp_path):
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    run("intake", tmp_path, "--unit", "ha-tinh")
    before = Intake.objects.count()

    result = run("intake", tmp_path, "--unit", "ha-tinh")

    assert result.exit_code == 0
    assert Intake.objects.count() == before


def test_intake_goes_to_the_topmost_unit_by_itself(run, tmp_path):
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")

    assert run("intake", tmp_path / "plan.txt").exit_code == 0

    assert Intake.objects.latest("pk").unit.code == "ban-doi-ngoai"


def test_intake_refuses_an_unknown_unit(run, tmp_path):
    result = run("intake", tmp_path, "--unit", "nowhere")

    assert result.exit_code == 1
    assert result.output == "Error: No unit has the code nowhere.\n"


def test_sample_is_for_an_empty_database(run):
    result = run("sample")

    assert result.exit_code == 1
    assert result.output.startswith("Error: This database holds units already")


def test_sign_in_prints_a_link_that_works_once(run):
    result = run("sign-in", "CLERK@sample.example", "--address", "https://service.example/")

    assert result.exit_code == 0
    assert result.output.startswith("https://service.example/sign-in/")
    secret = result.output.strip().rpartition("/")[2]
    user = actions.use_sign_in_link(secret=secret, at=SignInLink.objects.latest("pk").made_at)
    assert user.email == "clerk@sample.example"


def test_sign_in_refuses_a_stranger(run):
    result = run("sign-in", "nobody@sample.example")

    assert result.exit_code == 1
    assert result.output == "Error: Nobody signs in with nobody@sample.example.\n"
