"""The names that the outside relies on: root fields, types and fields of the contract, each with exactly its type."""

from __future__ import annotations

import pytest
from graphql import GraphQLObjectType, GraphQLSchema, ObjectTypeDefinitionNode, parse, print_ast

from backend.schema import ENTITIES, schema

CORE: GraphQLSchema = schema._schema

ROOTS = """agencies personnel approvalItems serviceWindows events
townships departments villages grids itemLists seals leaves duties appointments assessments mediations jointOperations meetings guides posts
attendances tasks node nodes viewer overview accessMatrix whoCanSee whatCanSee explain policyVersions accessLog myAccessLog"""
"""Those whose data stands; a root query arrives with the issue that brings its data, and none stands empty."""

AS_OF = "agencies personnel itemLists node"
CONNECTION = {"first", "after", "last", "before", "where", "orderBy"}
GROUPED = "agencies personnel approvalItems serviceWindows events"

TYPES = """
type Agency { id: ID! name: String! kind: AgencyKind! managementClass: ManagementClass! township: Township! department: Department!
  headName: String dutyPhone: String staffCount: Int personnel: StaffConnection! assessments: AssessmentConnection!
  masked: [MaskedField!]! can: [String!]! }
type Township { id: ID! code: String! name: String! form: TownshipForm! category: TownshipCategory! villageCount: Int!
  agencies: AgencyConnection! }
type Department { id: ID! name: String! agencies: AgencyConnection! }
type Staff { id: ID! name: String! title: String! position: Position! managementClass: ManagementClass agency: Agency
  township: Township department: Department dutyPhone: String mobile: String address: String idNumber: String birthDate: Date
  establishment: String rank: String enteredOn: Date assessments: AssessmentConnection! leaves: LeaveConnection!
  appointments: AppointmentConnection! masked: [MaskedField!]! can: [String!]! }
type Assessment { id: ID! year: Int! subject: AssessmentSubject! townshipScore: Decimal departmentScore: Decimal
  conductScore: Decimal compositeScore: Decimal grade: Grade bonusTownship: Int bonusDepartment: Int bonusTotal: Int
  publishedAt: DateTime masked: [MaskedField!]! can: [String!]! }
type ApprovalItem { id: ID! code: String! name: String! domain: ItemDomain! department: Department! onsiteVisits: Int!
  statutoryDays: Int promiseDays: Int guide: Guide lists: [ItemListVersion!]! }
type ServiceWindow { id: ID! name: String! kind: WindowKind! centre: ServiceCentre! staffedBy: Organisation guidedBy: Organisation
  primary: Staff backup: Staff items: ApprovalItemConnection! }
type Event { id: ID! number: String! title: String! description: String level: Int! status: EventStatus! platform: Platform!
  category: String! reportedAt: DateTime! dueAt: DateTime overallDueAt: DateTime closedAt: DateTime overdue: Boolean!
  township: Township! village: Village grid: Grid agency: Agency steps: EventStepConnection! masked: [MaskedField!]! can: [String!]! }
type MaskedField { field: String! reason: MaskReason! }
type Viewer { account: Account! post: Post! posts: [Post!]! role: String! organisation: Organisation! remit: String!
  permissions: [String!]! }
type Overview { month: Date! departments: Int! agencies: ClassCount! staff: ClassCount delegated: DelegatedCounts!
  windowLists: WindowListCounts! visits: VisitCounts! events: EventFigures mediation: MediationFigures jointOperations: Int }
"""
"""The contract's snippet, without arguments."""

CODES = {"CONDUCT_SHARE", "DEPARTMENT_SHARE", "NOT_PUBLISHED", "OUT_OF_REMIT", "PERSONAL", "TOWNSHIP_SHARE"}

PROMISED = [
    (definition.name.value, field.name.value, print_ast(field.type))
    for definition in parse(TYPES).definitions
    if isinstance(definition, ObjectTypeDefinitionNode)
    for field in definition.fields or ()
]


@pytest.mark.parametrize(("type_name", "field", "type_"), PROMISED, ids=[f"{one}.{two}" for one, two, _ in PROMISED])
def test_a_promised_field_has_exactly_its_type(type_name: str, field: str, type_: str) -> None:
    found = CORE.get_type(type_name)
    assert isinstance(found, GraphQLObjectType)
    assert str(found.fields[field].type) == type_


def test_every_promised_root_query_stands() -> None:
    assert CORE.query_type is not None
    assert set(ROOTS.split()) <= CORE.query_type.fields.keys()


def test_every_connection_takes_the_six_arguments_and_answers_the_four_fields() -> None:
    connections = 0
    for type_ in CORE.type_map.values():
        if isinstance(type_, GraphQLObjectType) and type_.name.endswith("Connection"):
            assert set(type_.fields) == {"nodes", "edges", "pageInfo", "totalCount"}, type_.name
        for name, field in getattr(type_, "fields", {}).items():
            if str(getattr(field, "type", "")).endswith("Connection!"):
                connections += 1
                assert set(field.args) >= CONNECTION, f"{type_.name}.{name}"
    assert connections > 20


def test_as_of_and_groups_stand_where_the_contract_says() -> None:
    assert CORE.query_type is not None
    for name in AS_OF.split():
        assert str(CORE.query_type.fields[name].args["asOf"].type) == "Date", name
    for name in GROUPED.split():
        assert {"by", "where"} <= set(CORE.query_type.fields[f"{name}Groups"].args), name
    stationed = CORE.query_type.fields["personnel"].args["stationed"]
    assert (str(stationed.type), stationed.default_value) == ("Boolean", True)


def test_mask_reasons_are_those_of_the_contract() -> None:
    assert set(getattr(CORE.get_type("MaskReason"), "values", {})) == CODES


def test_every_entity_has_a_type_and_every_node_type_an_entity() -> None:
    node = CORE.get_type("Node")
    nodes = {type_.name for type_ in CORE.type_map.values() if node in getattr(type_, "interfaces", ())}
    assert set(ENTITIES) <= CORE.type_map.keys()
    assert nodes - set(ENTITIES) == set()
