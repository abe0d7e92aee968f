"""Real implementations of the house's Protocols that a test can steer."""
