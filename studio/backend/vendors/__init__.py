"""Vendors: which may be sent what, of whose data, once who has agreed."""

from .judging import VendorState
from .sending import Parcel, VendorGate
from .service import VendorService

__all__ = ["Parcel", "VendorGate", "VendorService", "VendorState"]
