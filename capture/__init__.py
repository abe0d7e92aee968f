"""What brings pictures and sound in: all of it in the house format, none of it blocking a mix."""
