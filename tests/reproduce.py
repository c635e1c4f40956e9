"""Does the same input give the same bytes? Builds with everything varied that can vary; `nox -s reproduce` runs it.

Each variation changes one family of circumstances against a plain build: the environment, the version of Python, the
settings of the machine, how the file system lists the seeds, how many processes work, and what the numerical libraries
know of the processor. Every file of every release must be the same, byte for byte.
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13")

# What a process does first: folders are listed backwards.
BACKWARDS = """
import os

plain_list, plain_scan = os.listdir, os.scandir


class Backwards:
    def __init__(self, *place):
        with plain_scan(*place) as entries:
            self.entries = iter(list(entries)[::-1])

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self.entries = iter(())


os.listdir = lambda *place: plain_list(*place)[::-1]
os.scandir = Backwards
"""

# What a process does first: the language model's sums are taken backwards, by NumPy's kernels in place of BLIS, which
# settles for a kernel by itself. Nearly all of the model's values differ then in their last digits.
OTHER_SUMS = """
import numpy
from thinc.backends.numpy_ops import NumpyOps


def gemm(self, x, y, out=None, trans1=False, trans2=False):
    x, y = x.T if trans1 else x, y.T if trans2 else y
    product = numpy.matmul(numpy.ascontiguousarray(x[:, ::-1]), numpy.ascontiguousarray(y[::-1]))
    if out is None:
        return product
    out[...] = product
    return out


