"""Another installation, as far as this one ever sees of it."""

from base64 import b64encode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from langso.measures.closings.body import canonical, hash_of
from langso.measures.closings.file import as_file


class Elsewhere:
    """Another installation: it closes and signs with a key of its own."""

    def __init__(self) -> None:
        self.private = Ed25519PrivateKey.generate()
        raw = self.private.public_key().public_bytes_raw()
        self.key = b64encode(raw).decode()

    def body(self, **changed) -> dict:
        line = {
            "measure": "new_jobs", "name": "Việc làm mới", "unit": "người",
            "kind": "flow", "from_records": False, "value": "7", "covered": 2,
            "expected": 3, "missing": ["Thôn 3"], "older": [],
        }  # fmt: skip
        return {
            "commune": {"code": "", "name": "Xã Bến Gốm", "above": "Tỉnh Sông Gốm"},
            "calendar": "report_month", "name": "tháng 3/2026",
            "starts_on": "2026-02-15", "ends_on": "2026-03-14", "version": 1,
            "reason": "", "replaces": "", "closed_at": "2026-03-17T02:00:00+00:00",
            "closed_by": "commune_leader", "waiting": 0, "doubts": None,
            "lines": [line | changed.pop("line", {})],
        } | changed  # fmt: skip

    def file(self, **changed) -> bytes:
        text = canonical(self.body(**changed))
        signature = b64encode(self.private.sign(text.encode())).decode()
        return as_file(text, hash_of(text), self.key, signature)
