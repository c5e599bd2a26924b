"""Addresses of the design system."""

from django.urls import path

from chancellery.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("theme", views.theme, name="theme"),
    path("language", views.language, name="language"),
    path("<slug:digest>.css", views.styles, name="styles"),
]
