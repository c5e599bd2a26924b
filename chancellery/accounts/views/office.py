"""Single sign-on with the office's own provider: the library leads there and back, and we look closer at the answer."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from typing import cast

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from chancellery.accounts import tokens

_log = logging.getLogger(__name__)


class Office(OpenIDConnectOAuth2Adapter):
    """How the provider is asked, and what its answer must show."""

    nonce = ""  #: that the browser took along

    def get_provider(self) -> Provider:
        return Provider(self.request, app=super().get_provider().app)

    @property
    def openid_config(self) -> Mapping[str, str]:
        """What the provider says of itself; it must be the issuer that the environment names."""
        found = cast("Mapping[str, str]", super().openid_config)
        named = str(self.get_provider().app.settings["server_url"]).partition("/.well-known/")[0]
        if str(found.get("issuer", "")).rstrip("/") != named.rstrip("/"):
            raise OAuth2Error("The provider calls itself otherwise than the environment does.")
        return found

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Mapping[str, str]
    ) -> SocialLogin:
        """Take who somebody is from the signed token, and what else there is from what it belongs to."""
        try:
            said = tokens.claims_of(
                kwargs["response"].get("id_token", ""), keys=self._keys(), issuer=self.openid_config["issuer"],
                client=app.client_id, nonce=self.nonce,
            )  # fmt: skip
        except tokens.NotProven as error:
            raise OAuth2Error("The token proves nothing.") from error
        more = self._fetch_user_info(token.token)
        if more.get("sub") != said["sub"]:
            raise OAuth2Error("The token and the rest speak of two people.")
        return self.get_provider().sociallogin_from_response(request, {"userinfo": more, "id_token": said})

    def _keys(self) -> Mapping[str, object]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            return cast("Mapping[str, object]", answer.json())


class Provider(OpenIDConnectProvider):
    """The provider: each visit takes along a number that its token has to bring back."""

    oauth2_adapter_class = Office

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: object = None, **_asked: object
    ) -> HttpResponse:
        """Lead to the provider. What the address of the request asks for besides (scopes and more) is left out."""
        nonce = secrets.token_urlsafe(24)
        going = self.get_auth_params() | {"nonce": nonce}
        found = super().redirect(request, process, next_url, data, auth_params=going, nonce=nonce)
        return cast("HttpResponse", found)  # the library has no types


class _Back(OAuth2CallbackView):
    def _get_state(
        self, request: HttpRequest, provider: OpenIDConnectProvider
    ) -> tuple[Mapping[str, str] | None, HttpResponse | None]:
        state, refused = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, refused


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider, by a button."""
    return _led(OAuth2LoginView, request, provider_id)


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let in whom the provider names, when they were invited."""
    return _led(_Back, request, provider_id)


def _led(kind: type[OAuth2LoginView | OAuth2CallbackView], request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return cast("HttpResponse", kind.adapter_view(Office(request, provider_id))(request))
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (OAuth2Error, RequestException):
        _log.exception("The provider of single sign-on did not answer as it should.")
        return render(request, "accounts/single_failed.html", status=502)
