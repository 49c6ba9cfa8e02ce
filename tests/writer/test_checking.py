"""A restyled template is looked through before it is kept; what is wrong has a name."""

import zipfile
from io import BytesIO

import docx
import pytest

from langso.reader.errors import Unreadable
from langso.writer.checking import check_template, known_places
from langso.writer.errors import BadTemplate
from langso.writer.package import LARGEST, packed, parts_of

pytestmark = pytest.mark.pure
SAMPLE = {"so": "07", "ho": [{"ten": "Mẫu"}]}


def refused(template: bytes) -> str:
    with pytest.raises((BadTemplate, Unreadable)) as refusal:
        check_template(template, [SAMPLE], ["so", "ho.ten"])
    return str(refusal.value)


def with_part(template: bytes, name: str, part: bytes) -> bytes:
    return packed({**parts_of(template), name: part})


def test_a_good_template_passes(a_template):
    check_template(a_template("Số {{so}}", "{{ho.ten}}"), [SAMPLE], ["so", "ho.ten"])


def test_what_is_missing_and_what_is_unknown_is_named(a_template):
    assert "còn thiếu chỗ điền: {{ho.ten}}" in refused(a_template("{{so}}"))
    for strange in ("la", "cycler.__init__.__globals__"):
        template = a_template(f"{{{{so}}}} {{{{{strange}}}}} {{{{ho.ten}}}}")
        assert f"không có: {{{{{strange}}}}}" in refused(template)


@pytest.mark.parametrize(
    "words",
    ["{{so", "so}}", "{% for x in y %}", "{{ x.upper() }}", "{{So}}"],
)
def test_what_is_no_place_is_shown_where_it_stands(a_template, words):
    assert "viết dở, gần «" in refused(a_template(f"Số {words} và {{{{ho.ten}}}}"))


@pytest.mark.parametrize(
    "name",
    ["word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/afchunk1.htm"],
)
def test_what_runs_is_refused(a_template, name):
    template = with_part(a_template("{{so}}{{ho.ten}}"), name, b"x")

    assert "tự chạy" in refused(template)


def test_what_fetches_from_elsewhere_is_refused(a_template):
    template = a_template("{{so}}{{ho.ten}}")
    name = "word/_rels/document.xml.rels"
    link = b'<Relationship Id="x" Type="a/image" Target="//a/b" TargetMode="External"/>'
    rels = parts_of(template)[name].replace(
        b"</Relationships>", link + b"</Relationships>"
    )

    assert "liên kết ngoài" in refused(with_part(template, name, rels))


def test_a_field_that_runs_a_program_is_refused(a_template):
    template = a_template("{{so}}{{ho.ten}}")
    body = parts_of(template)["word/document.xml"]
    field = b"<w:p><w:r><w:instrText>DDE</w:instrText>"
    field += b"<w:instrText>AUTO c</w:instrText></w:r></w:p>"

    evil = with_part(
        template, "word/document.xml", body.replace(b"<w:body>", b"<w:body>" + field)
    )
    assert "trường tự cập nhật" in refused(evil)


def test_bombs_and_other_files_are_refused(a_template):
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_000)

    assert "lớn bất thường" in refused(raw.getvalue())
    assert "lớn hơn 2 MB" in refused(b"PK" + b"0" * LARGEST)
    assert refused(b"%PDF-1.7")
    many = {f"word/{n}.xml": b"" for n in range(200)}
    assert "không giống" in refused(packed({**parts_of(a_template()), **many}))


def test_entities_are_refused(a_template):
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>'

    assert refused(with_part(a_template(), "word/document.xml", evil))


def test_a_template_of_templates_is_no_word_file(a_template):
    template = a_template("{{so}}{{ho.ten}}")
    name = "[Content_Types].xml"
    types = parts_of(template)[name].replace(
        b"document.main", b"document.macroEnabled.main"
    )

    assert "không phải là văn bản Word" in refused(with_part(template, name, types))


def test_a_place_in_the_head_of_the_page_counts(a_template):
    paper, raw = docx.Document(BytesIO(a_template("{{so}}"))), BytesIO()
    paper.sections[0].header.paragraphs[0].text = "{{ho.ten}}"
    paper.save(raw)

    check_template(raw.getvalue(), [SAMPLE], ["so", "ho.ten"])


def test_places_are_shown_with_what_would_stand_there():
    found = [(p.name, p.sample, p.repeats) for p in known_places(SAMPLE)]

    assert found == [("so", "07", False), ("ho.ten", "Mẫu", True)]
