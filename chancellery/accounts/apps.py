"""The app listens to the library that signs people in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "chancellery.accounts"

    def ready(self) -> None:
        from chancellery.accounts.late import late

        # What passkeys need takes 17 MB of every process, and is asked for when somebody signs in with one.
        late("allauth.mfa.webauthn.internal.auth")

        from allauth.mfa.recovery_codes.internal import auth

        from chancellery.accounts import receivers, recovery

        # The library asks this module for what a factor is each time it needs one, and has no setting for it.
        auth.RecoveryCodes = recovery.RecoveryCodes

        receivers.connect()
