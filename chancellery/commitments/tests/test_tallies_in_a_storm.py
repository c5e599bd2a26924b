"""Eight processes report, accept, hand down, link and fold at once, and some are killed in the middle."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from datetime import UTC, date, datetime

import pytest
from django.db import Error, connections

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.models import Commitment, TallyChange
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Provision
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations.models import User
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2025, 6, 15, 9, tzinfo=UTC)
TODAY = date(2025, 6, 15)
PROCESSES, KILLED, SECONDS = 8, 3, 4.0


def _work(seed, path):
    """Do one thing after the other until killed or told to end; write down what was accepted, and what failed."""
    connections.close_all()
    dice = random.Random(seed)  # noqa: S311 - no secret
    until = time.monotonic() + SECONDS
    officer, head = User.objects.order_by("pk")[:2]
    with path.open("w") as log:
        while time.monotonic() < until:
            try:
                _act(dice, officer, head, log)
            except Refusal:
                continue
            except Error as error:
                log.write(f"failed {error}\n")
                log.flush()
    connections.close_all()


def _act(dice, officer, head, log):
    one = Commitment.objects.select_related("lead").get(pk=dice.choice(Commitment.objects.values_list("pk", flat=True)))
    act = dice.choice(["report", "report", "report", "hand down", "link", "fold"])
    if act == "fold":
        actions.fold_changes(today=TODAY, wait=dice.random() < 0.5)
    elif act == "link":
        provision = dice.choice(Provision.objects.all())
        actions.implement(commitment=one, provision=provision, by=None, at=AT)
    elif act == "hand down" and one.depth < 4:
        shares = [actions.Share(lead=one.lead, due=rules.Due.by(date(2025, 6, 1)))] * 2
        actions.hand_down(commitment=one, shares=shares, by=None, at=AT)
    elif one.is_leaf and act == "report":
        report = actions.write_report(
            commitment=one, percentage=dice.choice([20, 40, 60]), done="Some.", by=officer, at=AT, and_submit=True
        )
        actions.accept(report=report, by=head, at=AT)
        log.write(f"accepted {report.pk}\n")
        log.flush()


def test_a_storm_with_killed_processes_loses_nothing_and_every_figure_is_exact(tmp_path):
    UserFactory(), UserFactory()
    top = UnitFactory()
    root = CommitmentFactory(lead=top, due_on=date(2025, 12, 31))
    for _ in range(4):
        CommitmentFactory(parent=root, lead=UnitFactory(parent=top))
        ProvisionFactory()
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    logs = [tmp_path / str(number) for number in range(PROCESSES)]
    storm = [fork.Process(target=_work, args=(number, log)) for number, log in enumerate(logs)]

    for process in storm:
        process.start()
    time.sleep(SECONDS / 2)
    for process in storm[:KILLED]:
        os.kill(process.pid, signal.SIGKILL)
    for process in storm:
        process.join()

    said = [line.split(maxsplit=1) for log in logs for line in log.read_text().splitlines()]
    accepted = {int(key) for word, key in said if word == "accepted"}
    assert [words for word, words in said if word == "failed"] == []
    assert accepted
    assert accepted <= set(Commitment.objects.filter(reports__state="accepted").values_list("reports", flat=True))
    assert [*queries.miscounted_units(), *queries.miscounted_branches()] == []
    before = queries.totals_of_units([top.pk], today=TODAY)
    actions.fold_changes(today=TODAY)
    assert not TallyChange.objects.exists()
    assert [*queries.miscounted_units(), *queries.miscounted_branches()] == []
    assert queries.totals_of_units([top.pk], today=TODAY) == before == {
        top.pk: queries.rollup(Commitment.objects.all(), today=TODAY)
    }  # fmt: skip
