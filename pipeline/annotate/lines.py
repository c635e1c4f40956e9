"""Line ends: whatever parts the lines of a text, the steps see a line feed there, and every offset stays."""

# What ends a line beside the line feed, to Unicode and to `str.splitlines`: carriage return, vertical tab, form feed,
# the separators of files, groups and records, next line, line separator, paragraph separator.
_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


def with_line_feeds(text: str) -> str:
    """The text, character for character, with a line feed for every line end; before one, a carriage return is a blank.

    A blank line, and so the end of a paragraph, is then the same in texts of every origin.
    """
    return text.replace("\r\n", " \n").translate(_ENDS)
