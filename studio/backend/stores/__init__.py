"""Where the backend keeps things; each store keeps a Protocol of a domain."""
