import { render, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type Appointment, todayOf } from '../src/features/appointments/record'
import { StepBar } from '../src/features/appointments/step-bar'
import { zh } from '../src/i18n/zh'

const act = (facts: Partial<Appointment>): Appointment =>
  ({
    procedure: 'CONSENT',
    state: 'DRAFT',
    stateOn: '2017-08-24',
    waitingDays: 7,
    overridden: false,
    expedited: false,
    askedOn: null,
    answeredOn: null,
    objection: null,
    township: { id: 'h', name: '丰惠镇' },
    releasingTownship: null,
    releasedOn: null,
    ...facts,
  }) as Appointment

/** Class and note of the five steps, as the page draws them. */
function drawn(facts: Partial<Appointment>): string[] {
  const { unmount } = render(<StepBar row={act(facts)} />)
  const steps = [...screen.getByRole('list', { name: zh.appointments.steps.label }).children].map(
    (step) => `${step.className} ${step.textContent}`,
  )
  unmount()
  return steps
}

describe('the way of a personnel act', () => {
  const { steps, marks } = zh.appointments

  test('what is waited for says for how long, and what comes after is ahead', () => {
    const found = drawn({ state: 'LETTER_SENT', askedOn: '2017-08-24' })
    expect(found[0]).toBe(`step-done ✓${steps.proposed}2017-08-24`)
    expect(found[1]).toBe(`step-now ●${steps.answered.CONSENT}${zh.appointments.days(7)}`)
    expect(found.slice(2).every((step) => step.startsWith('step-ahead'))).toBe(true)
  })

  test('an objection is no step done', () => {
    expect(drawn({ state: 'OBJECTED', askedOn: '2017-08-09' })[1]).toBe(`step-refused ✕${steps.answered.CONSENT}${marks.refused}`)
  })

  test('where two townships are asked each says how it stands', () => {
    const both = { askedOn: '2017-08-24', releasingTownship: { id: 'r', name: '章镇镇' }, answeredOn: '2017-08-28' }
    const [, open] = drawn({ state: 'LETTER_SENT', ...both })
    expect(open).toContain('✓丰惠镇 2017-08-28')
    expect(open).toContain(`●章镇镇 ${zh.appointments.days(7)}`)
    const refused = { releasedOn: '2017-08-30', releaseObjection: '骨干' }
    expect(drawn({ state: 'OBJECTED', ...both, ...refused })[1]).toContain('✕章镇镇 2017-08-30')
    expect(drawn({ state: 'ORDERED', ...both, releasedOn: '2017-08-30', releaseObjection: null })[1]).toContain(
      '✓章镇镇 2017-08-30',
    )
  })

  test('the talk stands in the place of the consent', () => {
    const found = drawn({ procedure: 'CONSULTATION', state: 'CONSULTED', consultedOn: '2017-08-29' })
    expect(found[1]).toBe(`step-done ✓${steps.answered.CONSULTATION}2017-08-29`)
    expect(found[2]).toContain('step-now')
  })

  test('an order without consent, and an urgent one, are marked as what they are', () => {
    for (const facts of [{ overridden: true }, { expedited: true, procedure: 'CONSULTATION' as const }]) {
      expect(drawn({ state: 'ORDERED', orderedOn: '2017-08-31', ...facts })[1]).toContain(marks.skipped)
    }
  })

  test('all five are done in the end, and none after a withdrawal', () => {
    expect(drawn({ state: 'ACKNOWLEDGED', waitingDays: null }).every((step) => step.startsWith('step-done'))).toBe(true)
    expect(drawn({ state: 'WITHDRAWN', waitingDays: null }).every((step) => step.startsWith('step-ahead'))).toBe(true)
  })
})

describe('the server’s today', () => {
  test('is the day of the state and the days since', () => {
    expect(todayOf(act({ stateOn: '2017-08-24', waitingDays: 7 }))).toBe('2017-08-31')
    expect(todayOf(act({ stateOn: '2017-12-31', waitingDays: 1 }))).toBe('2018-01-01')
  })

  test('is not known once nobody is waited for', () => {
    expect(todayOf(act({ waitingDays: null }))).toBeNull()
  })
})
