"""What every decision says: who decides, on what grounds, who carries it out."""

from dataclasses import dataclass

from langso.papers.kinds.lists import named
from langso.writer.filling import Words
from langso.writer.official import Head, words_of_head


@dataclass(frozen=True)
class Deciding:
    """The part of a decision that stands before and after what it decides."""

    head: Head
    title: str
    year: int
    authority: str  # "Chủ tịch Ủy ban nhân dân xã ..."
    grounds: tuple[str, ...]
    proposed_by: str
    carried_out_by: str


def words_of_deciding(content: Deciding) -> Words:
    return {
        **words_of_head(content.head),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "tham_quyen": content.authority.upper(),
        "nguoi_ban_hanh": content.authority,
        "can_cu": named(content.grounds),
        "theo_de_nghi": content.proposed_by,
        "thi_hanh": content.carried_out_by,
    }
