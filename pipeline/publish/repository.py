"""Talking to Zenodo, or to another repository that runs InvenioRDM: requests, answers, errors.

The token is sent to the repository's own address alone, unencrypted to nobody but this machine, and never shown.
"""

import hashlib
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from pipeline.errors import ReleaseError

ADDRESSES = {"zenodo": "https://zenodo.org", "zenodo-sandbox": "https://sandbox.zenodo.org"}
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
ACCEPT = "application/vnd.inveniordm.v1+json"
"""The form of records that InvenioRDM documents; Zenodo's default is an older one."""
SECONDS = 60
"""How long to wait for an answer."""
LONGEST = 300
"""Characters of an answer that an error shows."""
NOT_FOUND = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request to the API, with JSON or the bytes of a file, or neither; as text, all that it sends."""

    method: str
    path: str
    body: Any = None
    file: Path | None = None

    def __str__(self) -> str:
        lines = [f"{self.method} {self.path}"]
        if self.body is not None:
            lines.append(json.dumps(self.body, ensure_ascii=False, indent=2))
        if self.file is not None:
            lines.append(f"{self.file.name}: {self.file.stat().st_size:,} bytes, {checksum(self.file)}")
        return "\n".join(lines)


class Repository:
    """A repository that runs InvenioRDM.

    Attributes:
        address: scheme and host.
    """

    def __init__(self, place: str, token: str) -> None:
        """Opens nothing yet.

        Args:
            place: `zenodo`, `zenodo-sandbox`, or the address of another repository.
            token: that allows its owner to deposit.

        Raises:
            ReleaseError: when the place is none that the token may be sent to.
        """
        self.address = address(place)
        self._token = token
        self._opener = urllib.request.build_opener(_NoRedirect)

    def send(self, request: Request) -> dict[str, Any]:
        """Sends a request and returns the answer.

        Raises:
            ReleaseError: when the repository refuses it or cannot be reached.
        """
        answer = self._answer(request)
        if answer is None:
            raise ReleaseError(f"{self.address}: {request.method} {request.path} was refused: 404, not found")
        return answer

    def find(self, path: str) -> dict[str, Any] | None:
        """What is at the path, or None where there is nothing.

        Raises:
            ReleaseError: when the repository refuses to say or cannot be reached.
        """
        return self._answer(Request(method="GET", path=path))

    def _answer(self, request: Request) -> dict[str, Any] | None:
        place = f"{self.address}: {request.method} {request.path}"
        try:
            with _content(request) as content:
                sent = urllib.request.Request(self.address + request.path, content, method=request.method)
                for name, value in self._headers(request).items():
                    sent.add_header(name, value)
                with self._opener.open(sent, timeout=SECONDS) as response:
                    return _parsed(response.read())
        except urllib.error.HTTPError as error:
            with error:
                if error.code == NOT_FOUND:
                    return None
                said = self._hidden(" ".join(error.read().decode("utf-8", "replace").split())[:LONGEST])
            raise ReleaseError(f"{place} was refused: {error.code} {said}") from None
        except (OSError, http.client.HTTPException, TypeError, ValueError) as error:
            why = self._hidden(str(getattr(error, "reason", error)))
            raise ReleaseError(f"{place} broke off ({why}); the same command goes on from there") from None

    def _headers(self, request: Request) -> dict[str, str]:
        headers = {"Accept": ACCEPT, "Authorization": f"Bearer {self._token}"}
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        if request.file is not None:
            headers["Content-Type"] = "application/octet-stream"
            headers["Content-Length"] = str(request.file.stat().st_size)
        return headers

    def _hidden(self, text: str) -> str:
        """The text without the token, should a repository repeat it."""
        return text.replace(self._token, "***")


def address(place: str) -> str:
    """Scheme and host of a repository.

    Raises:
        ReleaseError: when the place is none that a token may be sent to.
    """
    full = ADDRESSES.get(place, place).rstrip("/")
    parts = urlsplit(full)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not safe or not parts.hostname or parts.path or parts.query or parts.username:
        raise ReleaseError(
            f"--to {place}: no repository (allowed: {', '.join(ADDRESSES)}, or the https address of another InvenioRDM)"
        )
    return full


def checksum(path: Path) -> str:
    """The checksum of a file as InvenioRDM states it."""
    with path.open("rb") as file:
        return f"md5:{hashlib.file_digest(file, 'md5').hexdigest()}"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """No redirection is followed: the token must not go anywhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@contextmanager
def _content(request: Request) -> Iterator[bytes | IO[bytes] | None]:
    """What a request sends: JSON, a file as a stream, or nothing."""
    if request.file is not None:
        with request.file.open("rb") as file:
            yield file
    else:
        yield None if request.body is None else json.dumps(request.body).encode("utf-8")


def _parsed(content: bytes) -> dict[str, Any]:
    """The answer; an empty one is an empty object."""
    answer = json.loads(content) if content else {}
    if not isinstance(answer, dict):
        raise TypeError(f"the answer is not a JSON object: {answer!r:.80}")
    return answer
