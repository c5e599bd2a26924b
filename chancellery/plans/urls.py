"""The urls of this app."""

from django.urls import path

from chancellery.plans.views import drafting, grid, issuing, listing, tables, writing

app_name = "plans"
urlpatterns = [
    path("", listing.plans, name="list"),
    path("new", listing.begin, name="begin"),
    path("<int:pk>/", drafting.draft, name="draft"),
    path("<int:pk>/adopt", drafting.adopt, name="adopt"),
    path("<int:pk>/leave-out", drafting.leave_out, name="leave_out"),
    path("<int:pk>/take-back", drafting.take_back, name="take_back"),
    path("<int:pk>/superiors/new", drafting.name_superior, name="name_superior"),
    path("<int:pk>/superiors/drop", drafting.drop_superior, name="drop_superior"),
    path("<int:pk>/discard", drafting.discard, name="discard"),
    path("<int:pk>/measures", grid.measures, name="measures"),
    path("<int:pk>/measures/new", writing.add, name="add"),
    path("<int:pk>/table", tables.table, name="table"),
    path("<int:pk>/describe", issuing.describe, name="describe"),
    path("<int:pk>/preview", issuing.preview, name="preview"),
    path("<int:pk>/issue", issuing.issue, name="issue"),
    path("measures/<int:pk>/", writing.measure, name="measure"),
    path("measures/<int:pk>/split", drafting.split, name="split"),
    path("measures/<int:pk>/move", drafting.move, name="move"),
    path("measures/<int:pk>/drop", drafting.drop, name="drop"),
]
