"""Talkback: what is said backstage, to whom, and who may."""
