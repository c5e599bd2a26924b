"""The app listens to the library that signs people in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "chancellery.accounts"

    def ready(self) -> None:
        from chancellery.accounts import receivers

        receivers.connect()
