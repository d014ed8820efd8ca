import { useWords } from '../../i18n'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { StatusTag } from '../../kit/status-tag'
import { accept, decline, withdrawSwap } from './duty-acts'

const SwapsQuery = graphql(`
  query DutySwaps($town: ID!) {
    dutySwaps(first: 20, where: { township: { id: { eq: $town } } }) {
      nodes { id version status reason can shift { day holder } otherShift { day holder } staff { name } otherStaff { name } }
    }
  }
`)

/** Swaps that this viewer has to do with, or whose township it is. */
export function DutySwaps({ town }: { town: string }) {
  const { attendance, terms } = useWords()
  const { duty } = attendance
  const { data } = useAnswer(SwapsQuery, { town })
  const swaps = data?.dutySwaps.nodes ?? []
  return (
    <Panel title={duty.swaps}>
      {swaps.length === 0 ? <p className="secondary">{duty.noSwaps}</p> : null}
      <ul className="swaps">
        {swaps.map((row) => {
          const input = () => ({ id: row.id, version: row.version })
          const side = (person: string | undefined, day: string | undefined) => `${person ?? ''} ${day ?? ''}`.trim()
          return (
            <li key={row.id}>
              <span>{duty.swapLine(side(row.staff?.name, row.shift?.day), side(row.otherStaff?.name, row.otherShift?.day))}</span>
              <span className="secondary">{row.reason}</span>
              <StatusTag
                tone={row.status === 'ASKED' ? 'under-way' : row.status === 'DECLINED' ? 'late' : 'still'}
                text={terms.swapStatus[row.status]}
              />
              <ActButton row={row} act="swap.accept" mutation={accept} label={duty.accept} input={input}>
                <p>{duty.confirm}</p>
              </ActButton>
              <ActButton row={row} act="swap.decline" mutation={decline} label={duty.decline} input={input} danger />
              <ActButton row={row} act="swap.withdraw" mutation={withdrawSwap} label={duty.withdraw} input={input} />
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
