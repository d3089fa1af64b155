"""Whose address or name it is: the table's outlets, and how one that no table knows gets its key.

An unknown outlet is keyed by its folded name, and a domain by the folded label before its public suffix: "The Harbour
Courier" and harbourcourier.example meet.
"""

import re
from functools import cache

from firsthand.language.crediting import any_of, fragments
from firsthand.language.outlets import Outlet as Outlet
from firsthand.language.outlets import by_domain, by_name, careful_names, outlet_named
from firsthand.language.outlets import folded as folded

_SECOND_LEVEL = frozenset("co com org net gov edu ac or ne go gob gouv nom in ltd plc".split())
_PUBLISHING_HOSTS = frozenset(
    "blogspot.com wordpress.com substack.com medium.com tumblr.com livejournal.com github.io wixsite.com weebly.com "
    "typepad.com ghost.io beehiiv.com telegra.ph".split()
)
"""Hosts under which every name is a publisher of its own."""
_SITES_THAT_CARRY = frozenset(
    "facebook.com twitter.com x.com t.co instagram.com youtube.com youtu.be tiktok.com linkedin.com reddit.com t.me "
    "telegram.me telegram.org google.com bit.ly amazon.com pinterest.com whatsapp.com archive.org archive.ph archive.is "
    "apple.com doubleclick.net feedburner.com addthis.com gravatar.com wikimedia.org wikipedia.org flickr.com vimeo.com "
    "spotify.com soundcloud.com paypal.com patreon.com vk.com ok.ru weibo.com bsky.app threads.net mailto".split()
)
"""Places that hold anyone's words: a link there is no credit to an outlet."""

TELLING_LABEL = 4
"""Fewest letters of a domain's label that name a known outlet under another suffix; "rt" and "ap" are anybody's."""


def host_of(address: str) -> str:
    """The host of an address or bare domain, lower case, without port and "www."; empty where there is none."""
    if re.match(r"\s*(?:mailto|tel|javascript|data|file|about):", address, re.I):
        return ""
    match = re.match(
        r"(?:[a-zA-Z][a-zA-Z0-9+.-]{0,20}:)?(?://)?(?:[^/@\s]{1,100}@)?([^/?#:\s]{1,253})", address.strip()
    )
    host = (match[1] if match else "").lower().strip(".")
    host = host.removeprefix("www.")
    return host if re.fullmatch(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}", host) else ""


def registrable(host: str) -> str:
    """The part of a host that names its owner: "news.example.co.uk" gives "example.co.uk"."""
    labels = host.split(".")
    if len(labels) <= 2:
        return host
    for size in (2, 3):
        if ".".join(labels[-size:]) in _PUBLISHING_HOSTS:
            return ".".join(labels[-size - 1 :])
    size = 3 if labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    if size == 3 and len(labels) > 3 and len(labels[-3]) == 2:  # a region's own level: town.sc.gov.br
        size = 4
    return ".".join(labels[-size:])


def carries_anyone(host: str) -> bool:
    """Whether a host holds anyone's words, so that a link there credits nobody."""
    return registrable(host) in _SITES_THAT_CARRY


def outlet_of_address(address: str) -> Outlet | None:
    """Who publishes at an address; None where it has no host or the host carries anyone's words."""
    host = host_of(address)
    if not host or carries_anyone(host):
        return None
    labels = host.split(".")
    for at in range(len(labels) - 1):
        outlet = by_domain().get(".".join(labels[at:]))
        if outlet is not None:
            return outlet
    own = registrable(host)
    key = folded(own.split(".")[0])
    if not key:
        return None
    known = by_name().get(key) if len(key) >= TELLING_LABEL and key not in careful_names() else None
    return known or Outlet(key, host, known=False)


@cache
def _agency_first() -> re.Pattern[str]:
    return re.compile(rf"{any_of(fragments('agency_before'))} [«„“\"]?", re.IGNORECASE)


def _without_noun(name: str) -> str:
    """A name without the agency's noun before it, which prose sets or leaves: "Nachrichtenagentur X" is X."""
    noun = _agency_first().match(name)
    rest = name[noun.end() :].rstrip('»“”"') if noun else ""
    return name if not rest or rest[0].islower() else rest


def outlet_of_name(name: str) -> Outlet | None:
    """The outlet of that name (or domain); None for an empty name."""
    name = " ".join(name.split()).strip(" .,;:–—-|·")
    if not name:
        return None
    found = outlet_named(name)
    if found is not None:
        return found
    if re.fullmatch(r"(?:https?://)?(?:[\w-]{1,63}\.)+[a-zA-Z]{2,24}(?:/\S*)?", name):
        return outlet_of_address(name)
    name = _without_noun(name)
    key = folded(name)
    return Outlet(key, name, known=False) if key else None
