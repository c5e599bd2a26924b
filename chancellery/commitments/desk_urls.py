"""Where the desk lives."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
