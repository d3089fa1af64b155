"""The version of how entities are told apart; a stored result of another one is worked out again."""

METHOD = "entities 5"