NumpyOps.gemm = gemm
"""

PLAIN = {
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "PATH": os.defpath,
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
}
"""The settings of the plain build; nothing else is taken over from whoever runs this."""

# What each library takes for the processor's name or features: NumPy, OpenBLAS (in NumPy), BLIS (in thinc, where it was
# built to listen), Arrow, and the mathematical functions of glibc.
OLD_PROCESSOR = {
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Prescott",
    "BLIS_ARCH_TYPE": "generic",
    "ARROW_USER_SIMD_LEVEL": "NONE",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX512F,-AVX2,-FMA,-AVX",
}
OTHER_PROCESSOR = {"OPENBLAS_CORETYPE": "Zen", "BLIS_ARCH_TYPE": "zen", "ARROW_USER_SIMD_LEVEL": "SSE4_2"}
COMMON_PROCESSOR = {
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Haswell",
    "BLIS_ARCH_TYPE": "haswell",
    "ARROW_USER_SIMD_LEVEL": "AVX2",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX512F",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """A build under other circumstances.

    Attributes:
        name: what is varied, in words.
        python: the interpreter of an environment with the locked packages.
        settings: environment variables on top of the plain ones.
        options: of the build command.
        umask: of the process.
        elsewhere: whether the build runs in another folder, on a copy of the seeds made backwards with other times.
        core: whether only one core may be used.
        startup: Python that the process runs first.
    """

    name: str
    python: Path
    settings: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ("--workers", "1", "--no-cache")
    umask: int = 0o022
    elsewhere: bool = False
    core: bool = False
    startup: str = ""


def say(line: str) -> None:
    """Show a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def environment(python: str, folder: Path) -> Path:
    """The interpreter of a new environment with exactly what the lock file holds."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    made = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    subprocess.run([made, *install, "-r", LOCK], check=True, stderr=subprocess.DEVNULL)
    return made


def interpreters() -> Iterator[tuple[str, str | None]]:
    """The supported versions of Python, each with its program; None where it is not on the path or does not start."""
    for version in PYTHONS:
        program = shutil.which(f"python{version}")
        check = f"import sys, venv; assert sys.version_info[:2] == ({version.replace('.', ', ')})"
        works = program and subprocess.run([program, "-c", check], capture_output=True, check=False).returncode == 0
        yield version, program if works else None


def variations(work: Path) -> Iterator[Variation]:
    """All builds, the plain one first; those that cannot be made here are skipped with a reason."""
    first = environment(sys.executable, work / "environments" / "first")
    yield Variation(name="plain", python=first)
    yield Variation(name="again", python=first)
    yield Variation(name="another environment", python=environment(sys.executable, work / "other place" / "énv"))
    for version, program in interpreters():
        if program is None:
            say(f"{f'Python {version}':32} skipped: there is no python{version} on the path")
        elif version != f"{sys.version_info.major}.{sys.version_info.minor}":
            python = environment(program, work / "environments" / version)
            yield Variation(name=f"Python {version}", python=python)
    machine = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "HOME": str(work), "USER": "nobody"}
    yield Variation(name="time zone, locale, hash seed, umask", python=first, settings=machine, umask=0o077)
    yield Variation(
        name="another folder, order of files, times",
        python=first,
        settings={"TMPDIR": str(work)},
        elsewhere=True,
        startup=BACKWARDS,
    )
    cache = ("--cache", str(work / "cache"))
    yield Variation(name="two processes, empty cache", python=first, options=("--workers", "2", *cache))
    yield Variation(name="three processes, full cache", python=first, options=("--workers", "3", *cache))
    yield Variation(name="two threads for sums", python=first, settings={"OMP_NUM_THREADS": "2"})
    yield Variation(name="sums in another order", python=first, startup=OTHER_SUMS)
    if hasattr(os, "sched_setaffinity"):
        yield Variation(name="one core", python=first, core=True)
    if platform.machine() not in {"x86_64", "AMD64"}:
        say(f"{'processors':32} skipped: the names of features are those of x86-64")
        return
    yield Variation(name="processor without AVX and FMA", python=first, settings=OLD_PROCESSOR)
    yield Variation(name="processor with AVX2", python=first, settings=COMMON_PROCESSOR)
    yield Variation(name="processor of another maker", python=first, settings=OTHER_PROCESSOR)


def build(variation: Variation, seeds: Path, manifest: Path | None, work: Path) -> dict[str, str]:
    """The SHA-256 of every file of the release that the variation makes."""
    folder = Path(tempfile.mkdtemp(dir=work))
    given = copy_backwards(seeds, folder / seeds.name) if variation.elsewhere else seeds
    arguments: list[str | Path] = ["--seeds", given, "--out", folder / "release"]
    if manifest:
        arguments += ["--manifest", manifest]

    # Python imports this module at its start where it is on the path.
    startup = folder / "startup" / "sitecustomize.py"
    startup.parent.mkdir()
    startup.write_text(variation.startup, encoding="utf-8")
    path = os.pathsep.join([str(startup.parent), str(ROOT)])

    def prepare() -> None:
        os.umask(variation.umask)
        if variation.core:
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    done = subprocess.run(
        [variation.python, "-m", "pipeline", "build", *arguments, *variation.options],
        env=PLAIN | {"TMPDIR": tempfile.gettempdir(), "PYTHONPATH": path} | variation.settings,
        cwd=folder if variation.elsewhere else ROOT,
        preexec_fn=prepare if os.name == "posix" else None,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"{variation.name}: the build failed:\n{done.stderr}")
    return digests(folder / "release")


def copy_backwards(seeds: Path, copy: Path) -> Path:
    """A copy of the seeds whose files were made in the other order, long ago."""
    for path in sorted(seeds.rglob("*"), reverse=True):
        target = copy / path.relative_to(seeds)
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (86_400, 86_400))
    return copy


def digests(release: Path) -> dict[str, str]:
    """The SHA-256 of every file, by path."""
    files = sorted(path for path in release.rglob("*") if path.is_file())
    return {path.relative_to(release).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main() -> int:
    """Build every variation and compare; returns 1 if any file differs in any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", metavar="DIR", help="texts (default: seeds)")
    parser.add_argument("--manifest", type=Path, metavar="FILE", help="what is known of the texts")
    options = parser.parse_args()
    manifest = options.manifest.absolute() if options.manifest else None
    failed = []
    with tempfile.TemporaryDirectory(prefix="reproduce-") as name:
        work = Path(name).resolve()
        plain: dict[str, str] = {}
        for variation in variations(work):
            begun = time.monotonic()
            made = build(variation, options.seeds.absolute(), manifest, work)
            plain = plain or made
            wrong = sorted(path for path in {*plain, *made} if plain.get(path) != made.get(path))
            failed += [variation.name] if wrong else []
            verdict = f"{len(wrong)} of {len(plain)} files differ: {', '.join(wrong)}" if wrong else "the same bytes"
            say(f"{variation.name:38} {verdict} ({time.monotonic() - begun:.1f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
