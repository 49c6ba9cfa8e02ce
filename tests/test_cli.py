"""The command: what it prints, in which language, and with which exit code."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from langso import __version__, installation
from langso.cli import main

TEXT = """NGHỊ QUYẾT
về đời sống văn hóa năm 2026

1. Kết quả năm 2025
- Số hộ đạt danh hiệu: 90/100 hộ, đạt 95%.
2. Chỉ tiêu
- Tỷ lệ hỏa táng trên 85%.
3. Nhiệm vụ
- Giao UBND xã phối hợp với các thôn rà soát hương ước [/] trước ngày 30/6/2026.
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    monkeypatch.setenv("COLUMNS", "120")
    path = tmp_path / "nghi-quyet.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_read_prints_the_doubts_before_the_figures(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["read", file])

    printed = capsys.readouterr().out
    titles = ("Điểm cần xem lại", "Kết quả (", "Chỉ tiêu (", "Nhiệm vụ (")
    places = [printed.index(title) for title in titles]
    assert code == 0
    assert places == sorted(places)
    assert "Không khớp" in printed


def test_a_row_says_clause_subject_figure_and_period(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", file])

    rows = [" ".join(row.split()) for row in capsys.readouterr().out.split("\n")]
    assert any("trên 85%" in row and row.startswith("2 ") for row in rows)
    assert any("95% (90/100)" in row and row.startswith("1 ") for row in rows)


def test_words_of_a_document_are_never_markup(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", file])

    printed = capsys.readouterr().out
    assert "rà soát hương ước [/] trước ngày 30/6/2026" in printed
    assert "Chủ trì: UBND xã; Phối hợp: các thôn" in printed


def test_english_is_a_switch(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", file, "--lang", "en"])

    printed = capsys.readouterr().out
    assert "Targets (1)" in printed
    assert "above 85%" in printed


@pytest.mark.parametrize(
    ("variable", "title"), [("en_GB.UTF-8", "Targets"), ("C.UTF-8", "Chỉ tiêu")]
)
def test_the_language_of_the_terminal_decides(
    file: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    title: str,
) -> None:
    monkeypatch.setenv("LC_ALL", variable)

    main(["read", file])

    assert title in capsys.readouterr().out


def test_json_is_the_whole_reading(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", file, "--json"])

    reading = json.loads(capsys.readouterr().out)
    assert reading["targets"][0]["value"] == "85"
    assert [clause["id"] for clause in reading["clauses"]] == ["1", "2", "3"]


def test_a_dash_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    standard_input = io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-8")))
    monkeypatch.setattr(sys, "stdin", standard_input)

    code = main(["read", "-", "--json"])

    assert code == 0
    assert len(json.loads(capsys.readouterr().out)["targets"]) == 1


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_cannot_be_read_is_one_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "van-ban.bin"
    if content is not None:
        path.write_bytes(content)

    code = main(["read", str(path), "--lang", "vi"])

    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith(".\n")


def test_help_speaks_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    printed = " ".join(capsys.readouterr().out.split())
    assert "Đọc một văn bản" in printed
    assert "Read a document" in printed


def test_help_speaks_one_language_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["read", "--lang", "en", "--help"])

    printed = capsys.readouterr().out
    assert "Read a document" in printed
    assert "Đọc" not in printed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"langso {__version__}\n"


def test_reading_loads_no_django(file: str) -> None:
    script = (
        "import sys; from langso.cli import main; main(['read', sys.argv[1]]);"
        "sys.exit('django' in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", script, file], check=False)

    assert run.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "name", "given"),
    [
        (["up"], "up", {"sample": False, "host": None, "port": None}),
        (["up", "--sample", "--port", "81"], "up", {"sample": True, "port": 81}),
        (["check", "--lang", "en"], "check", {"language": "en"}),
    ],
)
def test_the_installation_is_told_what_was_asked(
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    name: str,
    given: dict[str, object],
) -> None:
    told: dict[str, object] = {}
    monkeypatch.setattr(installation, name, lambda **options: told.update(options) or 7)

    assert main(arguments) == 7
    assert told.items() >= given.items()


@pytest.mark.parametrize("form", ["", "--json"])
def test_a_pipe_that_closes_early_ends_quietly(tmp_path: Path, form: str) -> None:
    long = tmp_path / "long.txt"
    long.write_text(TEXT + "- Rà soát hương ước của thôn.\n" * 3_000, "utf-8")

    run = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m langso.cli read {long} {form} | head -1"],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )

    assert run.stdout.count(b"\n") == 1
    assert run.stderr == b""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "langso: còn thiếu: ... / the following arguments are required: ..."),
        (["--lang", "vi", "read"], "langso read: còn thiếu: file\n"),
        (
            ["--lang", "en", "read"],
            "read: the following arguments are required: file\n",
        ),
        (["--lang", "vi", "xem"], "không có 'xem', xin chọn một trong: 'read', "),
        (
            ["--lang", "vi", "up", "--port", "x"],
            "--port: 'x' không phải là số nguyên\n",
        ),
        (["--lang", "vi", "check", "--on"], "--on: cần ghi thêm một giá trị\n"),
        (["--lang", "vi", "check", "--xa"], "langso: không có tùy chọn này: --xa\n"),
        (["--lang", "vi", "up", "--sample=1"], "không nhận thêm giá trị '1'\n"),
        (["--lang"], "--lang: cần ghi thêm một giá trị / argument --lang: expected"),
        (["--lang", "vi", "check", "--p"], "cần ghi thêm một giá trị"),
    ],
)
def test_wrong_arguments_are_explained_in_the_language_asked_for(
    file: str, capsys: pytest.CaptureFixture[str], given: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(given)

    printed = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said in printed
    assert printed.startswith("usage" if "en" in given else "cách dùng")


def test_no_sentence_of_argparse_is_left_in_english(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("read", "up", "check", "password", "rotate-keys", "retention"):
        with pytest.raises(SystemExit):
            main(["--lang", "vi", command, "--help"])

    printed = capsys.readouterr().out
    words = ("usage", "options", "optional arguments", "positional", "show this help")
    assert not [word for word in words if word in printed]
