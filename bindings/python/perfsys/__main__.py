"""``python -m perfsys`` is the command ``perfsys``."""

from .command import main

main()
