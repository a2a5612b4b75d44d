/** Grants and devices in words. */
import type { Say } from '#base/web/language.tsx'
import { roleWords } from '../shared/roles.ts'
import type { Grant } from './queries.ts'
import { identityWords as words } from './words.ts'

export function sayGrant(say: Say, { role, scope }: Pick<Grant, 'role' | 'scope'>): string {
  return say(words.grantLine, { role: say(roleWords[role]), place: scope.name })
}

/** Where somebody serves, short: for a line of a search. */
export function sayGrants(grants: readonly Pick<Grant, 'scope'>[]): string {
  return [...new Set(grants.map(({ scope }) => scope.name))].slice(0, 3).join('、')
}

const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/Edg\//, 'Edge'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** `Chrome · Windows`: enough to recognise one's own. */
export function sayDevice(userAgent: string): string {
  const of = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [of(browsers), of(systems)].filter(Boolean).join(' · ') || userAgent.slice(0, 40) || '—'
}
