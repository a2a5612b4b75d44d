/** What is known of an organization, as the fields of a form hold it. */
import type { Values } from '#base/web/form/values.ts'
import { isBlank } from '#base/web/form/values.ts'
import { communityKinds, type Kind, type Side } from '../shared/words.ts'
import type { Listed } from './queries.ts'

type Known = Omit<Listed, 'name' | 'parentId' | 'parentName'>

/** As `bodyOf` takes it back. */
export function valuesOf(organization: Known): Values {
  const { code, kind, side, level, regionCode, regionName, socialCreditCode } = organization
  return {
    code,
    kind,
    side,
    level: level ?? '',
    function: organization.function ?? '',
    seat: { code: regionCode, name: regionName },
    socialCreditCode: socialCreditCode ?? '',
    members: textOf(organization.members),
    households: textOf(organization.households),
    foundedOn: organization.foundedOn ?? '',
  }
}

/** What is sent; fields that were emptied are sent as nothing known. */
export function bodyOf(values: Values) {
  const { kind, side, level, seat, socialCreditCode, members, households } = values
  return {
    code: values.code,
    kind,
    side: isBlank(side) ? sideOf(kind) : side,
    level: level || null,
    function: values.function || null,
    regionCode: (seat as { code?: string } | undefined)?.code,
    socialCreditCode: isBlank(socialCreditCode) ? null : socialCreditCode,
    members: numberOf(members),
    households: numberOf(households),
    foundedOn: values.foundedOn || null,
  }
}

/** Fields of the body that the form holds otherwise. */
export const bodyPlaces = { '/regionCode': '/seat', '/parentId': '/parent' }

/** Villages and their like are helped, everything else supports, unless somebody says otherwise. */
function sideOf(kind: unknown): Side {
  return communityKinds.includes(kind as Kind) ? 'community' : 'supporter'
}

function textOf(count: number | null): string {
  return count === null ? '' : String(count)
}

/** What is no number stays as it was typed, for the schema to refuse. */
export function numberOf(typed: unknown): unknown {
  if (isBlank(typed)) return null
  const plain = String(typed).normalize('NFKC').trim()
  return /^\d+$/.test(plain) ? Number(plain) : typed
}
