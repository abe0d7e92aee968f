"""Pictures from the engine's rings, in colours that Qt can paint."""
