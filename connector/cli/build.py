"""`connector build` and `connector pack`: from the spec to packages."""

from __future__ import annotations

from pathlib import Path

import click

from connector.cli.exits import Failed
from connector.cli.spec import load_connector, root_option
from connector.cli.tree import differences, write_tree
from connector.diagnostics import near_miss
from connector.targets.base import Emitted, Target, tree_hash
from connector.targets.registry import targets

OUT = Path("dist")
out_option = click.option("--out", type=click.Path(path_type=Path), default=OUT, show_default=True)


@click.command()
@click.option("--target", "names", multiple=True, metavar="NAME", help="Only this one; repeatable.")
@out_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if OUT is stale.")
@root_option
def build(names: tuple[str, ...], out: Path, only_check: bool, root: Path | None) -> None:
    """Compile the spec into OUT, one folder a target."""
    chosen = {name: _target(name) for name in names} or targets()
    connector = load_connector(root, thorough=True)
    emitted = {name: target.emit(connector) for name, target in chosen.items()}
    if only_check:
        _compare(emitted, out)
        return
    for name, result in emitted.items():
        for item in result.diagnostics:
            click.echo(f"{name}: {item}", err=True)
        write_tree(result.tree, out / name)
    _print_table(emitted)


def _compare(emitted: dict[str, Emitted], out: Path) -> None:
    lines = [line for name, item in emitted.items() for line in differences(item.tree, out / name)]
    for line in lines:
        click.echo(line, err=True)
    if lines:
        raise Failed(f"{out} is stale; run: connector build --out {out}")
    click.echo(f"{out} is up to date.")


def _print_table(emitted: dict[str, Emitted]) -> None:
    click.echo(f"{'target':<14}{'files':>5}  {'bytes':>9}  {'warnings':>8}  tree")
    for name, item in emitted.items():
        size = sum(len(content) for content in item.tree.values())
        told = len(item.diagnostics)
        digest = tree_hash(item.tree)[:16]
        click.echo(f"{name:<14}{len(item.tree):>5}  {size:>9}  {told:>8}  {digest}")


@click.command()
@click.argument("target")
@out_option
@root_option
def pack(target: str, out: Path, root: Path | None) -> None:
    """Make the installable archive of TARGET with the platform's own tool-chain."""
    from connector.cli.packing import make_archive

    chosen = _target(target)
    if chosen.PACKING is None:
        raise click.UsageError(f"{target} needs no archive: use the files that `build` writes")
    emitted = chosen.emit(load_connector(root, thorough=True))
    archive = make_archive(chosen.PACKING, emitted.tree, out)
    click.echo(str(archive))


def _target(name: str) -> Target:
    known = targets()
    if name not in known:
        hint = near_miss(name, known) or f"known are {', '.join(known)}"
        raise click.UsageError(f"there is no target {name!r}; {hint}")
    return known[name]
