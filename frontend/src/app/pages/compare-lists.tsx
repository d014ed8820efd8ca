import { ComparePage } from '../../features/approvals/compare-page'

export function Component() {
  return <ComparePage />
}
