import { useEffect, useState } from 'react'

/** Whole seconds that are left of `lock`, counted down once a second; 0 when there is none. */
export function useCountdown(lock: { seconds: number } | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!lock) return setLeft(0)
    const end = Date.now() + lock.seconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [lock])
  return left
}
