const browsers: readonly [RegExp, string][] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)\S* (?:Mobile\/\S+ )?Safari/, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Chrome 131 · Windows" from a browser's own description; the description where it is of no known kind; null for none. */
export function browserName(agent: string | null): string | null {
  if (!agent) return null
  const browser = browsers.map(([known, name]) => ({ name, version: known.exec(agent)?.[1] })).find(({ version }) => version)
  const system = systems.find(([known]) => known.test(agent))?.[1]
  if (!browser) return agent.slice(0, 40)
  return [`${browser.name} ${browser.version}`, system].filter(Boolean).join(' · ')
}
