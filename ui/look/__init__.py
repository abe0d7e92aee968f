"""How the window looks: colours by meaning, one style sheet, one typeface, drawn icons."""
