"""The urls of this app."""

from django.urls import path

from chancellery.translations import views

app_name = "translations"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<slug:kind>/<int:pk>/", views.record, name="record"),
    path("<slug:kind>/<int:pk>/<slug:language>/", views.text, name="text"),
    path("<slug:kind>/<int:pk>/<slug:language>/write", views.write, name="write"),
    path("<slug:kind>/<int:pk>/<slug:language>/review", views.review, name="review"),
]
