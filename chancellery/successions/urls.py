"""The urls of this app."""

from django.urls import path

from chancellery.successions import views

app_name = "successions"
urlpatterns = [
    path("", views.successions, name="list"),
    path("new/<int:pk>/", views.new, name="new"),
    path("<int:pk>/", views.succession, name="succession"),
    path("<int:pk>/put-back", views.put_back, name="put_back"),
]
