"""The class of an agency follows from its kind and its host's form, as the regulation says."""

import pytest

from backend.organisations.rules import AgencyKind, ManagementClass, TownshipForm, management_class

REGULATION_A = {AgencyKind.JUSTICE_OFFICE, AgencyKind.CULTURE_STATION, AgencyKind.SERVICE_SUBCENTRE}


@pytest.mark.parametrize("form", TownshipForm)
@pytest.mark.parametrize("kind", AgencyKind)
def test_every_kind_has_one_class_under_every_form(kind: AgencyKind, form: TownshipForm) -> None:
    squadron_in_the_country = kind is AgencyKind.ENFORCEMENT_SQUADRON and form is not TownshipForm.SUB_DISTRICT
    expected = ManagementClass.A if kind in REGULATION_A or squadron_in_the_country else ManagementClass.B
    assert management_class(kind, form) is expected


def test_the_squadron_alone_changes_class_when_a_town_becomes_a_sub_district() -> None:
    changed = [
        k for k in AgencyKind if management_class(k, TownshipForm.TOWN) is not management_class(k, TownshipForm.SUB_DISTRICT)
    ]
    assert changed == [AgencyKind.ENFORCEMENT_SQUADRON]


def test_the_regulation_names_twelve_kinds() -> None:
    assert len(AgencyKind) == 12
