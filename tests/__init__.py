"""The tests mirror the tree; see tests/guards for what each of them is held to."""
