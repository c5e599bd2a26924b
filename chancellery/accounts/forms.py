"""The library's forms under our labels. They check input; what they are told to save, the library saves."""

from __future__ import annotations

from allauth.account import forms as account
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancellery.organisations.enums import Role
from chancellery.organisations.models import User

_NEW, _AGAIN = _("New password"), _("New password, once more")
_HINT = _("At least 12 characters. Three or four words that do not belong together are easy to remember.")
_DIFFER = _("The two passwords differ.")


def _label(form: forms.Form, **labels: str | Promise) -> None:
    """Give the fields their labels. A label says what a placeholder would say, and stays."""
    for name, label in labels.items():
        form.fields[name].label = label  # type: ignore[assignment] # a promise of words is words
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


def _hint(form: forms.Form, name: str = "password1") -> None:
    form.fields[name].help_text = _HINT


class _TwiceMixin:
    """The same new password in two fields."""

    cleaned_data: dict[str, object]

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = forms.Form.clean(self) or self.cleaned_data  # type: ignore[arg-type] # a form has it
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _DIFFER)  # type: ignore[attr-defined] # as above
        return cleaned


class SignIn(account.LoginForm):
    """Who is it, and how do they show it?"""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, login=_("E-mail address or user name"), password=_("Password"))
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True, "autocapitalize": "none"}
        self.fields["password"].help_text = ""


class GivePassword(account.ReauthenticateForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password=_("Password"))


class ForgottenPassword(account.ResetPasswordForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, email=_("E-mail address"))


class NewPassword(_TwiceMixin, account.ResetPasswordKeyForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password1=_NEW, password2=_AGAIN)
        _hint(self)


class ChangePassword(_TwiceMixin, account.ChangePasswordForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, oldpassword=_("Present password"), password1=_NEW, password2=_AGAIN)
        _hint(self)


class SetPassword(_TwiceMixin, account.SetPasswordForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password1=_NEW, password2=_AGAIN)
        _hint(self)


class GiveCode(base.AuthenticateForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Code of the app, or a recovery code"))
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "numeric"}


class GiveCodeAgain(base.ReauthenticateForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Code of the app, or a recovery code"))
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "numeric"}


class AddApp(totp.ActivateTOTPForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Code that the app shows"))
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class AddPasskey(webauthn.AddWebAuthnForm):
    """A passkey signs in alone: it is a device and a finger, face or number at once."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        _label(self, name=_("What you call it"))
        self.fields["name"].help_text = _("The device it is kept on, for example.")


class RenamePasskey(webauthn.EditWebAuthnForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, name=_("What you call it"))


class Demand(forms.Form):
    """Of which roles a second factor is demanded."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class LostFactor(forms.Form):
    """How an administrator made sure that it is they who ask."""

    made_sure = forms.CharField(
        label=_("How did you make sure that it is they?"), max_length=300,
        help_text=_("Seen in person, for example, or called back on a number known before. The trail keeps it."),
    )  # fmt: skip


class AcceptInvitation(forms.Form):
    """The password of somebody who was invited."""

    user_name = forms.CharField(
        label=_("User name"), required=False, max_length=60,
        help_text=_("Only if you want to sign in with a short name too."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )  # fmt: skip
    password1 = forms.CharField(
        label=_NEW, strip=False, max_length=128, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    password2 = forms.CharField(
        label=_AGAIN, strip=False, max_length=128, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self._user = user
        _hint(self)

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self._user)
        return password

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("password1") and cleaned.get("password2") and cleaned["password1"] != cleaned["password2"]:
            self.add_error("password2", _DIFFER)
        return cleaned


class UserName(forms.Form):
    user_name = forms.CharField(
        label=_("User name"), required=False, max_length=60,
        help_text=_("Small letters, digits, dots, hyphens and underscores; empty to sign in by address alone."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )  # fmt: skip
