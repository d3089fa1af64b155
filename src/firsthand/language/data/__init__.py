"""Language tables as data files. They are read by ``firsthand.language.tables``."""
