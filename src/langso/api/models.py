"""What lets a program in."""

from django.db import models

from langso.people.models import Post


class ApiToken(models.Model):
    """An access code (mã truy cập) for a program, with the rights of one post.

    Only its hash is kept; the code is shown once. It gives what the post gives, as long
    as the post is held, and nothing after `last_day` or once it is revoked.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(auto_now_add=True)
    last_day = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="a_token_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name
