"""Benchmarks: ``python -m tests.bench [NAME…] [--json FILE]``.

A benchmark measures side by side with what it is compared to, in one run, in CPU time where it
can: the clocks of shared machines stall. Every figure is a row, also where it falls short.
"""
