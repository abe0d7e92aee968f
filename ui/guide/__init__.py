"""The first steps: from an empty show to air, a question at a time."""
