"""What may be done: residency and the register of connections. Decisions here are pure."""

from .addresses import Reach, parse_address, reach_of
from .errors import NotYetResolved, PolicyError, RegisterError, ResidencyRefused
from .register import Connection, Consent, Location, Purpose, Register, parse_register
from .register_files import REGISTER_NAME, load_register, shipped_register
from .residency import Destination, Policy, Region, Verdict, decide

__all__ = [
    "REGISTER_NAME",
    "Connection",
    "Consent",
    "Destination",
    "Location",
    "NotYetResolved",
    "Policy",
    "PolicyError",
    "Purpose",
    "Reach",
    "Region",
    "Register",
    "RegisterError",
    "ResidencyRefused",
    "Verdict",
    "decide",
    "load_register",
    "parse_address",
    "parse_register",
    "reach_of",
    "shipped_register",
]
