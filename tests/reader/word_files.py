"""Word files written for tests, part by part, so that nothing in them is hidden."""

import zipfile
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, **parts: str) -> bytes:
    """Return a .docx with this body; `parts` are styles, numbering, header, ..."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_TYPE}/{kind}" Target="{kind}.xml"/>'
        for kind in parts
    )
    files = {
        "[Content_Types].xml": _content_types(*parts),
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" '
        f'Type="{_TYPE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {_R} {_M} {_MC}><w:body>{body}"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f"{relations}</Relationships>",
    }
    files |= {f"word/{kind}.xml": xml for kind, xml in parts.items()}
    return zipped(files)


def _content_types(*kinds: str) -> str:
    """Name what each part is; Office and LibreOffice ask, our reader does not."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    mains = [("document", "document.main"), *((kind, kind) for kind in kinds)]
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{office}.{kind}+xml"/>'
        for name, kind in mains
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{parts}</Types>'
    )


def zipped(files: dict[str, str]) -> bytes:
    """Return a zip file with these parts."""
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return raw.getvalue()


def run(words: str, properties: str = "") -> str:
    """Return a run of letters with the same looks."""
    space = 'xml:space="preserve"'
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t {space}>{words}</w:t></w:r>"


def paragraph(inside: str, properties: str = "") -> str:
    """Return a paragraph; plain words become a run."""
    runs = inside if inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def listed(words: str, level: int = 0, key: int = 1) -> str:
    """Return a paragraph that Word numbers itself."""
    number = f'<w:ilvl w:val="{level}"/><w:numId w:val="{key}"/>'
    return paragraph(words, f"<w:numPr>{number}</w:numPr>")


def table(*rows: list[str]) -> str:
    """Return a table; cells may hold plain words or whole paragraphs."""
    written = ""
    for cells in rows:
        inside = [c if c.startswith("<w:p>") else paragraph(c or " ") for c in cells]
        written += f"<w:tr>{''.join(f'<w:tc>{c}</w:tc>' for c in inside)}</w:tr>"
    columns = '<w:gridCol w:w="3000"/>' * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>"


def numbering(*levels: tuple[str, str], lists: str = "") -> str:
    """Return numbering.xml: one list of levels (style, text), and further `lists`."""
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{written}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f"{lists}</w:numbering>"
    )
