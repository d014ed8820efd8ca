import { ForecastPage } from '../../features/assessments/forecast-page'
import { useBoot } from '../viewer'

/** The regulation is of 2017, and so are the first standards that it changes. */
const year = 2017

export function Component() {
  const { viewer } = useBoot()
  return <ForecastPage year={year} remit={viewer.remit} />
}
