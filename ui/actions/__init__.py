"""All that can be done at the window, each under a name, with words and keys."""
