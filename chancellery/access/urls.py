"""The urls of this app."""

from django.urls import path

from chancellery.access import views

app_name = "access"
urlpatterns = [
    path("", views.why, name="why"),
]
