"""What the exit status of a command says."""

OK = 0
FAILED = 1
WRONG_INPUT = 2
"""A command line, a show file, a key or a folder that will not do."""
NOT_ALLOWED = 3
"""The show's region forbids a destination."""
NOT_RUNNING = 4
"""No studio runs here; or for ``run``, one runs already."""
LOST = 5
"""The engine could not be kept."""
REFUSED = 6
"""The engine refused a command."""
