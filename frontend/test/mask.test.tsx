import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { zh } from '../src/i18n/zh'
import { type Ask, Masks, Share } from '../src/kit/mask'

const { masked } = zh.access
const row = { id: 'QTox', masked: [{ field: 'compositeScore', reason: 'TOWNSHIP_SHARE' as const }] }

function show(field: string, ask: Ask | null = null) {
  render(
    <MemoryRouter>
      <Masks ask={ask}>
        <Share row={row} field={field} label="label">
          88.00
        </Share>
      </Masks>
    </MemoryRouter>,
  )
}

afterEach(cleanup)

test('a field that is not masked shows its value', () => {
  show('departmentScore')
  expect(screen.getByText('88.00')).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
})

test('a masked field shows a chip with its holder, and never the value', () => {
  show('compositeScore')
  expect(screen.queryByText('88.00')).toBeNull()
  expect(screen.getByRole('button').textContent).toBe(masked.chip + masked.holder.TOWNSHIP_SHARE)
})

test('the chip says why and who can see it', () => {
  show('compositeScore')
  fireEvent.click(screen.getByRole('button'))
  expect(screen.getByText(masked.why.TOWNSHIP_SHARE)).toBeDefined()
  expect(screen.getByText(masked.who.TOWNSHIP_SHARE)).toBeDefined()
  expect(screen.queryByRole('link')).toBeNull()
})

test('who may ask is led to who can see', () => {
  show('compositeScore', ({ record, field }) => `/ask/${record}/${field}`)
  fireEvent.click(screen.getByRole('button'))
  expect(screen.getByRole('link').getAttribute('href')).toBe('/ask/QTox/compositeScore')
})

test('escape closes the card and the focus returns to the chip', () => {
  show('compositeScore')
  const chip = screen.getByRole('button')
  fireEvent.click(chip)
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(chip)
})
