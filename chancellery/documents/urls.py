"""The urls of this app."""

from django.urls import path

from chancellery.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new", views.new, name="new"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/describe", views.describe, name="describe"),
    path("<int:pk>/provisions/new", views.add_provision, name="add_provision"),
    path("<int:pk>/citations/new", views.add_citation, name="add_citation"),
    path("<int:pk>/citations/<int:citation>/resolve", views.resolve, name="resolve"),
    path("<int:pk>/files/<int:file>", views.file, name="file"),
]
