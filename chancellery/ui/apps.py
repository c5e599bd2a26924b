"""The Django app of the design system."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Component tags, page frames, style sheets; it has no models."""

    name = "chancellery.ui"
    label = "ui"
