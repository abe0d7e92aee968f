"""A recording seen and heard straight from its sealed file: found, decoded, paced, shown."""
