/**
 * What each role may do: the one table from which actors are composed and the access tests are generated.
 * How far it may do it, the grants say. A capability is named `subject.verb`.
 */
import type { RoleName } from '#rooms/identity/shared/roles.ts'

const looking = ['organizations.read', 'places.read'] as const
/** Whoever answers for an organization keeps its posts, contacts, teams and counts. */
const keeping = [
  'contacts.read',
  'contacts.write',
  'contacts.traces',
  'posts.read',
  'posts.write',
] as const

export const capabilitiesOf = {
  'system-admin': [
    'accounts.read',
    'accounts.manage',
    'accounts.close',
    'accounts.reopen',
    'grants.give',
    'settings.manage',
    ...looking,
  ],
  'security-admin': [
    'accounts.read',
    'accounts.close',
    'accounts.bar',
    'accounts.reset-second-factor',
    'access.review',
    ...looking,
  ],
  'audit-admin': ['accounts.read', 'access.review', 'journal.read', 'contacts.traces', ...looking],
  office: [
    ...looking,
    'programmes.read',
    'indicators.read',
    'deeds.read',
    'counts.confirm',
    'programmes.write',
    'needs.read',
    'needs.oversee',
    'offers.write',
    'pairing.run',
    'pairing.choose',
    'organizations.write',
    'organizations.reorganise',
    ...keeping,
    'imports.run',
    'areas.write',
    'places.write',
    'accounts.read',
    'accounts.manage',
    'grants.give',
  ],
  township: [
    ...looking,
    'programmes.read',
    'indicators.read',
    'needs.read',
    'needs.oversee',
    'deeds.read',
    'counts.confirm',
    'organizations.write',
    ...keeping,
    'places.write',
    'accounts.read',
  ],
  unit: [
    ...looking,
    'programmes.read',
    'indicators.read',
    'needs.read',
    'offers.write',
    'needs.take',
    'deeds.read',
    'deeds.declare',
    'deeds.confirm',
    'pairing.choose',
    'pairing.answer',
    ...keeping,
  ],
  village: [
    ...looking,
    'programmes.read',
    'indicators.read',
    'needs.read',
    'needs.submit',
    'needs.decide',
    'deeds.read',
    'deeds.declare',
    'deeds.confirm',
    'counts.write',
    'pairing.choose',
    'pairing.answer',
    ...keeping,
    'places.write',
  ],
  posted: [
    ...looking,
    'programmes.read',
    'indicators.read',
    'needs.read',
    'needs.submit',
    'deeds.read',
    'deeds.declare',
    'contacts.read',
    'posts.read',
  ],
  grid: ['places.read', 'places.write', 'needs.read', 'needs.submit'],
  supervisor: [...looking, 'programmes.read', 'indicators.read', 'needs.read', 'deeds.read'],
} as const satisfies Record<RoleName, readonly string[]>

/** @public What a route may name as its capability. */
export type Capability = (typeof capabilitiesOf)[RoleName][number]

const fieldRoles = ['township', 'unit', 'village', 'posted', 'grid', 'supervisor'] as const

/** Which roles the holder of a role may give to others. */
export const grantableBy: Partial<Record<RoleName, readonly RoleName[]>> = {
  'system-admin': ['system-admin', 'security-admin', 'audit-admin', 'office', ...fieldRoles],
  office: fieldRoles,
}
