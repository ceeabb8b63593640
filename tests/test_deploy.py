"""The service unit is one that systemd takes, and starts nothing that is not there."""

import shutil
import subprocess
from pathlib import Path

import pytest

UNIT = Path(__file__).resolve().parent.parent / "deploy" / "wenbao.service"
COMMAND = "/opt/wenbao/.venv/bin/wenbao"


def verify(unit: Path) -> subprocess.CompletedProcess[str]:
    # without --recursive-errors systemd passes misspelt settings
    return subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=yes", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize(("line", "accepted"), [("", True), ("ProtectSytem=strict", False)])
def test_unit_is_accepted_and_a_misspelt_one_is_not(tmp_path: Path, line: str, accepted: bool) -> None:
    text = UNIT.read_text(encoding="utf-8")
    assert COMMAND in text
    unit = tmp_path / UNIT.name
    changed = text.replace(COMMAND, shutil.which("true") or "true").replace("UMask=", f"{line}\nUMask=")
    unit.write_text(changed, encoding="utf-8")
    done = verify(unit)
    assert (done.returncode == 0 and not done.stderr) is accepted, done.stderr


def test_unit_runs_serve_with_a_secret_file() -> None:
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    assert f"ExecStart={COMMAND} serve" in lines
    assert any(line.startswith("EnvironmentFile=/") for line in lines)
    assert not any("TOKEN" in line for line in lines)
