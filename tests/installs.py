"""Install the project in every way that people do, each in a new environment, and build a release with it.

`nox -s installs`, or `nox -s installs -- pip uv`. Versions are those that the installer picks, not those of the lock
file: an old installer, or a new release of a library, must not end in a program that cannot start.
"""

import argparse
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "tests" / "data" / "build" / "two-articles"


def run(*command: str | Path, **environment: str) -> None:
    """Run a command, and show what it says if it fails."""
    done = subprocess.run(
        [str(part) for part in command], env=environment or None, capture_output=True, text=True, check=False, cwd="/"
    )
    if done.returncode:
        print(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}", flush=True)
        raise SystemExit(1)


def environment(folder: Path) -> Path:
    """A new environment with the pip that Python brings; the folder of its programs."""
    venv.create(folder, with_pip=True)
    return folder / "bin"


def with_pip(folder: Path) -> Path:
    """`pip install .` with the pip that this Python brings."""
    programs = environment(folder)
    run(programs / "pip", "install", "--quiet", ROOT)
    return programs


def with_new_pip(folder: Path) -> Path:
    """The same with the newest pip."""
    programs = environment(folder)
    run(programs / "pip", "install", "--quiet", "--upgrade", "pip")
    run(programs / "pip", "install", "--quiet", ROOT)
    return programs


def from_wheel(folder: Path) -> Path:
    """A wheel, installed where the repository is not."""
    programs = environment(folder)
    run(programs / "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder / "wheels", ROOT)
    run(programs / "pip", "install", "--quiet", *(folder / "wheels").iterdir())
    return programs


def with_extras(folder: Path) -> Path:
    """`pip install .[dask,s3]`."""
    programs = environment(folder)
    run(programs / "pip", "install", "--quiet", f"{ROOT}[dask,s3]")
    return programs


def with_uv(folder: Path) -> Path:
    """`uv pip install .`."""
    tools = environment(folder / "tools")
    run(tools / "pip", "install", "--quiet", "uv")
    run(tools / "uv", "venv", "--quiet", "--python", sys.executable, folder / "env")
    run(tools / "uv", "pip", "install", "--quiet", "--python", folder / "env" / "bin" / "python", ROOT)
    return folder / "env" / "bin"


def with_pipx(folder: Path) -> Path:
    """`pipx install .`."""
    tools = environment(folder / "tools")
    run(tools / "pip", "install", "--quiet", "pipx")
    places = {"PIPX_HOME": str(folder / "home"), "PIPX_BIN_DIR": str(folder / "home" / "bin"), "PATH": "/usr/bin:/bin"}
    run(tools / "pipx", "install", "--quiet", "--python", sys.executable, ROOT, **places)
    return folder / "home" / "venvs" / "onrecord" / "bin"


WAYS: dict[str, Callable[[Path], Path]] = {
    "pip": with_pip,
    "new-pip": with_new_pip,
    "wheel": from_wheel,
    "extras": with_extras,
    "uv": with_uv,
    "pipx": with_pipx,
}


def main() -> None:
    """Install in each way that is asked for, and build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ways", nargs="*", default=list(WAYS), metavar="WAY", help=f"of {', '.join(WAYS)}")
    for way in parser.parse_args().ways:
        with tempfile.TemporaryDirectory() as folder:
            programs = WAYS[way](Path(folder))
            run(programs / "onrecord", "--help")
            started: tuple[tuple[str | Path, ...], ...] = (
                (programs / "onrecord",),
                (programs / "python", "-m", "onrecord"),
            )
            for number, program in enumerate(started):
                out = Path(folder) / f"release-{number}"
                run(*program, "build", "--seeds", SEEDS, "--out", out, "--no-cache")
                run(*program, "verify", out, "--seeds", SEEDS)
        print(f"{way}: installed, built, verified", flush=True)


if __name__ == "__main__":
    main()
