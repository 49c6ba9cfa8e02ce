from django.urls import path

from langso.titles.views import (
    clusters,
    deciding,
    dossiers,
    history,
    rewards,
    rounds,
    sets,
)

app_name = "titles"

# danh-hieu/
urlpatterns = [
    path("", sets.index, name="index"),
    path("bo-tieu-chuan/nhan/", sets.take_in, name="take-in-sets"),
    path("bo-tieu-chuan/<int:pk>/", sets.one, name="set"),
    path("bo-tieu-chuan/<int:pk>/sua/", sets.amend, name="amend-set"),
    path("bo-tieu-chuan/<int:pk>/chep/", sets.copy, name="copy-set"),
    path("bo-tieu-chuan/<int:pk>/ap-dung/", sets.enforce, name="enforce-set"),
    path("bo-tieu-chuan/<int:pk>/mo-dot/", rounds.begin, name="open-round"),
    path("dot/<int:pk>/", rounds.overview, name="round"),
    path("dot/<int:pk>/han/", rounds.move_last_day, name="move-deadline"),
    path("dot/<int:pk>/quyet-dinh/", deciding.decide_round, name="decide"),
    path("dot/<int:pk>/khen-thuong/", rewards.index, name="rewards"),
    path("dot/<int:pk>/khen-thuong/tai-ve/", rewards.export, name="export-rewards"),
    path("khen-thuong/<int:pk>/rut-lai/", rewards.take_back, name="take-back-reward"),
    path("cum-thi-dua/", clusters.index, name="clusters"),
    path("cum-thi-dua/<int:pk>/", clusters.one, name="cluster"),
    path("ho-so/", dossiers.first, name="first"),
    path("ho-so/<int:pk>/", dossiers.one, name="dossier"),
    path("ho-so/<int:pk>/du/", dossiers.find_complete, name="accept"),
    path("ho-so/<int:pk>/tra-lai/", dossiers.return_one, name="return"),
    path("ho-so/ho/<int:pk>/", dossiers.refuse, name="refuse"),
    path("ho-so/ho/<int:pk>/huy/", deciding.cancel, name="cancel"),
    path("ho-so/bien-ban/<int:pk>/", dossiers.signed_minutes, name="signed-minutes"),
    path("quyet-dinh/<int:pk>/", deciding.one, name="decision"),
    path("quyet-dinh/<int:pk>/cong-bo/", deciding.publish, name="publish"),
    path("ho/<int:pk>/", history.household, name="household"),
]
