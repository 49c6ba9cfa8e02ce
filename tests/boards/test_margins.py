"""The document loses no word, and every note hangs where it belongs."""

from hypothesis import given
from hypothesis import strategies as st

from langso.boards.margins import Note, Section, hang, label, sections
from langso.boards.paragraphs import paragraphs
from langso.reader import read_text
from langso.resolutions.models import Clause, Resolution
from tests.boards.conftest import TEXT


def read(text: str) -> tuple[str, list[Section]]:
    reading = read_text(text)
    clauses = [
        Clause(
            ident=c.id,
            number=c.number,
            title=c.title,
            text=c.text,
            level=c.level,
            start=c.span[0],
            end=c.span[1],
        )
        for c in reading.clauses
    ]
    return reading.text, sections(Resolution(text=reading.text), clauses)


def words(cut: list[Section]) -> list[str]:
    said = []
    for section in cut:
        said.append(section.heading or section.label.removeprefix("Mục "))
        said += [passage.text for passage in section.passages]
    return " ".join(said).split()


def test_no_word_of_the_document_is_lost():
    text, cut = read(TEXT)

    assert set(text.split()) <= set(words(cut))


def test_what_stands_before_the_first_clause_is_the_preamble():
    _, cut = read(TEXT)

    assert cut[0].is_preamble
    assert not any(section.is_preamble for section in cut[1:])


def test_a_document_without_clauses_is_all_there():
    text, cut = read("Toàn xã có 26 thôn.\n\nCác thôn đều có nhà văn hóa.")

    assert words(cut) == text.split()


def test_a_note_hangs_beside_the_paragraph_it_is_about():
    text, cut = read(TEXT)
    place = text.index("nhóm Zalo")

    hang(cut, [(place, Note("behind", "Chậm"))])

    noted = [p.text for s in cut for p in s.passages if p.notes]
    assert noted == ["- 100% hộ gia đình có người trong nhóm Zalo của thôn."]


def test_a_note_on_an_empty_document_is_no_crash():
    hang([], [(3, Note("behind", "Chậm"))])


def test_clauses_are_called_as_officials_call_them():
    numbers = ["3.4", "Điều 3", "a)", "IV."]

    assert [label(Clause(number=n)) for n in numbers] == [
        "Mục 3.4", "Điều 3", "điểm a", "IV",
    ]  # fmt: skip


@given(st.text(alphabet="ab \n\r\u2028\x0b", max_size=60))
def test_paragraphs_cover_the_text_in_order(text):
    found = paragraphs(text, 0, len(text))

    assert (
        "".join(p.text for p in found).split()
        == "".join(line.strip() for line in text.splitlines()).split()
    )
    assert all(text[p.start : p.end].strip() == p.text for p in found)
