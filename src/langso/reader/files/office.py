"""Old Word, OpenDocument and RTF, turned into .docx by LibreOffice."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from langso.reader.files.limits import MAX_MEGABYTES, MEGABYTE, OFFICE_SECONDS
from langso.reader.files.programs import run
from langso.reader.files.refusals import refusal

_FILTERS = {  # named, or what is broken would be imported as if it were plain text
    "doc": "MS Word 97",
    "odt": "writer8",
    "rtf": "Rich Text Format",
}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def to_docx(raw: bytes, kind: str) -> bytes:
    """Return the same document as .docx; `kind` is doc, odt or rtf.

    Raises `Unreadable` if LibreOffice is not installed or cannot open the file.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise refusal("needs_libreoffice")
    with TemporaryDirectory(prefix="langso-") as folder:
        return _converted(program, raw, kind, Path(folder))


def _converted(program: str, raw: bytes, kind: str, folder: Path) -> bytes:
    """A profile of its own lets several run at once and keeps macros asleep."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS)
    source, target = folder / f"source.{kind}", folder / "out" / "source.docx"
    source.write_bytes(raw)
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--norestore", "--nolockcheck", f"--infilter={_FILTERS[kind]}"]
    command += ["--convert-to", "docx", "--outdir", str(target.parent), str(source)]
    run(command, seconds=OFFICE_SECONDS, env={"HOME": str(folder)})
    if not target.is_file():
        raise refusal("damaged")
    if target.stat().st_size > MAX_MEGABYTES * MEGABYTE:
        raise refusal("too_large", limit=MAX_MEGABYTES)
    return target.read_bytes()
