"""Tests of the check before going live."""
