"""``python -m tests.pictures``: every panel in both colours and three languages, into docs."""
