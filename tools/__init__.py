"""What the Makefile runs beside the usual tools. No part of the package."""
