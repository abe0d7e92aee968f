"""The process that owns the others: starts them, brings them back, ends them."""
