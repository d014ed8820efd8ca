"""Every table of Daodi in one metadata, for migrations and for COPY in dependency order."""

from backend.access.acts import models as acts
from backend.appointments import models as appointments
from backend.approvals import models as approvals
from backend.assessments import models as assessments
from backend.attendance import models as attendance
from backend.classes import models as classes
from backend.events import models as events
from backend.exchange import models as exchange
from backend.identity import models as identity
from backend.joint import models as joint
from backend.kit.tables import Base
from backend.organisations import models as organisations
from backend.personnel import models as personnel
from backend.records import models as records
from backend.windows import models as windows

__all__ = [
    "Base",
    "acts",
    "appointments",
    "approvals",
    "assessments",
    "attendance",
    "classes",
    "events",
    "exchange",
    "identity",
    "joint",
    "organisations",
    "personnel",
    "records",
    "windows",
]
