import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.records import CaseBroken
from firsthand.store.originals import Originals

DATA = b"Nine crates\r\n\x00\xff"
DIGEST = hashlib.sha256(DATA).hexdigest()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_bytes_come_back_as_they_were(tmp_path: Path, data: bytes) -> None:
    originals = Originals(tmp_path)
    digest = hashlib.sha256(data).hexdigest()
    originals.keep(data, digest)
    assert originals.read(digest) == data


def test_an_original_is_written_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(DATA, DIGEST)
    before = originals.path(DIGEST).stat()
    originals.keep(DATA, DIGEST)
    after = originals.path(DIGEST).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert not before.st_mode & 0o222


def test_bytes_under_a_wrong_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseBroken):
        Originals(tmp_path).keep(b"other", DIGEST)
    assert not any(tmp_path.rglob("*"))


def test_a_changed_original_is_noticed(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(DATA, DIGEST)
    sizes = {DIGEST: len(DATA)}
    originals.check(sizes, hash_bytes=None)
    path = originals.path(DIGEST)
    path.chmod(0o644)
    path.write_bytes(DATA.replace(b"Nine", b"Five"))
    with pytest.raises(CaseBroken, match="has been changed"):
        originals.read(DIGEST)
    with pytest.raises(CaseBroken, match="has been changed"):
        originals.check(sizes, hash_bytes=None)
    originals.check(sizes, hash_bytes=0)  # beyond what is hashed at opening only the size is looked at
    path.write_bytes(b"shorter")
    with pytest.raises(CaseBroken, match="7 bytes instead of"):
        originals.check(sizes, hash_bytes=0)
    path.unlink()
    with pytest.raises(CaseBroken, match="missing"):
        originals.check(sizes, hash_bytes=0)
    with pytest.raises(CaseBroken, match="cannot be read"):
        originals.read(DIGEST)


def test_a_process_killed_while_writing_leaves_no_half_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    originals = Originals(tmp_path)
    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        originals.keep(DATA, DIGEST)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    monkeypatch.undo()
    originals.keep(DATA, DIGEST)
    assert originals.read(DIGEST) == DATA
