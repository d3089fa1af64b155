"""``completion``: the script that lets a shell complete commands."""

import click
from click.shell_completion import get_completion_class

from firsthand.cli.desk import Desk, with_desk


@click.command(short_help="Completion for your shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@with_desk
def completion(desk: Desk, shell: str) -> None:
    """Print the script that completes commands and options in SHELL.

    \b
    Examples:
      eval "$(firsthand completion bash)"       in ~/.bashrc
      eval "$(firsthand completion zsh)"        in ~/.zshrc
      firsthand completion fish > ~/.config/fish/completions/firsthand.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    # The script is made from its template alone: click's own `source()` for bash first runs a bash to ask its
    # version.
    maker = kind(click.get_current_context().find_root().command, {}, "firsthand", "_FIRSTHAND_COMPLETE")
    script = maker.source_template % maker.source_vars()
    desk.give({"shell": shell, "script": script})
    desk.say(script)
