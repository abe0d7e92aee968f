"""The backend: one application, embedded as a child on this machine or deployed."""
