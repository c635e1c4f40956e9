"""Development sessions; `nox -l` lists them. Everything is installed from the lock files, with hashes."""

import itertools

import nox

nox.options.sessions = ["build", "tests"]
nox.options.error_on_missing_interpreters = False

RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
METADATA_LOCK = "requirements-metadata.lock"
CLUSTER_LOCK = "requirements-cluster.lock"
CODE = ("pipeline", "tests", "noxfile.py")


def install(session: nox.Session, lock: str) -> None:
    """Install exactly what the lock file holds."""
    session.install("--require-hashes", "--no-deps", "-r", lock)


def check_all(session: nox.Session) -> None:
    """Lint, types and tests in the session's environment."""
    install(session, DEV_LOCK)
    session.run("ruff", "check", *CODE)
    session.run("ruff", "format", "--check", *CODE)
    session.run("mypy")
    session.run("pytest", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build a release: `nox -s build`, or `nox -s build -- --seeds DIR --out DIR`."""
    install(session, RUN_LOCK)
    session.run("python", "-m", "pipeline", "build", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Build, then make the archive: `nox -s release`, or `nox -s release -- --seeds DIR --out DIR`."""
    install(session, RUN_LOCK)
    session.run("python", "-m", "pipeline", "build", *session.posargs)
    session.run("python", "-m", "pipeline", "release", *chosen_release(session.posargs))


@nox.session
def publish(session: nox.Session) -> None:
    """Build, then hand on: `nox -s publish -- --to DIR|zenodo [--dry-run]`."""
    install(session, RUN_LOCK)
    session.run("python", "-m", "pipeline", "build")
    session.run("python", "-m", "pipeline", "publish", *session.posargs)


def chosen_release(arguments: list[str]) -> list[str]:
    """The folder that `--out` names, if it is there."""
    return [folder for option, folder in itertools.pairwise(arguments) if option == "--out"]


@nox.session
def validate(session: nox.Session) -> None:
    """Have other people's validators judge a release: `nox -s validate [-- RELEASE] [--report FILE]`."""
    install(session, DEV_LOCK)
    session.run("python", "-m", "pipeline", "validate", *session.posargs)


@nox.session
def reproduce(session: nox.Session) -> None:
    """Build in fresh environments with everything varied that can vary, and compare every byte; takes some minutes."""
    session.run("python", "tests/reproduce.py", *session.posargs)


@nox.session
def installs(session: nox.Session) -> None:
    """Install in every way that people do, in new environments, and build: `nox -s installs [-- pip uv]`; minutes."""
    session.run("python", "tests/installs.py", *session.posargs)


@nox.session
def metadata(session: nox.Session) -> None:
    """What a release says of itself, read by other people's large libraries."""
    install(session, METADATA_LOCK)
    session.run("pytest", "tests/test_metadata.py", "tests/test_citation.py", *session.posargs)


@nox.session
def cluster(session: nox.Session) -> None:
    """Builds on Dask workers that share a cache on a server that speaks S3, which this starts; some are killed."""
    install(session, CLUSTER_LOCK)
    session.run("pytest", "tests/test_shared_cache.py", "tests/test_s3.py", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Lint, types and tests with the running interpreter; arguments go to pytest."""
    check_all(session)


@nox.session(python=["3.11", "3.12", "3.13"], name="tests-on")
def tests_on(session: nox.Session) -> None:
    """The same on every supported Python; a missing interpreter is skipped with its name."""
    check_all(session)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure speed and memory: `nox -s bench`, or `nox -s bench -- --seeds DIR --sizes 10 100`."""
    install(session, DEV_LOCK)
    session.run("python", "tests/bench", *session.posargs, env={"PYTHONPATH": "."})


@nox.session
def quality(session: nox.Session) -> None:
    """Measure what is right: `nox -s quality -- --data DIR [--write]`, or `nox -s quality -- --cases DIR`."""
    install(session, DEV_LOCK)
    session.run("python", "-m", "quality", *session.posargs, env={"PYTHONPATH": "tests"})


@nox.session
def lint(session: nox.Session) -> None:
    """Format and lint only; `nox -s lint -- --fix` repairs what can be repaired."""
    install(session, DEV_LOCK)
    if "--fix" in session.posargs:
        session.run("ruff", "format", *CODE)
    session.run("ruff", "check", *session.posargs, *CODE)
    session.run("ruff", "format", "--check", *CODE)


@nox.session
def types(session: nox.Session) -> None:
    """Static types only."""
    install(session, DEV_LOCK)
    session.run("mypy")


@nox.session
def lock(session: nox.Session) -> None:
    """Make the lock files anew: exact versions and hashes for Python 3.11 to 3.13, no addresses."""
    session.install("uv")
    locks = (
        (RUN_LOCK, ()),
        (DEV_LOCK, ("--group", "dev", "--constraints", RUN_LOCK)),
        (METADATA_LOCK, ("--group", "metadata", "--constraints", DEV_LOCK)),
        (CLUSTER_LOCK, ("--group", "cluster")),  # S3's library wants an older python-dateutil than the others
    )
    for name, groups in locks:
        session.run(
            "uv", "pip", "compile", "pyproject.toml", *groups,
            "--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--generate-hashes",
            "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet", "--upgrade",
            "--output-file", name,
        )  # fmt: skip
