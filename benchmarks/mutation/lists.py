"""The words that the changes put in. None stands in a table of the method, but for what grammar and calendar have only one
word for: a test holds them apart.
"""

PEOPLE = (
    "Ottavio Brennek", "Lisbet Quarmby", "Thaddeus Molnic", "Ysolde Carrow", "Fergal Ashdun", "Perpetua Vint",
    "Casimir Oldroyd", "Wilhelmina Strake",
)  # fmt: skip
FIRMS = ("Quillmark Tooling", "Orrin & Vane", "Saltash Dynamics", "Brackwater Yards")
DESIGNATIONS = (("KV-22", "KV-28"), ("RB-71", "RB-17"), ("ZL-9", "ZL-6"), ("MG-40", "MG-45"))
"""Well-formed, and of no family that a list has."""
UNITS = ("furlongs", "fathoms", "bushels", "fortnights", "leagues", "pints")
WORDS = (
    "lantern", "orchard", "velvet", "compass", "pebble", "walnut", "saddle", "ribbon", "chimney", "thistle", "anchorage",
    "candle",
)  # fmt: skip
"""Put for a word of matter inside a quotation."""
HEDGES = (
    "by some accounts", "as the gossip has it", "if bystanders got it right", "on the face of it", "by the look of it",
    "so the tale goes",
)  # fmt: skip
PLOTS = (
    ("{a} outflanked {b} at the old tannery in the spring.", "{b} outflanked {a} at the old tannery in the spring."),
    ("{a} coached {b} in the winter of the flood.", "{b} coached {a} in the winter of the flood."),
    ("{a} outranked {b} on the last lap of the course.", "{b} outranked {a} on the last lap of the course."),
    (
        "The barge was auctioned to {a} by {b} after the flood.",
        "The barge was auctioned to {b} by {a} after the flood.",
    ),
)
"""Who did what to whom, and the same with the parts exchanged."""
STATUS = (
    ("The cooperative is toying with swallowing {firm}.", "The cooperative swallowed {firm}."),
    ("{firm} is keen to dredge the canal.", "{firm} dredged the canal."),
    ("The port is gearing up to fence two meadows for {firm}.", "The port fenced two meadows for {firm}."),
    ("{firm} would love to repaint the sluice.", "{firm} repainted the sluice."),
    ("{firm} has volunteered to rebuild the lighthouse.", "{firm} has rebuilt the lighthouse."),
    ("A bridge is to be erected by {firm}.", "A bridge has been erected by {firm}."),
)
"""What was only wanted, and the same as done."""
SAYINGS = (
    "We counted the lanterns twice and one was always missing",
    "The ferryman never asked us for a ticket that winter",
    "They moved the piano out before the bailiffs arrived",
)
"""Put between marks in a mouth that never said them."""
REMARKS = (
    "Gulls had been nesting in the rafters of the mill ever since the looms fell silent.",
    "Older residents still remember the brass band that used to play by the weir on holidays.",
    "A lorry full of turnips blocked the lane for most of the morning.",
)
"""Sentences put in."""

NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SCALES = ("million", "billion")
STATES = ("Portugal", "Kenya", "Peru", "Norway", "Vietnam", "Jordan", "Chile", "Latvia")
AUXILIARIES = ("was", "were", "is", "are", "has", "have", "had", "will", "would", "did", "does", "do", "should")
CLOSED = frozenset(
    word.casefold() for words in (NUMBERS, MONTHS, DAYS, SCALES, STATES, AUXILIARIES, ("not",)) for word in words
)
"""What there is no other word for."""
