import { graphql } from '../../kit/graphql'

export const openTownship = graphql(`
  mutation OpenTownship($input: TownshipOpenInput!) {
    townshipOpen(input: $input) { errors { field code message } township { id } }
  }
`)
export const openDepartment = graphql(`
  mutation OpenDepartment($input: DepartmentOpenInput!) {
    departmentOpen(input: $input) { errors { field code message } department { id } }
  }
`)
export const openUnit = graphql(`
  mutation OpenUnit($input: UnitOpenInput!) {
    unitOpen(input: $input) { errors { field code message } unit { id } }
  }
`)
export const openOrgan = graphql(`
  mutation OpenOrgan($input: OrganOpenInput!) {
    organOpen(input: $input) { errors { field code message } organ { id } }
  }
`)
export const openAgency = graphql(`
  mutation OpenAgency($input: AgencyOpenInput!) {
    agencyOpen(input: $input) { errors { field code message } agency { id } }
  }
`)
export const openVillage = graphql(`
  mutation OpenVillage($input: VillageOpenInput!) {
    villageOpen(input: $input) { errors { field code message } village { id } }
  }
`)
export const openGrid = graphql(`
  mutation OpenGrid($input: BodyOpenInput!) {
    gridOpen(input: $input) { errors { field code message } grid { id } }
  }
`)
export const correctAgency = graphql(`
  mutation CorrectAgency($input: AgencyCorrectInput!) {
    agencyCorrect(input: $input) { errors { field code message } agency { id } }
  }
`)
export const closeAgency = graphql(`
  mutation CloseAgency($input: AgencyCloseInput!) {
    agencyClose(input: $input) { errors { field code message } agency { id } }
  }
`)
export const closeVillage = graphql(`
  mutation CloseVillage($input: BodyCloseInput!) {
    villageClose(input: $input) { errors { field code message } village { id } }
  }
`)
export const closeGrid = graphql(`
  mutation CloseGrid($input: BodyCloseInput!) {
    gridClose(input: $input) { errors { field code message } grid { id } }
  }
`)
export const closeDepartment = graphql(`
  mutation CloseDepartment($input: BodyCloseInput!) {
    departmentClose(input: $input) { errors { field code message } department { id } }
  }
`)
export const closeUnit = graphql(`
  mutation CloseUnit($input: BodyCloseInput!) {
    unitClose(input: $input) { errors { field code message } unit { id } }
  }
`)
export const announceCalendar = graphql(`
  mutation AnnounceCalendar($input: CalendarAnnounceInput!) {
    calendarAnnounce(input: $input) { errors { field code message } organ { id } }
  }
`)
export const renameVillage = graphql(`
  mutation RenameVillage($input: BodyRenameInput!) {
    villageRename(input: $input) { errors { field code message } village { id } }
  }
`)
export const renameGrid = graphql(`
  mutation RenameGrid($input: BodyRenameInput!) {
    gridRename(input: $input) { errors { field code message } grid { id } }
  }
`)
export const renameDepartment = graphql(`
  mutation RenameDepartment($input: BodyRenameInput!) {
    departmentRename(input: $input) { errors { field code message } department { id } }
  }
`)
export const renameUnit = graphql(`
  mutation RenameUnit($input: BodyRenameInput!) {
    unitRename(input: $input) { errors { field code message } unit { id } }
  }
`)
export const closeTownship = graphql(`
  mutation CloseTownship($input: TownshipCloseInput!) {
    townshipClose(input: $input) { errors { field code message } township { id } }
  }
`)
