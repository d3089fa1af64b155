"""Build the wheel, install it into an empty environment, and run the main job there, sealed off.

    python -m tools.wheel_check

What users get is the wheel, so the wheel is what must work: every file of the package is in it; with nothing
but the locked run-time packages beside it the sample pile becomes a report, from another folder, without a
network, without a home folder, and with the whole environment mounted read-only. The seal is Linux's: new
network and mount namespaces. Where the system refuses them the run goes on without, and says so and why.
"""

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import cache_from_source
from pathlib import Path

from tools.licences import pinned

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "src" / "firsthand"
BUILD = PROJECT / "build"
LOCK = PROJECT / "requirements" / "run.txt"

PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", "--no-input")

# The exit status that says: done, and some files were set aside. The sample holds three such on purpose.
SET_ASIDE = 3

# The processor's own switches for linear algebra travel along; nothing else of the caller's environment does.
KEPT = ("OPENBLAS_",)

# Run inside the seal before the job: it must be tight, or the check proves nothing.
TIGHT = """
import pathlib, socket, sys
try:
    pathlib.Path(sys.prefix, "lib", "written").touch()
    sys.exit("the environment can be written to")
except OSError:
    pass
try:
    # A documentation address (RFC 5737): nobody's, and without a network not even tried.
    socket.create_connection(("192.0.2.1", 9), timeout=2)
    sys.exit("the network answers")
except TimeoutError:
    sys.exit("the network is there")
except OSError:
    pass
"""


def run(*command: str | Path, **options: object) -> None:
    """Run a command and stop the check where it fails, its own words above."""
    ran = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    if ran.returncode:
        sys.exit(f"failed ({ran.returncode}): {shlex.join(str(part) for part in command)[:300]}")


def build_wheel() -> Path:
    """Build the wheel into build/wheel with the locked backend, and return it."""
    folder = BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    run(
        sys.executable,
        *PIP,
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        folder,
        PROJECT,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def check_contents(wheel: Path) -> None:
    """Stop where the wheel lacks a file of the package or carries one from elsewhere."""
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    wanted = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    if missing := sorted(wanted - held):
        sys.exit(f"not in the wheel: {', '.join(missing[:10])}")
    if foreign := sorted(name for name in held - wanted if ".dist-info/" not in name):
        sys.exit(f"in the wheel, but not of the package: {', '.join(foreign[:10])}")
    print(f"{wheel.name}: {len(wanted)} files of the package, {wheel.stat().st_size // 1024} KiB")


def kept_environment(name: str, lock: Path, fill: Callable[[Path, Path], None]) -> Path:
    """An environment with what ``lock`` pins and nothing else, put in by ``fill``; kept until one of the two changes."""
    pins = lock.read_bytes() + fill.__name__.encode() + sys.prefix.encode() + sys.version.encode()
    kept = BUILD / f"{name}-environment-{hashlib.sha256(pins).hexdigest()[:12]}"
    if not (kept / "complete").exists():
        for old in BUILD.glob(f"{name}-environment-*"):
            shutil.rmtree(old)
        run(sys.executable, "-m", "venv", "--without-pip", kept)
        fill(kept, lock)
        (kept / "complete").touch()
    return kept


def packages(environment: Path) -> Path:
    """The folder where an environment like this one keeps its packages."""
    return environment / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)


def beside(environment: Path, lock: Path) -> None:
    """Install what ``lock`` pins into an environment that also sees all that this one has."""
    # Not the folder's name alone: a project installed for editing stands there as a .pth of its own.
    seen = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (packages(environment) / "beside.pth").write_text(seen, encoding="utf-8")
    python = environment / "bin" / "python"
    run(python, *PIP, "install", "--no-compile", "--no-deps", "--no-build-isolation", "-r", lock)


def linked(environment: Path, lock: Path) -> None:
    """Put in what ``lock`` pins as it was installed here, against its hashes: the same files, linked, and as compiled."""
    pins, there = lock.read_text(encoding="utf-8"), packages(environment)
    for name in pinned([lock]):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # for another system; what is missed is pip's to say
        if f"=={found.version} " not in pins:
            sys.exit(f"{name} {found.version} is installed, which {lock.name} does not pin. Try: make clean")
        for file in found.files or ():
            if ".." in file.parts:
                continue  # a command, which names the interpreter of this environment
            for held in (source := Path(file.locate()), Path(cache_from_source(source))):
                place = there / held.relative_to(packages(Path(sys.prefix)))
                if held.exists() and not place.exists():
                    place.parent.mkdir(parents=True, exist_ok=True)
                    os.link(held, place)


def install(wheel: Path, environment: Path) -> None:
    """Put the wheel in, by itself, and have pip say that everything it needs is there."""
    pip = (sys.executable, *PIP, "--python", environment)
    run(*pip, "install", "--no-deps", "--no-index", "--force-reinstall", wheel)
    run(*pip, "check")


def seal(environment: Path) -> tuple[list[str], str]:
    """The command that runs a shell script sealed off, and where there is none, why.

    The script is given as one more argument. A user who is not root needs user namespaces for this.
    """
    namespaces = ["unshare", "--net", "--mount"] + ([] if os.geteuid() == 0 else ["--map-root-user"])
    place = shlex.quote(str(environment))
    bind = f"mount --bind {place} {place} && mount -o remount,ro,bind {place} && "
    try:
        tried = subprocess.run([*namespaces, "sh", "-c", bind + "true"], capture_output=True, text=True)
    except FileNotFoundError:
        return [], "there is no unshare on this system"
    if tried.returncode:
        return [], (tried.stderr.strip().splitlines() or ["unshare was refused"])[-1]
    return [*namespaces, "sh", "-c", bind + 'exec sh -ec "$1"', "sealed"], ""


def main() -> None:
    """Run the whole check and print what was proved."""
    BUILD.mkdir(exist_ok=True)
    wheel = build_wheel()
    check_contents(wheel)
    environment = kept_environment("wheel", LOCK, linked)
    install(wheel, environment)
    sealed, why_not = seal(environment)
    python, command = environment / "bin" / "python", environment / "bin" / "firsthand"
    with tempfile.TemporaryDirectory(prefix="firsthand-wheel-") as elsewhere:
        script = "\n".join(
            [
                f"{python} -c {shlex.quote(TIGHT)}" if sealed else ":",
                f"{command} --help > help.txt",
                f'pile="$({python} -c "from firsthand.sample import sample; print(sample()[0])")"',
                f'{command} build "$pile" --case case --quiet || test $? -eq {SET_ASIDE}',
                # With no HOME at all, after a HOME that is not there.
                f"env -u HOME {command} export case --format json -o case.json",
            ]
        )
        clean = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/nonexistent",
            "LANG": "C.UTF-8",
            **{key: value for key, value in os.environ.items() if key.startswith(KEPT)},
        }
        began = time.monotonic()
        run(*(sealed or ["sh", "-ec"]), script, cwd=elsewhere, env=clean)
        seconds = time.monotonic() - began
        report = Path(elsewhere, "case", "report.html")
        exported = json.loads(Path(elsewhere, "case.json").read_text(encoding="utf-8"))
        held = [document for document in exported["documents"] if document["held"]]
        if not held or not report.stat().st_size:
            sys.exit("the sealed run ended well, yet its case or report is empty")
        print(f"{len(held)} accounts, a report of {report.stat().st_size // 1024} KiB, {seconds:.1f} s")
    if sealed:
        print("with no network, no home folder, a read-only environment, from another folder")
    else:
        print(f"with no home folder, from another folder; NOT cut off from network and writing: {why_not}")


if __name__ == "__main__":
    main()
