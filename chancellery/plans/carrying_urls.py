"""The urls of what plans carry of the documents above them."""

from django.urls import path

from chancellery.plans.views import carrying

app_name = "carrying"
urlpatterns = [
    path("<int:pk>/", carrying.superiors, name="superiors"),
    path("<int:pk>/of/<int:superior>/", carrying.beside, name="beside"),
    path("<int:pk>/of/<int:superior>/carry", carrying.carry, name="carry"),
    path("<int:pk>/of/<int:superior>/refuse", carrying.refuse, name="refuse"),
    path("<int:pk>/links/<int:said>/end", carrying.stop, name="stop"),
    path("<int:pk>/plans", carrying.issued, name="issued"),
]
