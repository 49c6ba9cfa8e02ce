"""Which files are shown inside a page; any other is only saved."""

PICTURES = {"image/jpeg", "image/png", "image/webp"}
