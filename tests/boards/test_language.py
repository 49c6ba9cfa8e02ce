"""Vietnamese for everyone, English for those who choose it."""

from tests.boards.test_public_page import address


def test_a_browser_that_asks_for_english_gets_vietnamese(page):
    assert "Chậm tiến độ" in page(accept_language="en-US")


def test_who_chooses_english_gets_the_same_page_in_it(client_of, with_figures):
    here = address(with_figures)
    visitor = client_of("")

    response = visitor.post("/ngon-ngu/", {"language": "en", "next": here})

    assert response.headers["Location"] == here
    html = visitor.get(here).content.decode()
    assert "Behind" in html
    assert '<html lang="en">' in html


def test_the_words_of_the_document_stay_marked_as_vietnamese(client_of, with_figures):
    visitor = client_of("")
    visitor.post("/ngon-ngu/", {"language": "en", "next": "/"})

    html = visitor.get("/", follow=True).content.decode()

    assert '<div class="ls-document" lang="vi">' in html


def test_a_language_nobody_offers_is_vietnamese(client_of, with_figures):
    visitor = client_of("")
    visitor.cookies["django_language"] = "tlh"

    assert "Chậm tiến độ" in visitor.get("/", follow=True).content.decode()
