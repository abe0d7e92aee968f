"""Long runs, each by a command of its own: ``python -m tests.soak``. CI does not wait for them."""
