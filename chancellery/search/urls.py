"""The urls of this app."""

from django.urls import path

from chancellery.search import views

app_name = "search"
urlpatterns = [
    path("", views.results, name="results"),
    path("save", views.save, name="save"),
    path("<int:pk>/again", views.again, name="again"),
    path("<int:pk>/forget", views.forget, name="forget"),
]
