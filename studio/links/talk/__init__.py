"""The talk link: ``python -m studio.links.talk``, a person's mouth and ear in an event's call."""
