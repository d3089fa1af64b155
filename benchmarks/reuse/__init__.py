"""Literal re-use on news-like piles with known truth, side by side with peers."""
