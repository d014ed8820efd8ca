import { useSyncExternalStore } from 'react'

/** The width below which rows become cards; the style sheets use the same. */
const phone = '(max-width: 600px)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(phone)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(phone).matches)
