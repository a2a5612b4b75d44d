/** The roles of the field (who acts, where, and under which safeguards). What each may do: `apps/server/access`. */
import type { Words } from '#base/shared/words.ts'

export const scopeKinds = ['region', 'area', 'organization'] as const
export type ScopeKind = (typeof scopeKinds)[number]

export interface Role {
  /** Kinds of place of duty it may be granted on. */
  scopes: readonly ScopeKind[]
  /** It changes money, roles or rules, and acts only after a second factor. */
  secondFactor: boolean
  /** One of the three administrators, who are never one person (GB/T 22239: separation of duties). */
  administrator: boolean
}

const overseeing = { secondFactor: true, administrator: true, scopes: ['region'] } as const

export const roles = {
  'system-admin': overseeing,
  'security-admin': overseeing,
  'audit-admin': overseeing,
  office: { scopes: ['region', 'area'], secondFactor: true, administrator: false },
  township: { scopes: ['region', 'area'], secondFactor: true, administrator: false },
  unit: { scopes: ['organization'], secondFactor: false, administrator: false },
  village: { scopes: ['organization', 'region'], secondFactor: false, administrator: false },
  posted: { scopes: ['organization'], secondFactor: false, administrator: false },
  grid: { scopes: ['region'], secondFactor: false, administrator: false },
  supervisor: { scopes: ['region', 'area'], secondFactor: false, administrator: false },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles
export const roleNames = Object.keys(roles) as [RoleName, ...RoleName[]]

export const roleWords: Words<RoleName> = {
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
  office: { zh: '联建办公室', en: 'Programme office' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  unit: { zh: '单位联络员', en: 'Unit liaison' },
  village: { zh: '村（社区）书记或文书', en: 'Village secretary or clerk' },
  posted: { zh: '驻村干部', en: 'Posted cadre' },
  grid: { zh: '网格长', en: 'Grid head' },
  supervisor: { zh: '督查人员', en: 'Supervisor' },
}
