"""12,535 certificates on two cores: within 25 s and 1 GB; and 100 beside its peers.

The peers make the same page of text, border and code: WeasyPrint from HTML, LibreOffice
from one Word file with a page for each household (`make bench` installs both). What is
not installed is left out and said so.
"""

import base64
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import segno
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from bench.measure import report
from langso.writer.certificates.chunk import Job, chunk_pdf
from langso.writer.certificates.content import Certificate, Run, words_on
from langso.writer.certificates.layout import read_layout, shipped_layout
from langso.writer.certificates.making import PROCESSES, make_certificates
from langso.writer.office import can_make_pdf, to_pdf
from langso.writer.official import Signatory

COUNT, FEW = 12_535, 100
NAMES = ("Nguyễn Văn Mẫu", "Trần Thị Quỳnh Ví Dụ", "Đặng Ưởng Ỡm Thử", "Lê Ẫm")
RUN = Run(
    issuer="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BẾN GỐM",
    title="Gia đình văn hóa",
    year=2026,
    decision="07/QĐ-UBND",
    decided_on=date(2026, 11, 25),
    place="Bến Gốm",
    signatory=Signatory("Người Ký Mẫu", "Chủ tịch"),
)
JOB = Job(read_layout(shipped_layout()), RUN)


def certificates(count: int) -> list[Certificate]:
    return [
        Certificate(
            head=f"{NAMES[n % 4]} {n}",
            salutation="ông/bà",
            village="Thôn 1",
            address=f"Số {n}, Thôn 1, xã Bến Gốm",
            number=f"{n:05}/2026",
            verify_at=f"https://ben-gom.example.vn/giay/{n:010X}",
        )
        for n in range(count)
    ]


def whole_run() -> None:
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        path = make_certificates(JOB, certificates(COUNT), Path(folder))
        seconds = time.perf_counter() - start
        size = path.stat().st_size / 1e6
    own, workers = (
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in (own, workers))
    memory = (own.ru_maxrss + PROCESSES * workers.ru_maxrss) / 1024
    report(
        "certificates_12535",
        seconds,
        "s",
        25,
        {"processor time": cpu, "the file, MB": size},
    )
    report("certificates_memory", memory, "MB", 1000, {})


def by_weasyprint(few: list[Certificate]) -> None:
    import weasyprint

    pages = "".join(_html(each) for each in few)
    style = (
        "@page { size: A4 landscape; margin: 9mm } "
        "section { break-after: page; border: 2mm double #9c1c1f; height: 188mm; "
        "text-align: center; font: 20pt serif }"
    )
    weasyprint.HTML(string=f"<style>{style}</style>{pages}").write_pdf()


def _html(each: Certificate) -> str:
    lines = "".join(f"<p>{x}</p>" for x in words_on(JOB.layout, RUN, each)["lines"])
    code = segno.make_qr(each.verify_at, mask=3).svg_inline(scale=3)
    drawn = base64.b64encode(code.encode()).decode()
    picture = f'<img src="data:image/svg+xml;base64,{drawn}" width="100">'
    return f"<section>{lines}{picture}</section>"


def by_libreoffice(few: list[Certificate]) -> None:
    paper, raw = docx.Document(), BytesIO()
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(297), Mm(210)
    for each in few:
        for words in words_on(JOB.layout, RUN, each)["lines"]:
            paper.add_paragraph().add_run(words).font.size = Pt(20)
        drawn = BytesIO()
        segno.make_qr(each.verify_at, mask=3).save(drawn, "png", scale=4)
        line = paper.add_paragraph().add_run()
        line.add_picture(drawn, width=Mm(26))
        line.add_break(WD_BREAK.PAGE)
    paper.save(raw)
    to_pdf(raw.getvalue())


def seconds_of(make: Callable[[list[Certificate]], object]) -> float:
    start = time.perf_counter()
    make(certificates(FEW))
    return time.perf_counter() - start


def beside() -> dict[str, float]:
    found = {}
    if find_spec("weasyprint"):
        found["WeasyPrint"] = seconds_of(by_weasyprint)
    else:
        print("WeasyPrint left out: make bench installs it", file=sys.stderr)
    if can_make_pdf():
        found["LibreOffice, one Word file"] = seconds_of(by_libreoffice)
    else:
        print("LibreOffice left out: apt install libreoffice-writer", file=sys.stderr)
    return found


def main() -> None:
    whole_run()
    chunk_pdf(JOB, certificates(2))
    ours = seconds_of(lambda few: chunk_pdf(JOB, few))
    report("certificates_100", ours, "s", None, beside())


if __name__ == "__main__":
    main()
