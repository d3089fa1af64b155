"""Registers: what a case adds up to. One door, ``registers_of``."""

from firsthand.registers.compiling import registers_of

METHOD = "registers/10"

__all__ = ["METHOD", "registers_of"]
