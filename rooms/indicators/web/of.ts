/** Of what figures are asked, as it stands in the address. */
import { useParams, useSearch } from '@tanstack/react-router'
import { type Duty, useDesk } from '#base/web/desk.tsx'

export interface Of {
  region?: string
  county?: string
  organization?: string
  partnership?: string
}

/** Whose figures are asked for; without any in the address those of where somebody serves. */
export function useOf(): Of {
  const { me } = useDesk()
  const given = useSearch({ strict: false }) as Record<string, unknown>
  const text = (key: keyof Of) => {
    const value = given[key]
    return value === undefined ? undefined : String(value)
  }
  const region = text('region')
  const county = text('county')
  if (region !== undefined) return { region }
  if (county === undefined) return ofDuty(me?.duties[0])
  const partnership = text('partnership')
  if (partnership !== undefined) return { county, partnership }
  return { county, organization: text('organization') ?? '' }
}

function ofDuty(duty: Duty | undefined): Of {
  if (!duty) return {}
  if (duty.kind === 'organization') return { county: duty.countyCode, organization: duty.code }
  return { region: duty.kind === 'region' ? duty.code : duty.regionCode }
}

export function useCycleId(): string {
  return (useParams({ strict: false }) as { cycleId?: string }).cycleId ?? ''
}
