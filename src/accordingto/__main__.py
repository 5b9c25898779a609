"""``python -m accordingto``: the command where no script is on the path."""

from accordingto.cli import main

main()
