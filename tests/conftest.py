"""What several test files use: small collections, and the real texts where they lie beside the checkout."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_build import digests

from pipeline.__main__ import _stop
from pipeline.build import build

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True, scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for the cache of the command line: tests leave the user's own alone."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.cache.default_folder", lambda: folder)
        yield folder


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A fresh copy of two small articles, to be changed at will."""
    return Path(shutil.copytree(DATA / "build" / "two-articles", tmp_path / "seeds"))


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 90 small texts: several batches, most of them for workers."""
    folder = tmp_path_factory.mktemp("many") / "seeds"
    folder.mkdir()
    text = (DATA / "build" / "two-articles" / "first.txt").read_text(encoding="utf-8")
    for number in range(90):
        (folder / f"{number:02}.txt").write_text(text.replace("Riverton", f"Riverton {number}"), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def alone(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one process makes of them: the checksum of each file."""
    out = tmp_path_factory.mktemp("alone") / "out"
    build(many, out)
    return digests(out)


@pytest.fixture(scope="session")
def real_seeds() -> Path:
    """The five real texts, which their publishers' rights keep out of the repository."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real texts are not beside this checkout")
    return SHARED / "seeds"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C and a request to end are heard as on the command line, also in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler), signal.signal(signal.SIGTERM, _stop)
    yield
    for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
        signal.signal(number, handler)
