import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ServerClock, useNow } from '../src/kit/now'
import { TileMap } from '../src/kit/tile-map'

afterEach(cleanup)

const legend = { title: 'late', steps: ['0', '1'], unknown: 'unknown' }

describe('the map of tiles', () => {
  const tiles = [
    {
      key: 'a',
      name: 'A',
      place: [1, 2] as const,
      shade: 3 as const,
      value: '3%',
      told: 'A: 3 of 100',
      to: '/events?township=a',
    },
    { key: 'b', name: 'B', shade: null, value: '', told: 'B: unknown', to: null },
  ]
  const draw = () =>
    render(
      <MemoryRouter>
        <TileMap label="map" tiles={tiles} legend={legend} />
      </MemoryRouter>,
    )

  test('a place leads to its records and says its value in words', () => {
    draw()
    const link = screen.getByRole('link', { name: 'A: 3 of 100' })
    expect(link.getAttribute('href')).toBe('/events?township=a')
    expect(link.className).toContain('shade-3')
  })

  test('a place of which nothing is known leads nowhere', () => {
    draw()
    expect(screen.getAllByRole('link')).toHaveLength(1)
    expect(screen.getByTitle('B: unknown').className).toContain('shade-unknown')
  })

  test('a place stands where it lies; one without stands wherever there is room', () => {
    draw()
    const [one, other] = screen.getAllByRole('listitem')
    expect(one?.style.gridRow).toContain('1')
    expect(one?.style.gridColumn).toContain('2')
    expect(other?.getAttribute('style')).toBeNull()
  })
})

describe("the server's clock", () => {
  test("ticks on from what the server said, whatever the device's clock shows", () => {
    vi.useFakeTimers({ now: new Date('2026-11-25T00:00:00Z') })
    const Shown = () => <p>{useNow()}</p>
    const clock = (
      <ServerClock at="2017-08-31T01:00:00Z">
        <Shown />
      </ServerClock>
    )
    const { rerender, container } = render(clock)
    expect(container.textContent).toBe('2017-08-31T01:00:00.000Z')
    vi.advanceTimersByTime(90_000)
    rerender(
      <ServerClock at="2017-08-31T01:00:00Z">
        <Shown />
      </ServerClock>,
    )
    expect(container.textContent).toBe('2017-08-31T01:01:30.000Z')
    vi.useRealTimers()
  })
})
