"""The program under its own name: where it is installed, `python -m onrecord` is what the command `onrecord` is.

The package keeps the name of its folder, which the project's layout fixes; an installation puts this module beside it.
"""

import sys

from pipeline.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
