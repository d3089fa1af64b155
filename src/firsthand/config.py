"""The one table of settings: each has a name, a type, a default and a sentence of help, and all of them stand
here.

A setting is given as ``FIRSTHAND_NAME=value`` in the environment or as ``--set name=value`` on the command
line; the command line wins. The environment is read here and nowhere else; inside, values arrive as
arguments.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

import msgspec

from firsthand.records import UsageProblem

PREFIX = "FIRSTHAND_"
FROM_ENVIRONMENT = frozenset({"llm_key"})
"""Settings that the command line refuses."""


def _help(sentence: str, **limits: Any) -> msgspec.Meta:
    return msgspec.Meta(description=sentence, **limits)


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every setting with its value."""

    operator: Annotated[
        str | None,
        _help("Who works on the case, written into its log; nothing is written unless you say it."),
    ] = None
    file_bytes: Annotated[
        int,
        _help(
            "Largest file that is read, in bytes (ten times as many in JSON of many accounts); a larger one is set aside.",
            ge=1,
        ),
    ] = 20_000_000
    line_characters: Annotated[
        int,
        _help("Longest line of text that is read, in characters; a text with a longer one is set aside.", ge=1),
    ] = 2_000_000
    page_depth: Annotated[
        int, _help("Nesting of elements above which a page is flattened before it is read.", ge=1)
    ] = 1_000
    verify_bytes: Annotated[
        int,
        _help(
            "Originals up to this size in all are hashed whenever a case is opened; `show CASE log` hashes all.",
            ge=0,
        ),
    ] = 200_000_000
    rows: Annotated[int, _help("Rows of a table that are printed before the rest is only counted.", ge=1)] = 60
    hits: Annotated[int, _help("Accounts that `find` lists, best first.", ge=1)] = 20
    near_percent: Annotated[
        int,
        _help(
            "Share of a quotation's words that must stand together, in order, for `quote` to call a wording near.",
            ge=1,
            le=99,
        ),
    ] = 60
    processes: Annotated[
        int,
        _help("Processes that parse sentences; each holds the model, about 200 MB.", ge=1, le=256),
    ] = 1
    reader: Annotated[
        Literal["rules", "trained", "llm"],
        _help(
            "Who reads statements: `rules`, `trained` for the rules and the shipped tagger, `llm` for both and a model of yours."
        ),
    ] = "rules"
    llm_url: Annotated[
        str | None,
        _help(
            "Base address of an OpenAI-compatible service, such as http://127.0.0.1:8080/v1; with `llm`, text goes there."
        ),
    ] = None
    llm_model: Annotated[str | None, _help("Name of the model that the service is asked for.")] = None
    llm_key: Annotated[
        str | None, _help("Key for the service; taken from the environment only, for a command line is seen by others.")
    ] = None
    llm_timeout: Annotated[int, _help("Seconds until an answer of the service must be whole.", ge=1, le=3600)] = 60
    llm_calls: Annotated[int, _help("Requests to the service in one run, at most.", ge=1)] = 500
    debug: Annotated[bool, _help("Show the traceback of an error; for reporting one.")] = False


class Setting(msgspec.Struct, frozen=True):
    """One row of the table."""

    name: str
    type: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.name.upper()


def settings() -> Iterator[Setting]:
    """The table, row by row, as the command line and the documents show it."""
    for field in msgspec.structs.fields(Config):
        kind, meta = get_args(field.type)
        named = {int: "number", bool: "true or false"}.get(kind, "text")
        default = "none" if field.default is None else str(field.default).lower()
        yield Setting(field.encode_name, named, default, str(meta.description))


def settle(environment: Mapping[str, str], given: Sequence[str] = ()) -> Config:
    """The settings from the environment and from ``name=value`` pairs; UsageProblem names the one that is
    wrong.
    """
    names = [setting.name for setting in settings()]
    values: dict[str, tuple[str, str]] = {}
    for name in names:
        variable = PREFIX + name.upper()
        if environment.get(variable, "") != "":
            values[name] = (variable, environment[variable])
    for pair in given:
        name, sign, value = pair.partition("=")
        name = name.strip().replace("-", "_").lower()
        if not sign or name not in names:
            raise UsageProblem(f"There is no setting {pair!r}.", f"Write name=value; the names are {', '.join(names)}.")
        if name in FROM_ENVIRONMENT:
            raise UsageProblem(
                f"{name} is taken from the environment only: a command line is seen by others and remembered.",
                f"Set {PREFIX}{name.upper()} there.",
            )
        values[name] = (f"--set {name}", value)
    chosen = {name: _converted(name, where, value) for name, (where, value) in values.items()}
    return Config(**chosen)


def _converted(name: str, where: str, value: str) -> Any:
    kind = {field.encode_name: field.type for field in msgspec.structs.fields(Config)}[name]
    words = {"yes": "true", "on": "true", "no": "false", "off": "false"}
    text = value.strip()
    match get_args(kind)[0]:
        case type() as simple if simple is bool:
            text = words.get(text.lower(), text)
        case type() as simple if simple is int:
            text = text.replace("_", "")
    try:
        return msgspec.convert(value if name == "operator" else text, kind, strict=False)
    except msgspec.ValidationError as problem:
        raise UsageProblem(f"{where} cannot be {value!r}: {problem}.", "See the table in docs/cli.md.") from None
