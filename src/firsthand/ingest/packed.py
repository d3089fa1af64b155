"""One file packed with gzip, as crawlers and servers leave pages: what is in it, as far as the limit allows."""

import zlib

MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_BROKEN = ("The gzip file is cut off or damaged.", "Fetch it again, or unpack what there is and add that.")


def unpacked(data: bytes, most: int) -> bytes | tuple[str, str]:
    """The bytes inside, members one behind the other; or the reason and advice where they are broken or too many.

    No more than ``most`` bytes are ever unpacked, however small the file: a megabyte may hold a gigabyte.
    """
    found = bytearray()
    while data:
        if not data.startswith(MAGIC):
            if data.strip(b"\x00"):
                return _BROKEN
            break  # tapes and some servers fill the last block with zeros
        member = zlib.decompressobj(_GZIP)
        try:
            found += member.decompress(data, most + 1 - len(found))
        except zlib.error:
            return _BROKEN
        if len(found) > most:
            return (
                f"Unpacked, the file has more than {most:,} bytes; such files are not read.",
                "Unpack it and split it into accounts, or raise the limit: --set file_bytes=N.",
            )
        if not member.eof:
            return _BROKEN
        data = member.unused_data
    return bytes(found)


def inner_name(path: str) -> str:
    """The name without the ending that says it is packed: ``page.html.gz`` is ``page.html``."""
    return path[:-3] if path.lower().endswith(".gz") else path
