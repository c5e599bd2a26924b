"""Adding a passkey: one that signs in alone, so the device has to keep it and to ask for finger, face or number."""

from __future__ import annotations

from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView


class _Add(AddWebAuthnView):
    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        page: dict[str, object] = super().get_context_data(**kwargs)
        return page | {"js_data": {"creation_options": auth.begin_registration(self.request.user, passwordless=True)}}


add = _Add.as_view()
