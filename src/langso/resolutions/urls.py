from django.urls import path, register_converter

from langso.resolutions.lines import KINDS
from langso.resolutions.views import adoption, doubts, items, library, review

app_name = "resolutions"


class KindConverter:
    """Results, targets or tasks: ket-qua, chi-tieu, nhiem-vu."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindConverter, "kind")
draft = "ban-thao/<int:pk>/"
item = f"{draft}<kind:kind>/<int:item>/"

# /nghi-quyet/
urlpatterns = [
    path("", library.index, name="list"),
    path("dua-vao/", library.bring_in, name="upload"),
    path("tep/<int:pk>/", library.file, name="file"),
    path("tep/<int:pk>/doc-lai/", library.reread, name="reread"),
    path("tep/<int:pk>/go/", library.remove, name="remove"),
    path("tep/<int:pk>/ban-goc/", library.original, name="original"),
    # /nghi-quyet/ban-thao/3/
    path(draft, review.review, name="review"),
    path(f"{draft}phan-dau/", review.head, name="head"),
    path(f"{draft}nhan-phan-con-lai/", review.clear, name="clear"),
    path(f"{draft}dung/", adoption.adoption, name="adopt"),
    path(f"{draft}bo/", adoption.discard, name="discard"),
    path(f"{draft}ban-moi/", adoption.version, name="version"),
    path(f"{draft}diem/<int:doubt>/", doubts.doubt, name="doubt"),
    path(f"{draft}<kind:kind>/them/", items.add, name="add"),
    # /nghi-quyet/ban-thao/3/chi-tieu/5/
    path(item, items.row, name="item"),
    path(f"{item}quyet-dinh/", items.decide, name="decide"),
    path(f"{item}sua/", items.edit, name="edit"),
]
