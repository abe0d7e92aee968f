"""One seat in one room at Daily, in a process of its own that can be killed at any moment.

daily-python is imported here and nowhere else. An interpreter that exits while it joins hangs and
aborts, its callbacks come on threads of its own, and waiting in one of them never returns: so a
callback puts what it was told into a queue and returns, one thread alone calls the client, and the
process ends without asking the library.
"""
