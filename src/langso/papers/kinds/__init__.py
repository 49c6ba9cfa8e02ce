"""The kinds of official paper: one folder each, with its content and its template.

A kind is what may stand in it (`content`), the words a template asks for (`words_of`)
and the figures a reader must find in it (`figures_of`). To add one, add a folder and a
line here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from langso.papers.kinds.cancelling import content as cancelling
from langso.papers.kinds.decision import content as decision
from langso.papers.kinds.minutes import content as minutes
from langso.papers.kinds.refusal import content as refusal
from langso.papers.kinds.request import content as request
from langso.writer.checking import Place, check_template, known_places
from langso.writer.filling import Words, fill
from langso.writer.official import Head, Issuer, Signatory
from langso.writer.proving import Stated


@dataclass(frozen=True)
class Kind:
    """One kind of paper. `type_code` is that of NĐ 30/2020; empty for a letter.

    What is `is_personal` is about one household; who merely reads along never sees it.
    `numbered_as` is the kind whose symbol and row of numbers it takes.
    """

    code: str
    name: str
    type_code: str
    contents: tuple[Any, ...]
    required: tuple[str, ...]
    words_of: Callable[[Any], Words]
    figures_of: Callable[[Any], tuple[Stated, ...]]
    is_personal: bool = False
    numbered_as: str = ""

    @property
    def sample(self) -> Any:
        """Invented content, of the commonest form."""
        return self.contents[0]

    @property
    def called(self) -> str:
        """What a paper of the kind is called where it is cited."""
        return CALLED[self.type_code]

    @property
    def template(self) -> bytes:
        """The template that is shipped."""
        return _shipped(self.code)

    def write(self, content: Any, template: bytes | None = None) -> bytes:
        """Return the paper (.docx), in the commune's own template if it has one."""
        return fill(template or self.template, self.words_of(content))

    def check(self, template: bytes) -> None:
        """Raise `BadTemplate` for one that is not to be used for this kind."""
        samples = [self.words_of(sample) for sample in self.samples]
        check_template(template, samples, self.required)

    def places(self) -> list[Place]:
        """What a template may ask for, with a sample of each."""
        found = {
            p.name: p for s in self.samples for p in known_places(self.words_of(s))
        }
        return list(found.values())

    @property
    def samples(self) -> tuple[Any, ...]:
        """Of one issuer, of two, of one with a body above it; then the other forms."""
        head = self.sample.head
        below = replace(head, issuers=(replace(head.issuers[0], superior="Cấp trên"),))
        heads = (head, jointly(head), below)
        issued = tuple(replace(self.sample, head=each) for each in heads)
        return issued + self.contents[1:]


def jointly(head: Head) -> Head:
    """The same head with a second issuer and signatory, as joint papers have it."""
    front = Issuer("Ủy ban Mặt trận Tổ quốc\nViệt Nam xã Bến Gốm")
    second = Signatory("Người Ký Hai", "Chủ tịch", "Ủy ban MTTQ Việt Nam")
    issuers, signatories = (*head.issuers, front), (*head.signatories, second)
    return replace(head, issuers=issuers, signatories=signatories)


def _kind(code: str, name: str, type_code: str, module: Any, **more: Any) -> Kind:
    parts = (module.SAMPLES, module.REQUIRED, module.words_of, module.figures_of)
    return Kind(code, name, type_code, *parts, **more)


@cache
def _shipped(code: str) -> bytes:
    return (Path(__file__).parent / code / "template.docx").read_bytes()


CALLED = {"BB": "Biên bản", "TTr": "Tờ trình", "QĐ": "Quyết định", "": "Công văn"}
KINDS = {
    kind.code: kind
    for kind in (
        _kind("minutes", "Biên bản họp", "BB", minutes),
        _kind("request", "Tờ trình", "TTr", request),
        _kind("decision", "Quyết định kèm danh sách", "QĐ", decision),
        _kind(
            "cancelling",
            "Quyết định hủy bỏ danh hiệu",
            "QĐ",
            cancelling,
            is_personal=True,
            numbered_as="decision",
        ),
        _kind(
            "refusal", "Công văn không tặng danh hiệu", "", refusal, is_personal=True
        ),
    )
}
