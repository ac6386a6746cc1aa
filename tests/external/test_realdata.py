"""What happens where the real data are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from .realdata import real


def test_absent_data_skip_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEDP_DATA", str(tmp_path))
    monkeypatch.delenv("SEDP_STRICT", raising=False)
    with pytest.raises(pytest.skip.Exception, match="SEDP_DATA"):
        real("fr_commune")


def test_absent_data_fail_in_strict_mode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEDP_DATA", str(tmp_path))
    monkeypatch.setenv("SEDP_STRICT", "1")
    with pytest.raises(pytest.fail.Exception, match="strict mode"):
        real("fr_commune")
