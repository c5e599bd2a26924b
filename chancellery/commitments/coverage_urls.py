"""The urls of the coverage matrix."""

from django.urls import path

from chancellery.commitments.views import coverage

app_name = "coverage"
urlpatterns = [
    path("", coverage.documents_to_cover, name="list"),
    path("<int:pk>/", coverage.matrix, name="matrix"),
    path("<int:pk>/<int:duty>/<int:unit>/", coverage.gap, name="gap"),
    path("<int:pk>/<int:duty>/<int:unit>/link", coverage.link, name="link"),
]
