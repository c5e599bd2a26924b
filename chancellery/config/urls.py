"""The root urls."""

from django.urls import include, path

from chancellery.config import desk

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("ui/", include("chancellery.ui.urls")),
    path("", include("chancellery.organisations.urls")),
    path("", include("chancellery.accounts.urls")),
    path("documents/", include("chancellery.documents.urls")),
    path("intake/", include("chancellery.intake.urls")),
    path("carrying/", include("chancellery.plans.carrying_urls")),
    path("coverage/", include("chancellery.commitments.coverage_urls")),
    path("commitments/", include("chancellery.commitments.urls")),
    path("search/", include("chancellery.search.urls")),
    path("access/", include("chancellery.access.urls")),
    path("successions/", include("chancellery.successions.urls")),
    path("reviews/", include("chancellery.reviews.urls")),
    path("plans/", include("chancellery.plans.urls")),
    path("translations/", include("chancellery.translations.urls")),
]
handler400 = "chancellery.ui.views.bad_request"
handler403 = "chancellery.ui.views.forbidden"
handler404 = "chancellery.ui.views.not_found"
handler500 = "chancellery.ui.views.server_error"
handler429 = "chancellery.ui.views.too_many"
