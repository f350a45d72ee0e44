"""Compile the spec into dist/: `python build.py` takes what `connector build` takes."""

import sys

from connector.cli import main

if __name__ == "__main__":
    sys.argv = ["build.py", "build", *sys.argv[1:]]
    main()
