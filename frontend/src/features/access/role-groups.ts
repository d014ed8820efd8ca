/** The columns of the matrix: roles by where they serve, in the order of the regulation's own levels. */
export const roleGroups = {
  everybody: ['member'],
  township: ['town_member', 'town_leader', 'town_personnel', 'town_command', 'window_clerk', 'seal_keeper'],
  village: ['village_officer', 'grid_officer'],
  department: ['dept_member', 'dept_leader', 'dept_personnel'],
  agency: ['agency_staff', 'agency_head'],
  district: ['district_leader', 'district_org', 'district_conduct', 'district_command', 'district_reform', 'district_audit'],
  officers: ['system_admin', 'security_admin', 'audit_admin'],
} as const

export type RoleGroup = keyof typeof roleGroups

/** The groups of which the answer has roles, each with those. */
export function groupsOf(roles: ReadonlySet<string>): { group: RoleGroup; roles: string[] }[] {
  return (Object.keys(roleGroups) as RoleGroup[])
    .map((group) => ({ group, roles: roleGroups[group].filter((role) => roles.has(role)) }))
    .filter(({ roles: own }) => own.length > 0)
}
