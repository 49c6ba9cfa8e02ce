"""Papers of the titles of villages and of the commune."""

from datetime import date, timedelta

import pytest

from langso.core.actions import Refused
from langso.papers.actions import (
    issue_decision,
    issue_refusal,
    issue_request,
    set_symbol,
)
from langso.papers.kinds import KINDS
from langso.papers.queries import bytes_of
from langso.papers.queries.signing import signatory
from langso.papers.queries.sources import source_of
from langso.people.models import Post, User
from langso.titles import actions as do
from langso.titles.actions.council import Sitting
from langso.titles.models import Council
from langso.writer.proving import Stated, disagreements
from tests.papers.test_kinds import lines_of
from tests.papers.test_rounds import said


@pytest.fixture
def villages(stage, a_round, council, clock):
    """Of three villages two are carried; the first is awarded, the second refused."""
    made = a_round("village")
    first, second, third = made.dossiers
    for dossier in made.dossiers:
        council.report(dossier)
    council.sit([first, second], members=5, present=4, agreed=4)
    council.sit([third], members=5, present=4, agreed=1)
    for dossier in (first, second):
        do.post_list(dossier, by=stage.lan)
    clock.day = first.posted_until + timedelta(days=1)
    for dossier in (first, second):
        do.submit(dossier, by=stage.tam)
    made.refused = second.assessments.get()
    do.mean_to_refuse(made.refused, "Còn hộ đổ rác ra mương", by=other(stage))
    for dossier in (first, second):
        do.accept(dossier, by=other(stage))
    return made


def other(stage):
    """Who neither submitted nor recorded the vote."""
    return stage.third_officer


@pytest.fixture
def stage(stage, village):
    stage.third_officer = User.objects.create(username="ba")
    Post.objects.create(
        user=stage.third_officer, role="commune_officer", unit=stage.commune,
        starts_on=date(2025, 7, 1),
    )  # fmt: skip
    return stage


def decide(stage, villages, walk):
    signed = walk.signed("21")
    made = do.decide(villages.round, villages.dossiers[:2], signed, by=stage.hoa)
    villages.refused.refresh_from_db()
    return made


def test_minutes_of_the_council_say_each_vote_and_who_was_not_carried(villages):
    first, second = Council.objects.order_by("pk")
    words = said("council", first)

    for line in (
        "HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG", "Thành viên hội đồng: 4/5 thành viên",
        "1 thành viên vắng mặt", "ít nhất 60% thành viên dự họp", "2/2 thôn",
        "Hội đồng Thi đua - Khen thưởng xã Bến Gốm", "Thôn 1", "4/4",
    ):  # fmt: skip
        assert line in words
    assert "Thôn 3: 1/4 đồng ý, chưa đủ tỷ lệ" in said("council", second)


def test_minutes_wait_for_the_vote(stage, a_round, council):
    made = a_round("village")
    council.report(made.dossiers[0])
    where = Sitting(5, made.round.on, "Trụ sở", "Mẫu", "Mẫu")
    held = do.open_council(made.round, made.dossiers[:1], where, by=stage.lan)

    assert source_of("council", held) is None


def test_a_decision_on_villages_is_of_all_villages_of_the_round(stage, villages, walk):
    decision = decide(stage, villages, walk)

    raw = bytes_of(issue_decision(decision, by=stage.lan))

    words = "\n".join(lines_of(raw))
    assert disagreements(raw, [Stated(1, 3)]) == ()
    assert "cho 1/3 thôn, tổ dân phố" in words
    assert "Thôn 2" not in words  # who was refused stands in no list


def test_a_letter_to_a_village_speaks_of_the_village(stage, villages, walk):
    decide(stage, villages, walk)

    paper = issue_refusal(villages.refused, by=stage.lan)
    words = "\n".join(lines_of(bytes_of(paper)))

    for line in (
        "Kính gửi: Trưởng thôn Thôn 2", "của Thôn 2.", "Thôn 2 chưa đủ điều kiện",
        "- Lý do: Còn hộ đổ rác ra mương.", "01/UBND-VHXH",
    ):  # fmt: skip
        assert line in words
    assert "hộ gia đình" not in words


