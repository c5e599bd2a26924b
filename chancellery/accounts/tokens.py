"""Who a provider of OpenID Connect says somebody is: the ID token, checked by what we asked and whom we know."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

PublicKey = RSAPublicKey | EllipticCurvePublicKey | Ed25519PublicKey | Ed448PublicKey

#: Ways of signing with a key that only the provider has. One that we have too would show nothing.
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
#: So many seconds two clocks may differ.
CLOCKS_DIFFER = 60


class NotProven(ValueError):
    """The token does not show that the provider told us, now and for this browser, who somebody is."""


def claims_of(token: str, *, keys: Mapping[str, object], issuer: str, client: str, nonce: str) -> dict[str, object]:
    """Return what an ID token says, once its signature, issuer, audience, time and nonce are right.

    ``keys`` is the provider's key set (JWKS).

    Raises:
        NotProven: one of them is not.
    """
    try:
        algorithm = jwt.get_unverified_header(token).get("alg")
        if algorithm not in SIGNED_BY:
            raise NotProven(f"signed by {algorithm}")
        said: dict[str, object] = jwt.decode(
            token, key=_key(token, keys), algorithms=[algorithm], issuer=issuer, audience=client, leeway=CLOCKS_DIFFER,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )  # fmt: skip
    except (jwt.PyJWTError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotProven(str(error)) from error
    if not nonce or not hmac.compare_digest(str(said.get("nonce", "")).encode(), nonce.encode()):
        raise NotProven("another nonce")
    return said


def _key(token: str, keys: Mapping[str, object]) -> PublicKey:
    """Return the key that the token names; one that names none is signed by the only key there is."""
    found = [one for one in jwt.PyJWKSet.from_dict(dict(keys)).keys if one.public_key_use in {None, "sig"}]
    named = jwt.get_unverified_header(token).get("kid")
    fitting = [one for one in found if one.key_id == named] if named else found
    if len(fitting) != 1:
        raise NotProven("no key, or several")
    key = fitting[0].key
    if not isinstance(key, PublicKey):
        raise NotProven("no public key")
    return key
