"""The words of the command, in Vietnamese and English."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["vi", "en"]

_WORDS: dict[str, tuple[str, str]] = {
    "document": ("Văn bản", "Document"),
    "findings": ("Điểm cần xem lại", "Findings"),
    "results": ("Kết quả", "Results"),
    "targets": ("Chỉ tiêu", "Targets"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "none": ("Không có.", "None."),
    "not written": ("chưa ghi", "left blank"),
    "kind": ("Loại", "Kind"),
    "title": ("Trích yếu", "Title"),
    "number": ("Số, ký hiệu", "Number"),
    "issued": ("Ngày ban hành", "Issued on"),
    "held": ("Họp ngày", "Held on"),
    "issuers": ("Cơ quan ban hành", "Issued by"),
    "bases": ("Căn cứ", "Rests on"),
    "signers": ("Người ký", "Signed by"),
    "recipients": ("Nơi nhận", "Recipients"),
    "clause": ("Mục", "Clause"),
    "subject": ("Nội dung", "Subject"),
    "figure": ("Số liệu", "Figure"),
    "period": ("Kỳ", "Period"),
    "level": ("Mức", "Level"),
    "doubt": ("Điều chưa khớp", "What does not agree"),
    "action": ("Việc", "Action"),
    "lead": ("Chủ trì", "Lead"),
    "support": ("Phối hợp", "Support"),
    "deadline": ("Thời hạn", "Due"),
    "against": ("so với", "against"),
    "error": ("Không khớp", "Error"),
    "warning": ("Cần xem", "Warning"),
    "note": ("Lưu ý", "Note"),
    "resolution": ("Nghị quyết", "Resolution"),
    "report": ("Báo cáo", "Report"),
    "plan": ("Kế hoạch", "Plan"),
    "minutes": ("Biên bản", "Minutes"),
    "decision": ("Quyết định", "Decision"),
    "proposal": ("Tờ trình, đề án", "Proposal"),
    "programme": ("Chương trình", "Programme"),
    "notice": ("Thông báo", "Notice"),
    "other": ("Văn bản khác", "Other"),
    ">": ("trên", "above"),
    ">=": ("từ", "at least"),
    "<": ("dưới", "below"),
    "<=": ("không quá", "at most"),
    "=": ("", ""),
    "increase_by": ("tăng", "up by"),
    "decrease_by": ("giảm", "down by"),
    "some": ("có", "some"),
    "maintain": ("duy trì", "maintain"),
    "none_left": ("không còn", "none left"),
}


def word(key: str, language: Language) -> str:
    """Return one word of the command's tables."""
    return _WORDS[key][language == "en"]


def choose_language(asked: str | None, environ: Mapping[str, str]) -> Language:
    """Take the language asked for, else English when the terminal speaks it.

    >>> choose_language(None, {"LANG": "en_GB.UTF-8"}), choose_language("vi", {})
    ('en', 'vi')
    """
    spoken = asked or environ.get("LC_ALL") or environ.get("LANG") or ""
    return "en" if spoken.startswith("en") else "vi"
