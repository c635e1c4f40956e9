"""A stand-in for a repository that runs InvenioRDM: the documented part of its API that a deposit needs, on loopback.

It answers as the documentation of InvenioRDM describes (drafts and records, draft files, versions, reserved DOIs),
turns away what does not fit, and can lose a connection on purpose: before it does what it is asked, halfway, or after.
"""

import hashlib
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

ACCEPT = "application/vnd.inveniordm.v1+json"
REQUIRED = {"resource_type", "title", "creators", "publication_date"}
TOKEN = "secret-of-the-tests"
Answer = tuple[int, Any]


@dataclass
class Fault:
    """The next request of this kind loses its connection."""

    method: str
    path: str
    when: Literal["before", "halfway", "after"]


@dataclass
class StandIn:
    """The repository's state.

    Attributes:
        records: drafts and published records by id.
        files: their files by record and name; content None as long as none was sent.
        log: every request that was answered: method, path without query, JSON body or None.
        faults: connections that are still to be lost.
        published: ids in the order in which they were published.
    """

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    log: list[tuple[str, str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, path: str, body: Any, content: bytes) -> Answer:
        """What the repository does and says."""
        self.log.append((method, path, body))
        for verb, pattern, act in self._routes():
            found = re.fullmatch(pattern, path)
            if verb == method and found:
                return act(*found.groups(), *([body] if body is not None else []), *([content] if content else []))
        return 404, {"message": "no such address"}

    def _routes(self) -> list[tuple[str, str, Callable[..., Answer]]]:
        draft = r"/api/records/([^/]+)/draft"
        return [
            ("GET", "/api/user/records", self.search),
            ("POST", "/api/records", self.create),
            ("GET", r"/api/records/([^/]+)", self.read_record),
            ("GET", r"/api/records/([^/]+)/files", self.list_files),
            ("POST", r"/api/records/([^/]+)/versions", self.new_version),
            ("GET", draft, self.read_draft),
            ("PUT", draft, self.update_draft),
            ("POST", f"{draft}/pids/doi", self.reserve_doi),
            ("GET", f"{draft}/files", self.list_files),
            ("POST", f"{draft}/files", self.begin_files),
            ("PUT", f"{draft}/files/([^/]+)/content", self.write_file),
            ("POST", f"{draft}/files/([^/]+)/commit", self.commit_file),
            ("DELETE", f"{draft}/files/([^/]+)", self.delete_file),
            ("POST", f"{draft}/actions/publish", self.publish),
        ]

    def search(self) -> Answer:
        """The own records; the query is for the index, which a stand-in has not."""
        return 200, {"hits": {"hits": list(self.records.values()), "total": len(self.records)}}

    def create(self, body: Any, index: int = 1) -> Answer:
        """A new draft."""
        number = str(1000 + len(self.records))
        self.records[number] = {
            "id": number,
            "is_published": False,
            "metadata": body["metadata"],
            "pids": {},
            "versions": {"index": index},
        }
        self.files[number] = {}
        return 201, self.records[number]

    def new_version(self, number: str) -> Answer:
        """The draft of the next version, the same one as long as it is a draft."""
        if number not in self.published:
            return 404, {"message": "no such record"}
        drafts = [record for record in self.records.values() if record.get("after") == number]
        if drafts:
            return 201, drafts[0]
        kept = {"publication_date", "version"}
        metadata = {name: value for name, value in self.records[number]["metadata"].items() if name not in kept}
        status, record = self.create({"metadata": metadata}, self.records[number]["versions"]["index"] + 1)
        record["after"] = number
        return status, record

    def read_record(self, number: str) -> Answer:
        """A published record."""
        return (200, self.records[number]) if number in self.published else (404, {"message": "no such record"})

    def read_draft(self, number: str) -> Answer:
        """A draft that is not published."""
        known = number in self.records and number not in self.published
        return (200, self.records[number]) if known else (404, {"message": "no such draft"})

    def update_draft(self, number: str, body: Any) -> Answer:
        """Takes the draft as it is sent: identifiers that are not sent are gone; what is missing is told."""
        missing = sorted(REQUIRED - {name for name, value in body["metadata"].items() if value})
        errors = [{"field": f"metadata.{name}", "messages": ["Missing data for required field."]} for name in missing]
        self.records[number] |= {"metadata": body["metadata"], "pids": body.get("pids", {})}
        return 200, self.records[number] | ({"errors": errors} if errors else {})

    def reserve_doi(self, number: str) -> Answer:
        """A DOI for a draft that has none."""
        if self.records[number]["pids"]:
            return 400, {"message": "A PID already exists for type doi"}
        doi = {"identifier": f"10.5281/zenodo.{number}", "provider": "datacite", "client": "datacite"}
        self.records[number]["pids"] = {"doi": doi}
        return 201, self.records[number]

    def list_files(self, number: str) -> Answer:
        """The files of a draft or record."""
        entries = [
            {"key": key, "status": file["status"]} | ({"checksum": file["checksum"]} if "checksum" in file else {})
            for key, file in self.files[number].items()
        ]
        return 200, {"enabled": True, "entries": entries}

    def begin_files(self, number: str, body: Any) -> Answer:
        """Announces files; a name is announced once."""
        if any(item["key"] in self.files[number] for item in body):
            return 400, {"message": "File with key already exists."}
        for item in body:
            self.files[number][item["key"]] = {"status": "pending", "content": None}
        return 201, {"entries": [{"key": item["key"], "status": "pending"} for item in body]}

    def write_file(self, number: str, key: str, content: bytes) -> Answer:
        """Takes the content of a file that is not completed."""
        if self.files[number][key]["status"] != "pending":
            return 400, {"message": "The file is completed."}
        self.files[number][key]["content"] = content
        return 200, {"key": key, "status": "pending"}

    def commit_file(self, number: str, key: str) -> Answer:
        """Completes a file that has content, and states its checksum."""
        file = self.files[number][key]
        if file["content"] is None or file["status"] != "pending":
            return 400, {"message": "There is nothing to commit."}
        file |= {"status": "completed", "checksum": f"md5:{hashlib.md5(file['content']).hexdigest()}"}
        return 200, {"key": key, "status": "completed", "checksum": file["checksum"]}

    def delete_file(self, number: str, key: str) -> Answer:
        """Takes a file out of a draft."""
        del self.files[number][key]
        return 204, None

    def publish(self, number: str) -> Answer:
        """Publishes a draft that has a DOI, all that is required, and completed files only."""
        record = self.records[number]
        files = self.files[number].values()
        if not (files and all(file["status"] == "completed" for file in files)):
            return 400, {"message": "Missing uploaded files."}
        if not record["pids"] or not set(record["metadata"]) >= REQUIRED:
            return 400, {"message": "A validation error occurred."}
        record["is_published"] = True
        self.published.append(number)
        return 202, record


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"

    def _serve(self) -> None:
        path = self.path.split("?")[0]
        length = int(self.headers.get("Content-Length", 0))
        standin = self.server.standin
        fault = next(
            (each for each in standin.faults if each.method == self.command and path.endswith(each.path)), None
        )
        if fault:
            standin.faults.remove(fault)
        if fault and fault.when != "after":
            self.rfile.read(length // 2 if fault.when == "halfway" else 0)
            self._lose()
            return
        status, answer = self._judged(path, self.rfile.read(length))
        if fault:
            self._lose()
            return
        text = b"" if answer is None else json.dumps(answer).encode()
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", answer["to"])
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _judged(self, path: str, content: bytes) -> Answer:
        """The answer, if the request has the form that the documentation asks for."""
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 403, {"message": f"Permission denied for {self.headers.get('Authorization')}."}
        if self.headers.get("Accept") != ACCEPT:
            return 406, {"message": "not the form of the documentation"}
        kind = self.headers.get("Content-Type")
        if path.endswith("/content"):
            return self._call(path, None, content) if kind == "application/octet-stream" else (415, {})
        if not content:
            return self._call(path, None, b"")
        return self._call(path, json.loads(content), b"") if kind == "application/json" else (415, {})

    def _call(self, path: str, body: Any, content: bytes) -> Answer:
        return self.server.standin.answer(self.command, path, body, content)

    def _lose(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 (names that http.server prescribes)

    def log_message(self, *_: Any) -> None:
        """Tests are quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, standin: StandIn) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.standin = standin

    def handle_error(self, *_: Any) -> None:
        """A lost connection is what the test asked for."""


@contextmanager
def running() -> Iterator[StandIn]:
    """A stand-in that answers at its address until the end."""
    standin = StandIn()
    with _Server(standin) as server:
        standin.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield standin
        finally:
            server.shutdown()
            thread.join()
