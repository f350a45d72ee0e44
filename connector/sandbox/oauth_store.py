"""Codes and tokens the sandbox has issued; all lifetimes in seconds of sandbox time."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from connector.sandbox.call import Caller
from connector.sandbox.world.ids import derived_hex

if TYPE_CHECKING:
    from connector.sandbox.settings import Settings

_CODE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Grant:
    """What a person agreed to on the consent screen."""

    client: str
    scopes: frozenset[str]
    redirect_uri: str
    challenge: str | None
    expires: float


class OAuthStore:
    """Authorization codes (single use), access tokens and refresh tokens."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._count = 0
        self._codes: dict[str, Grant] = {}
        self._access: dict[str, Caller] = {}
        self._refresh: dict[str, Grant] = {}

    def issue_code(
        self,
        client: str,
        scopes: frozenset[str],
        redirect_uri: str,
        challenge: str | None,
        now: float,
    ) -> str:
        code = self._new("code")
        expires = now + _CODE_SECONDS
        self._codes[code] = Grant(client, scopes, redirect_uri, challenge, expires)
        return code

    def redeem_code(self, code: str, now: float) -> Grant | None:
        """The grant behind a code; the code is spent even when it proves stale."""
        grant = self._codes.pop(code, None)
        return grant if grant and now < grant.expires else None

    def redeem_refresh(self, token: str, *, rotate: bool) -> Grant | None:
        return self._refresh.pop(token, None) if rotate else self._refresh.get(token)

    def issue_tokens(
        self, grant: Grant, settings: Settings, now: float, refresh: str | None = None
    ) -> dict[str, object]:
        """A token answer in plain OAuth2 shape; `refresh` keeps an unrotated token."""
        access = self._new("access")
        refresh = refresh or self._new("refresh")
        lifetime = settings.oauth_access_seconds
        self._access[access] = Caller(grant.scopes, grant.client, now + lifetime)
        self._refresh[refresh] = grant
        return {
            "token_type": "Bearer",
            "expires_in": lifetime,
            "access_token": access,
            "refresh_token": refresh,
        }

    def caller(self, access: str, now: float) -> Caller | None:
        caller = self._access.get(access)
        return caller if caller and caller.expires and now < caller.expires else None

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"sandbox-{kind}-{derived_hex(self._seed, kind, self._count, 32)}"


def matches_challenge(verifier: str, challenge: str) -> bool:
    """PKCE, method S256."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=") == challenge
