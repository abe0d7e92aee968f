"""All that a client of the engine needs: commands, events, snapshots, their codec, the rings."""
