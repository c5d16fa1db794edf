"""Who says so, by rules over a clause: source, cue and content."""
