"""The urls of this app."""

from django.urls import path

from chancellery.commitments.views import (
    boards,
    branching,
    bulk,
    calendars,
    changing,
    closing,
    concerns,
    listing,
    noting,
    reporting,
    single,
    undertaking,
)

app_name = "commitments"
urlpatterns = [
    path("", listing.commitments, name="list"),
    path("board/", boards.board, name="board"),
    path("new", undertaking.new, name="new"),
    path("calendars/<int:pk>/", calendars.calendar, name="calendar"),
    path("bulk", bulk.bulk, name="bulk"),
    path("bulk/<int:pk>/", bulk.bulk_act, name="bulk_act"),
    path("bulk/<int:pk>/undo", bulk.undo, name="undo"),
    path("<int:pk>/", single.commitment, name="commitment"),
    path("<int:pk>/hand-down", undertaking.hand_down, name="hand_down"),
    path("<int:pk>/report", reporting.write_report, name="write_report"),
    path("<int:pk>/waive", closing.waive, name="waive"),
    path("<int:pk>/withdraw", closing.withdraw, name="withdraw"),
    path("<int:pk>/at-risk", concerns.at_risk, name="at_risk"),
    path("<int:pk>/at-risk/end", concerns.no_longer_at_risk, name="no_longer_at_risk"),
    path("<int:pk>/ask", concerns.ask, name="ask"),
    path("parts/<int:pk>/note", noting.note_part, name="note_part"),
    path("requests/<int:pk>/", concerns.asked, name="request"),
    path("requests/<int:pk>/answer", concerns.answer, name="answer"),
    path("<int:pk>/reassign", changing.reassign, name="reassign"),
    path("<int:pk>/redate", changing.redate, name="redate"),
    path("<int:pk>/amend", changing.amend, name="amend"),
    path("<int:pk>/move", branching.move, name="move"),
    path("<int:pk>/split", branching.split, name="split"),
    path("<int:pk>/delete", branching.delete, name="delete"),
    path("<int:pk>/implements", closing.implement, name="implement"),
    path("<int:pk>/implements/<int:link>/end", closing.stop_implementing, name="stop_implementing"),
    path("reports/<int:pk>/", reporting.report, name="report"),
    path("reports/<int:pk>/submit", reporting.submit, name="submit"),
    path("reports/<int:pk>/accept", reporting.accept, name="accept"),
    path("reports/<int:pk>/return", reporting.return_, name="return"),
    path("evidence/<int:pk>", reporting.evidence, name="evidence"),
    path("evidence/<int:pk>/drop", reporting.drop_evidence, name="drop_evidence"),
]
