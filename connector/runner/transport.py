"""Transport: sends one request once, over requests. No retries, no redirects, no surprises."""

from __future__ import annotations

import json
import platform
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import requests
import urllib3
from requests_toolbelt import MultipartEncoder

from connector import __version__
from connector.runner.clock import Clock
from connector.runner.files import SHORTER, PartReader, Progress, file_name, keep
from connector.runner.retry import NoAnswer, NotSent
from connector.wire.errors import ApiError
from connector.wire.messages import FilePart, Request, Response

USER_AGENT = f"simplyprint-connector/{__version__} (python {platform.python_version()})"
"""The backend's firewall turns the default agents of some libraries away, so we name ourselves."""

CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
PIECE = 64 * 1024
LARGEST_JSON = 64 * 1024 * 1024
UPLOAD_PIECE = 1024 * 1024


class Transport:
    """One session. `save_to` is the folder or path that downloads go to."""

    def __init__(
        self,
        clock: Clock,
        trust_env: bool = False,
        save_to: Path | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._clock = clock
        self._save_to = save_to
        self._progress = progress
        self.session = requests.Session()
        self.session.trust_env = trust_env
        self.session.headers.clear()

    def send(
        self, request: Request, url: str, credentials: Mapping[str, str], seconds: float
    ) -> Response:
        """Send a request and read its whole answer within `seconds`.

        Raises NotSent or NoAnswer; every answer, whatever its status, is a Response.
        """
        deadline = self._clock.monotonic() + seconds
        data, headers, readers = self._payload(request, deadline)
        headers |= {"User-Agent": USER_AGENT, "Accept": "application/json", **credentials}
        try:
            answer = self.session.request(
                request.method,
                url,
                data=data,
                headers=headers,
                timeout=(min(CONNECT_SECONDS, seconds), min(READ_SECONDS, seconds)),
                allow_redirects=False,
                stream=True,
            )
            with closing(answer):
                return self._read(request, answer, deadline)
        except requests.RequestException as problem:
            if any(reader.became_shorter for reader in readers):
                # A body that broke off cannot have been taken for a whole one.
                raise OSError(SHORTER) from problem
            raise _classify(problem) from problem
        finally:
            for reader in readers:
                reader.close()

    def close(self) -> None:
        self.session.close()

    def _payload(
        self, request: Request, deadline: float
    ) -> tuple[Any, dict[str, str], list[PartReader]]:
        if request.form is None:
            if request.body is None:
                return None, {}, []
            text = json.dumps(request.body, separators=(",", ":"), ensure_ascii=False)
            # Half a character pair, as broken names hold, becomes the \uD83D that JSON has for it.
            body = text.encode("utf-8", "backslashreplace")
            return body, {"Content-Type": "application/json"}, []
        if not any(isinstance(value, FilePart) for value in request.form.values()):
            return dict(request.form), {}, []
        return self._multipart(request.form, deadline)

    def _multipart(
        self, form: Mapping[str, str | FilePart], deadline: float
    ) -> tuple[Any, dict[str, str], list[PartReader]]:
        """A multipart body that is read from disk while it is sent."""
        readers: list[PartReader] = []
        fields: dict[str, Any] = {}
        for name, value in form.items():
            if isinstance(value, FilePart):
                readers.append(PartReader(value, self._progress))
                fields[name] = (value.name, readers[-1], "application/octet-stream")
            else:
                fields[name] = value
        encoder = MultipartEncoder(fields)
        pieces = _Pieces(encoder, lambda: self._check(deadline, "the upload took too long"))
        return pieces, {"Content-Type": encoder.content_type}, readers

    def _read(self, request: Request, answer: requests.Response, deadline: float) -> Response:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        pieces = self._pieces(answer, deadline)
        disposition = headers.get("content-disposition", "")
        kind = headers.get("content-type", "").partition(";")[0]
        is_file = disposition or kind not in ("application/json", "text/html")
        if request.expects == "file" and answer.status_code == 200 and is_file:
            name = file_name(disposition, request.query.get("file", "download"))
            file = keep(pieces, name, kind, self._save_to or Path.cwd())
            return Response(200, headers, file=file)
        body = bytearray()
        for piece in pieces:
            body += piece
            if len(body) > LARGEST_JSON:
                raise ApiError("unexpected", "The answer is too large", answer.status_code)
        return Response(answer.status_code, headers, body.decode("utf-8", "replace"))

    def _pieces(self, answer: requests.Response, deadline: float) -> Iterator[bytes]:
        """The body as it arrives: `iter_content` would wait for whole pieces, however slow."""
        answer.raw.decode_content = True
        try:
            while piece := answer.raw.read1(PIECE):
                yield piece
                self._check(deadline, "the answer took too long")
        except urllib3.exceptions.TimeoutError as problem:
            raise NoAnswer("no answer in time") from problem
        except urllib3.exceptions.HTTPError as problem:
            raise NoAnswer("the connection broke in the middle of the answer") from problem

    def _check(self, deadline: float, problem: str) -> None:
        if self._clock.monotonic() > deadline:
            raise NoAnswer(problem)


class _Pieces:
    """Hands a multipart body to the socket in larger pieces than the library's 8 KiB."""

    def __init__(self, encoder: MultipartEncoder, check: Callable[[], None]) -> None:
        self._encoder = encoder
        self._check = check
        self.len: int = encoder.len

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._encoder.read(UPLOAD_PIECE):
            self._check()
            yield piece


def _classify(problem: requests.RequestException) -> NotSent | NoAnswer:
    """Whether a failed request surely never left, in words without URL and credentials."""
    if isinstance(problem, requests.exceptions.SSLError):
        # Only a bad certificate surely ends the handshake; any other fault may come later.
        if _is_certificate(problem):
            return NotSent("no secure connection: the host's certificate is not to be trusted")
        return NoAnswer("the secure connection broke")
    if isinstance(problem, requests.exceptions.ConnectTimeout):
        return NotSent("no connection: the host does not answer")
    cause = problem.args[0] if problem.args else None
    reason = getattr(cause, "reason", cause)
    if isinstance(reason, urllib3.exceptions.NewConnectionError):
        return NotSent("no connection: the host refuses it or its name is unknown")
    if isinstance(problem, (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader)):
        return NotSent("the URL or a header cannot be sent")
    if isinstance(problem, requests.exceptions.Timeout):
        return NoAnswer("no answer in time")
    return NoAnswer("the connection broke before an answer came")


def _is_certificate(problem: requests.RequestException) -> bool:
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__context__
    return False
