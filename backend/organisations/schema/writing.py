"""The acts on bodies; imported after the closed sets, whose GraphQL enums their inputs use."""

from backend.access.acts import acts_in
from backend.organisations import acts
from backend.organisations.acts import agencies, calendar, closing, places

ACTS = acts_in(acts, agencies, places, closing, calendar)
