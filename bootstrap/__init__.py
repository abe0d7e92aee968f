"""What start.py does before the studio can run: system packages, .venv, checks. No dependencies."""
