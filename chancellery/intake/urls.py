"""The urls of this app."""

from django.urls import path

from chancellery.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new", views.new, name="new"),
    path("rules", views.rules, name="rules"),
    path("rules/<str:name>", views.rule, name="rule"),
    path("<int:pk>/", views.intake, name="intake"),
    path("<int:pk>/accept-all", views.accept_all, name="accept_all"),
    path("<int:pk>/facts/<int:fact>/judge", views.judge, name="judge"),
    path("<int:pk>/facts/<int:fact>/correct", views.correct, name="correct"),
    path("<int:pk>/register", views.register, name="register"),
    path("<int:pk>/versions/<int:other>/join", views.join, name="join"),
    path("<int:pk>/versions/part", views.part, name="part"),
    path("<int:pk>/reject", views.reject, name="reject"),
]
