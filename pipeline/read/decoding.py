"""Bytes to text, strictly: a byte that does not fit its encoding is an error, never a replacement character."""

from pathlib import Path

from pipeline.errors import SeedError

NAME_IT = "save the file as UTF-8, or name its encoding in the manifest's column 'encoding'"
_NAMES = {"utf-8-sig": "utf-8"}


def file_bytes(file: Path, place: str) -> bytes:
    """The content of a file.

    Raises:
        SeedError: when it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise SeedError(f"{place}: cannot be read ({error.strerror}); check that it is there and open to you") from None


def known_encoding(name: str) -> bool:
    """True if the name stands for an encoding of text."""
    try:
        b"a".decode(name)
    except LookupError:
        return False
    except UnicodeError:
        return name.lower() != "undefined"
    return True


def decode(content: bytes, encoding: str, place: str, line: int = 1, advice: str = NAME_IT) -> str:
    """The text of the bytes; line ends and everything else stay as they are.

    Args:
        content: the bytes.
        encoding: a known encoding.
        place: file, for the message.
        line: number of the line that the bytes start on, for the message.
        advice: what to do about it, for the message.

    Raises:
        SeedError: names the first byte that does not fit, by position and line.
    """
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        number = line + content.count(b"\n", 0, error.start)
        byte = content[error.start : error.start + 1].hex()
        raise SeedError(
            f"{place} line {number}: byte {error.start} (0x{byte}) is not {_NAMES.get(encoding, encoding)} text "
            f"({error.reason}); {advice}"
        ) from None
    except UnicodeError as error:
        raise SeedError(f"{place}: not {encoding} text ({error}); {advice}") from None
