"""Tests of editing in the window."""
