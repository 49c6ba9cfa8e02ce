"""The command `langso`: read a document, run the system, check an installation."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from langso import __version__
from langso.commands import cities
from langso.commands.asking import Say, parser_saying
from langso.commands.words import Language, choose_language

# These take nothing but a language.
PLAIN = ("rotate-keys", "retention", "push-keys", "api-schema")
WISHED = ("province", "administrator", "commune", "code", "villages")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; 2 says that the input was no good."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_unicode()
    asked = _asked_language(given)
    options = build_parser(asked).parse_args(given)
    try:
        code = _run(options, choose_language(asked, os.environ))
        sys.stdout.flush()
    except BrokenPipeError:  # who reads the pipe (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def build_parser(language: str | None = None) -> argparse.ArgumentParser:
    """Build the parser; its help speaks both languages unless one is asked for."""

    def say(vietnamese: str, english: str) -> str:
        both = f"{vietnamese} / {english}"
        return {"vi": vietnamese, "en": english}.get(language or "", both)

    about = say(
        "Làng Số: nghị quyết về đời sống văn hóa của xã, từng con số mở ra được nguồn.",
        "a commune's yearly resolution on cultural life, in which every figure opens.",
    )
    make = parser_saying(say)
    parser: argparse.ArgumentParser = make("langso", description=about, add_help=False)
    group = _options(parser, say)
    version = f"langso {__version__}"
    shown = say("Hiện số phiên bản.", "Show the version.")
    group.add_argument("--version", action="version", version=version, help=shown)
    commands = parser.add_subparsers(
        title=say("Lệnh", "Commands"), dest="command", metavar="...", required=True
    )
    rare = (_add_keys, _add_push_keys, _add_retention, _add_schema)
    for add in (_add_read, _add_init, _add_up, _add_check, _add_password, *rare):
        add(commands, say)
    for name, about, add_own in cities.of_a_city(say):
        add_own(_add(commands, say, name, about))
    return parser


def _options(parser: argparse.ArgumentParser, say: Say) -> "argparse._ArgumentGroup":
    group = parser.add_argument_group(say("Tùy chọn", "Options"))
    shown = say("Hiện hướng dẫn này.", "Show this help.")
    group.add_argument("-h", "--help", action="help", help=shown)
    spoken = say("Tiếng Việt hoặc tiếng Anh.", "Vietnamese or English.")
    group.add_argument("--lang", choices=("vi", "en"), help=spoken)
    return group


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    say: Say,
    name: str,
    about: str,
) -> tuple[argparse.ArgumentParser, "argparse._ArgumentGroup"]:
    parser = commands.add_parser(name, help=about, description=about, add_help=False)
    return parser, _options(parser, say)


def _add_read(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say(
        "Đọc một văn bản: mục, kết quả, chỉ tiêu, nhiệm vụ và điểm cần xem lại.",
        "Read a document: clauses, results, targets, tasks and findings.",
    )
    parser, group = _add(commands, say, "read", about)
    file = say(
        "Tệp Word, PDF, văn bản hoặc bản quét; dấu - là đầu vào chuẩn.",
        "A Word, PDF, text or scanned file; - is standard input.",
    )
    parser.add_argument_group(say("Tệp", "File")).add_argument("file", help=file)
    as_json = say("In ra JSON cho phần mềm khác.", "Print JSON for other programs.")
    group.add_argument("--json", action="store_true", help=as_json)


def _add_init(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say(
        "Bắt đầu một xã thật: các thôn và người quản trị đầu tiên.",
        "Begin a real commune: its villages and its first administrator.",
    )
    _, group = _add(commands, say, "init", about)
    province = say("Tên hoặc mã tỉnh, thành phố.", "Name or code of the province.")
    group.add_argument("--province", required=True, help=province)
    who = say("Họ tên người quản trị.", "Full name of the administrator.")
    group.add_argument("--administrator", required=True, help=who)
    commune = say(
        "Tên xã; bỏ trống là cả tỉnh.", "The commune; without it, a province."
    )
    group.add_argument("--commune", default="", help=commune)
    code = say("Mã xã, nếu có.", "Code of the commune, if it has one.")
    group.add_argument("--code", default="", help=code)
    villages = say(
        "Số thôn, hoặc tệp Excel hay .txt có tên các thôn.",
        "How many villages, or an Excel or .txt file of their names.",
    )
    group.add_argument("--villages", default="", metavar="N|FILE", help=villages)


def _add_up(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say("Cài đặt rồi chạy hệ thống.", "Set up and run the system.")
    _, group = _add(commands, say, "up", about)
    sample = say("Nạp xã mẫu gồm 26 thôn.", "Load the sample commune of 26 villages.")
    group.add_argument("--sample", action="store_true", help=sample)
    group.add_argument("--host", help=say("Địa chỉ máy chủ.", "Address to serve at."))
    port = say("Cổng, mặc định 8000.", "Port, 8000 by default.")
    group.add_argument("--port", type=int, help=port)


def _add_check(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say("Kiểm tra bản cài đặt này.", "Check this installation.")
    _, group = _add(commands, say, "check", about)
    audit = say(
        "Kiểm tra nhật ký: không dòng nào bị sửa hoặc mất.",
        "Check the history: no line was altered or removed.",
    )
    group.add_argument("--audit", action="store_true", help=audit)
    asked = say(
        "Đếm câu hỏi mỗi tháng của trưởng thôn.",
        "Count what a village head is asked in a month.",
    )
    group.add_argument("--asked", action="store_true", help=asked)
    printed = say(
        "So với mã đã in, cùng --on.", "Compare with a printed hash and --on."
    )
    group.add_argument("--printed", metavar="HASH", help=printed)
    on = say("Ngày ghi trên bản in, như 8/7/2026.", "The printed day, as in 8/7/2026.")
    group.add_argument("--on", metavar="DATE", help=on)


def _add_password(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say("Cấp mật khẩu mới cho một người.", "Give a person a new password.")
    parser, _ = _add(commands, say, "password", about)
    name = say("Tên đăng nhập.", "The name they sign in with.")
    parser.add_argument_group(say("Tên", "Name")).add_argument("name", help=name)


def _add_keys(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say(
        "Mã hóa lại số điện thoại bằng khóa mới.",
        "Seal telephone numbers anew with a new key.",
    )
    _add(commands, say, "rotate-keys", about)


def _add_push_keys(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say(
        "Tạo khóa để nhắc việc trên điện thoại.",
        "Make the key with which phones are reminded.",
    )
    _add(commands, say, "push-keys", about)


def _add_retention(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say(
        "Xóa dữ liệu cá nhân hết thời hạn lưu.",
        "Delete personal data past its time.",
    )
    _add(commands, say, "retention", about)


def _add_schema(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Say
) -> None:
    about = say("In mô tả giao diện (OpenAPI).", "Print the interface (OpenAPI).")
    _add(commands, say, "api-schema", about)


def _run(options: argparse.Namespace, language: Language) -> int:
    if options.command == "read":
        from langso.commands.read import read_file

        return read_file(options.file, as_json=options.json, language=language)
    from langso import installation  # Django, which reading never needs

    if options.command == "init":
        wish = {name: getattr(options, name) for name in WISHED}
        return installation.init(**wish, language=language)
    if options.command == "up":
        where = {"host": options.host, "port": options.port}
        return installation.up(sample=options.sample, **where, language=language)
    if options.command == "password":
        return installation.password(options.name, language=language)
    if options.command in PLAIN:
        name = options.command.replace("-", "_")
        return int(getattr(installation, name)(language=language))
    if options.command in ("import-closing", "sample"):
        return cities.run(options, language)
    if options.asked:
        return installation.asked(language=language)
    if options.audit or options.printed:
        return installation.audit(options.printed, options.on, language=language)
    return installation.check(language=language)


def _asked_language(arguments: Sequence[str]) -> str | None:
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", nargs="?")
    known, _ = early.parse_known_args(arguments)
    return known.lang if known.lang in ("vi", "en") else None


def _speak_unicode() -> None:
    """A Windows console or a pipe may still expect an old code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
