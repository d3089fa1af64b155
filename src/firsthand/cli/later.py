"""Commands of the design that this version does not have: each says what it will do, and ends with its
own status.
"""

import click

from firsthand.records import NotBuilt

PLANS = {
    "serve": ("The workbench in a browser.", "Until then open the case's report.html."),
}


def _later(name: str, plan: str, meanwhile: str) -> click.Command:
    @click.command(
        name,
        short_help=plan,
        help=f"{plan} Not built yet. {meanwhile}",
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    def command(arguments: tuple[str, ...]) -> None:
        raise NotBuilt(f"`firsthand {name}` is not built yet. It will be: {plan[0].lower()}{plan[1:]}", meanwhile)

    return command


LATER = tuple(_later(name, *words) for name, words in PLANS.items())
