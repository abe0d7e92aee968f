"""What decides, from the receiver's side alone, what of a show arrived and when."""
