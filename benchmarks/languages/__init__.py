"""Who says what, in other languages: made-up sentences with their sources, cues and certainty marked."""
