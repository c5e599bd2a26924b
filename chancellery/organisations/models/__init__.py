"""Units, posts, people, successions, and by what people sign in."""

from chancellery.organisations.models.people import Deputyship, Membership, User
from chancellery.organisations.models.posts import Post, Tenure
from chancellery.organisations.models.signing_in import Invitation, Session, SignInLink, SignInRequest
from chancellery.organisations.models.successions import Succession, SuccessionRow, Takeover
from chancellery.organisations.models.units import ReportingCalendar, Unit

__all__ = [
    "Deputyship",
    "Invitation",
    "Membership",
    "Post",
    "ReportingCalendar",
    "Session",
    "SignInLink",
    "SignInRequest",
    "Succession",
    "SuccessionRow",
    "Takeover",
    "Tenure",
    "Unit",
    "User",
]
