"""What every test is held to: a quiet log, nothing left behind, no call to the outside."""
