"""The urls of this app."""

from django.urls import path

from chancellery.organisations.views import changes, deputies, granting, listing, people, posts, sign_in, unit

app_name = "organisations"
urlpatterns = [
    path("units/", listing.units, name="units"),
    path("units/<int:pk>/", unit.unit, name="unit"),
    path("units/<int:pk>/open", changes.open_below, name="open_unit"),
    path("units/<int:pk>/names", changes.rename, name="rename_unit"),
    path("units/<int:pk>/kind", changes.reclassify, name="reclassify_unit"),
    path("units/<int:pk>/move", changes.move, name="move_unit"),
    path("units/<int:pk>/close", changes.close, name="close_unit"),
    path("units/<int:pk>/invite", people.invite, name="invite"),
    path("units/<int:pk>/roles", granting.give_many, name="give_many"),
    path("units/<int:pk>/posts", posts.add_post, name="add_post"),
    path("roles/<int:pk>/end", people.end_role, name="end_role"),
    path("roles/<int:pk>/revoke", people.revoke_role, name="revoke_role"),
    path("roles/<int:pk>/bar", people.bar, name="bar"),
    path("roles/<int:pk>/readmit", people.readmit, name="readmit"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/stop", deputies.stop, name="stop_acting"),
    path("deputies/<int:pk>/withdraw", deputies.withdraw, name="withdraw_deputy"),
    path("deputies/<int:pk>/act", deputies.act_for, name="act_for"),
    path("roles/<int:pk>/deputies", deputies.deputies_of, name="deputies_of"),
    path("posts/<int:pk>/appoint", posts.appoint, name="appoint"),
    path("tenures/<int:pk>/end", posts.end_tenure, name="end_tenure"),
    path("roles/<int:pk>/invite-again", people.invite_again, name="invite_again"),
    path("roles/<int:pk>/withdraw", people.withdraw_invitation, name="withdraw_invitation"),
    path("sign-in/link/", sign_in.ask_link, name="ask_link"),
    path("sign-in/<str:secret>", sign_in.sign_in_link, name="sign_in_link"),
    path("sign-out", sign_in.sign_out, name="sign_out"),
    path("language", sign_in.language, name="language"),
]
