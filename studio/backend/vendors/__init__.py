"""Vendors: which may be sent what, of whose data, once who has agreed."""

from .judging import VendorState
from .sending import Fields, Parcel, VendorGate
from .service import VendorService

__all__ = ["Fields", "Parcel", "VendorGate", "VendorService", "VendorState"]
