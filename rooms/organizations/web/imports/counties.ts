/** The counties that somebody may bring sheets for: most people have one, and are not asked. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'

export interface County {
  code: string
  name: string
}

export interface Counties {
  /** Where somebody does duty, first of all. */
  first: County | undefined
  listed: readonly County[]
  /** Whether there is anything to ask. */
  several: boolean
}

interface Children {
  items: { code: string; name: string }[]
}

export function useCounties(): Counties {
  const { api, me } = useDesk()
  const duties = me?.duties.filter(({ kind }) => kind !== 'organization') ?? []
  const own = new Map(duties.map(({ countyCode, name }) => [countyCode, name]))
  // A city's or a province's office answers for what lies below it, too.
  const above = duties.find(
    ({ kind, countyCode }) => kind === 'region' && countyCode.endsWith('00'),
  )
  const { data } = useQuery({
    queryKey: ['imports', 'counties', above?.code],
    queryFn: ({ signal }) =>
      api.get<Children>(`/api/public/regions/${above?.code}/children`, { limit: 100 }, signal),
    enabled: above !== undefined,
    staleTime: 600_000,
  })
  for (const { code, name } of data?.items ?? []) own.set(code.slice(0, 6), name)
  const listed = [...own].map(([code, name]) => ({ code, name }))
  return { first: listed[0], listed, several: listed.length > 1 || above !== undefined }
}
