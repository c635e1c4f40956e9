"""Development sessions; `nox -l` lists them. Everything is installed from the lock files, with hashes."""

import nox

nox.options.sessions = ["build", "tests"]
nox.options.error_on_missing_interpreters = False

RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
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
def tests(session: nox.Session) -> None:
    """Lint, types and tests with the running interpreter; arguments go to pytest."""
    check_all(session)


@nox.session(python=["3.11", "3.12", "3.13"], name="tests-on")
def tests_on(session: nox.Session) -> None:
    """The same on every supported Python; a missing interpreter is skipped with its name."""
    check_all(session)


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
    for name, groups in ((RUN_LOCK, ()), (DEV_LOCK, ("--group", "dev", "--constraints", RUN_LOCK))):
        session.run(
            "uv", "pip", "compile", "pyproject.toml", *groups,
            "--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--generate-hashes",
            "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet", "--upgrade",
            "--output-file", name,
        )  # fmt: skip
