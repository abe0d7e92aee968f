"""Who one is, and the events: signing in, choosing one, going live in it."""
