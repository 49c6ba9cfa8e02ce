"""What `langso check` finds wrong with what is kept, in Vietnamese and English."""

CHECKED = {
    "history_well": (
        "Nhật ký còn nguyên: {lines} dòng.",
        "The history is whole: {lines} lines.",
    ),
    "history_altered": (
        "Nhật ký của {place}: dòng số {number} đã bị sửa.",
        "History of {place}: line {number} was altered.",
    ),
    "history_removed": (
        "Nhật ký của {place}: dòng số {number} đã mất.",
        "History of {place}: line {number} was removed.",
    ),
    "history_cut": (
        "Nhật ký của {place}: phần cuối đã mất, từ dòng số {number}.",
        "History of {place}: its end is missing, from line {number}.",
    ),
    "no_commune": ("phần chung", "the whole installation"),
    "closing_altered": (
        "Số liệu đã chốt của {place}, {name}, bản {version}, đã bị sửa sau khi ký.",
        "Closed figures of {place}, {name}, version {version}: altered after signing.",
    ),
    "closing_lines": (
        "Số liệu đã chốt của {place}, {name}, bản {version}: số trong bảng khác số "
        "đã ký.",
        "Closed figures of {place}, {name}, version {version}: the table differs from "
        "what was signed.",
    ),
    "closing_key": (
        "Số liệu đã chốt của {place}, {name}, bản {version}: thiếu khóa để kiểm tra. "
        "Xin khôi phục tệp closing-keys.",
        "Closed figures of {place}, {name}, version {version}: the key to verify them "
        "is missing. Restore the file closing-keys.",
    ),
    "figure_missing": (
        "Báo cáo {name} của {place} đã duyệt nhưng thiếu số liệu.",
        "The report of {name}, {place}, is approved, but a figure of it is missing.",
    ),
    "figure_other": (
        "Số liệu của báo cáo {name}, {place}, khác số ghi trong báo cáo.",
        "A figure of the report of {name}, {place}, differs from what it answered.",
    ),
    "figure_state": (
        "Báo cáo {name} của {place}: số liệu được tính không khớp với việc duyệt.",
        "The report of {name}, {place}: what counts does not fit its approval.",
    ),
    "figure_twice": (
        "{place} có hai số liệu cùng được tính cho {name}.",
        "{place} has two figures that both count for {name}.",
    ),
    "title_status": (
        "{name}, {place}: có hộ mang tình trạng không khớp với hồ sơ của thôn.",
        "{name}, {place}: a case stands where its dossier cannot have it.",
    ),
    "title_decision": (
        "Quyết định {name} của {place}: số công nhận, không công nhận khác nhật ký.",
        "Decision {name} of {place}: its counts are not what the history says.",
    ),
    "title_certificate": (
        "{name}, {place}: giấy công nhận không khớp với danh hiệu đã công nhận.",
        "{name}, {place}: certificates do not match the awards.",
    ),
    "title_cancelled": (
        "{name}, {place}: việc hủy danh hiệu không khớp với nhật ký.",
        "{name}, {place}: a cancelled award is not what the history says.",
    ),
    "title_reward": (
        "Khen thưởng theo {name}, {place}: không khớp với nhật ký.",
        "Rewards by {name}, {place}: they are not what the history says.",
    ),
    "title_reward_case": (
        "Khen thưởng theo {name}, {place}: không khớp với danh hiệu được khen.",
        "Rewards by {name}, {place}: the titles they are for do not bear them.",
    ),
    "title_reward_twice": (
        "Khen thưởng theo {name}, {place}: có năm được khen hai lần.",
        "Rewards by {name}, {place}: a year is rewarded twice.",
    ),
    "title_cluster": (
        "{name}, {place}: có thôn ở hai cụm thi đua cùng lúc.",
        "{name}, {place}: a village is in two clusters at a time.",
    ),
    "report_history": (
        "Báo cáo {name} của {place}: trạng thái không khớp với nhật ký.",
        "The report of {name}, {place}: its state is not what the history says.",
    ),
    "closing_history": (
        "Số liệu đã chốt của {place}, {name}, không khớp với nhật ký.",
        "Closed figures of {place}, {name}, are not what the history says.",
    ),
    "closing_newest": (
        "Số liệu đã chốt của {place}, {name}: bản đang tính không phải bản mới nhất.",
        "Closed figures of {place}, {name}: the version that counts is not the newest.",
    ),
}
