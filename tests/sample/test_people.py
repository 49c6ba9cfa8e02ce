"""In the sample, the officer prints a card for the head of every village."""

from langso.people.models import Invitation, User
from langso.sample import OFFICER, load


def test_every_village_has_a_head_whose_card_can_be_printed(client, db):
    load()
    client.force_login(User.objects.get(username=OFFICER))

    page = client.post("/tai-khoan/nguoi/the/in-het/", follow=True).content.decode()

    heads = Invitation.objects.filter(status="open", post__role="village_head")
    assert heads.count() == 26
    assert page.count("Trưởng thôn") == 26
    assert "Nguyễn Văn Mẫu 26" in page
