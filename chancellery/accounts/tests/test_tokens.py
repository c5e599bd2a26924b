"""What an ID token has to show."""

import base64
import hmac
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chancellery.accounts import tokens

OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
THEIRS = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public(key, name="one"):
    return json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())) | {"kid": name, "use": "sig"}


KEYS = {"keys": [public(OURS)]}
ASKED = {"keys": KEYS, "issuer": "https://id.example.org", "client": "chancellery", "nonce": "n-1"}


def token(*, key=OURS, algorithm="RS256", name="one", **changed):
    now = int(time.time())
    said = {
        "iss": "https://id.example.org", "aud": "chancellery", "sub": "lan", "nonce": "n-1", "iat": now,
        "exp": now + 300,
    } | changed  # fmt: skip
    said = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(said, key, algorithm=algorithm, headers={"kid": name} if name else None)


def by_a_secret_that_everybody_knows():
    """Sign with the provider's public key as if it were a secret."""

    def part(value):
        return base64.urlsafe_b64encode(value).rstrip(b"=")

    key = OURS.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    said = json.dumps(jwt.decode(token(), options={"verify_signature": False})).encode()
    whole = part(b'{"alg": "HS256", "kid": "one"}') + b"." + part(said)
    return (whole + b"." + part(hmac.digest(key, whole, "sha256"))).decode()


@pytest.mark.parametrize("name", ["one", ""])
def test_claims_of_returns_what_a_right_token_says(name):
    assert tokens.claims_of(token(name=name), **ASKED)["sub"] == "lan"


@pytest.mark.parametrize("algorithm", ["RS512", "PS256"])
def test_claims_of_takes_several_ways_of_signing(algorithm):
    assert tokens.claims_of(token(algorithm=algorithm), **ASKED)["sub"] == "lan"


@pytest.mark.parametrize(
    "made",
    [
        lambda: token(key=THEIRS),
        lambda: token(name="another"),
        lambda: token(algorithm="none", key=None),
        by_a_secret_that_everybody_knows,
        lambda: token(iss="https://evil.example.org"),
        lambda: token(aud="somebody else"),
        lambda: token(exp=int(time.time()) - 3600),
        lambda: token(iat=int(time.time()) + 3600),
        lambda: token(nonce="n-2"),
        lambda: token(nonce=None),
        lambda: token(sub=None),
        lambda: token(exp=None),
        lambda: token()[:-6] + "AAAAAA",
        lambda: "",
        lambda: "a.b.c",
    ],
)
def test_claims_of_refuses_what_proves_nothing(made):
    given = made()

    with pytest.raises(tokens.NotProven):
        tokens.claims_of(given, **ASKED)


def test_claims_of_refuses_an_empty_nonce_on_both_sides():
    with pytest.raises(tokens.NotProven):
        tokens.claims_of(token(nonce=""), **ASKED | {"nonce": ""})


def test_claims_of_needs_one_key_that_is_for_signing():
    for keys in ([], [public(OURS, "x"), public(THEIRS, "y")], [public(OURS) | {"use": "enc"}]):
        with pytest.raises(tokens.NotProven):
            tokens.claims_of(token(name=""), **ASKED | {"keys": {"keys": keys}})