def test_the_decision_of_an_authority_above_is_no_paper_of_the_commune(
    stage, villages, walk
):
    decision = decide(stage, villages, walk)
    decision.is_outside = True

    assert source_of("decision", decision) is None


@pytest.fixture
def asked(stage, a_round, walk):
    """The commune's own title, complete and decided above."""
    made = a_round("commune")
    (made.dossier,) = made.dossiers
    walk.submit(made.dossier)
    do.accept(made.dossier, by=other(stage))
    return made


def request_symbol(stage):
    since = stage.body.valid_from.replace(year=2026, month=1)
    set_symbol(stage.body, KINDS["request"], "TTr-UBND", "TTr", since, by=stage.lan)


def test_a_request_further_up_is_the_committee_s_and_has_its_number(stage, asked):
    stage.body.refresh_from_db()
    request_symbol(stage)
    deputy = signatory("Mẫu Phó", "KT.")

    paper = issue_request(asked.round, deputy, by=stage.lan)

    words = "\n".join(lines_of(bytes_of(paper)))
    assert paper.full_symbol == "01/TTr-UBND"
    for line in (
        "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh, thành phố", "4/4 thành viên dự họp",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "cho xã Bến Gốm",
    ):  # fmt: skip
        assert line in words
    assert "DANH SÁCH" not in words
    with pytest.raises(Refused, match="đã được ban hành"):
        issue_request(asked.round, by=stage.lan)


def test_what_was_sent_up_is_asked_for_no_more(stage, asked, clock):
    do.send_up(asked.dossier, "12/TTr-UBND", clock.day, by=stage.lan)

    assert source_of("request-above", asked.round) is None
    with pytest.raises(Refused):
        issue_request(asked.round, by=stage.lan)


def test_the_pages_lead_to_the_papers(client_of, stage, villages, walk):
    council = Council.objects.first()
    decision = decide(stage, villages, walk)
    client = client_of("lan")
    papers = client.get(f"/van-ban/dot/{villages.round.pk}/").content.decode()
    pages = {
        f"/danh-hieu/hoi-dong/{villages.round.pk}/": f"dot/{villages.round.pk}/",
        f"/danh-hieu/hoi-dong/hop/{council.pk}/": f"ban-hanh/council/{council.pk}/",
        f"/danh-hieu/quyet-dinh/{decision.pk}/": f"ban-hanh/decision/{decision.pk}/",
    }
    for page, leads_to in pages.items():
        assert f"/van-ban/{leads_to}" in client.get(page).content.decode()
    for own in (
        f"council/{council.pk}/", f"decision/{decision.pk}/",
        f"refusal/{villages.refused.pk}/",
    ):  # fmt: skip
        assert f"/van-ban/ban-hanh/{own}" in papers
        assert client.get(f"/van-ban/ban-hanh/{own}").status_code == 200


def test_who_issued_a_request_goes_on_to_write_down_that_it_was_sent(
    client_of, stage, asked
):
    stage.body.refresh_from_db()
    request_symbol(stage)
    dossier, client = asked.dossier.pk, client_of("lan")
    address = f"/van-ban/ban-hanh/request-above/{asked.round.pk}/"
    page = client.get(f"/danh-hieu/hoi-dong/thon/{dossier}/").content.decode()
    assert address in page

    shown = client.post(address, {"signer": "Mẫu Hoa"}, follow=True)

    assert shown.redirect_chain[-1][0].startswith(
        f"/danh-hieu/hoi-dong/thon/{dossier}/cap-tren/"
    )
    assert 'value="01/TTr-UBND"' in shown.content.decode()
    for who in ("mo", "giam"):
        assert client_of(who).get(address).status_code == 404
