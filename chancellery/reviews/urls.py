"""The urls of this app."""

from django.urls import path

from chancellery.reviews import views

app_name = "reviews"
urlpatterns = [
    path("of/<int:pk>/", views.reviews, name="list"),
    path("of/<int:pk>/new", views.new, name="new"),
    path("of/<int:pk>/moves", views.moves, name="moves"),
    path("<int:pk>/", views.review, name="review"),
    path("<int:pk>/word", views.word, name="word"),
]
