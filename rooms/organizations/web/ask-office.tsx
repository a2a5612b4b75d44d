/** Whoever sees an organization and may not change it is told who does. */
import { useQuery } from '@tanstack/react-query'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { officeQuery } from './queries.ts'

interface AskOfficeProps {
  county: string
  /** For what, of `{county}`. */
  saying: Saying
}

export function AskOffice({ county, saying }: AskOfficeProps) {
  const say = useSay()
  const { api } = useDesk()
  const { data } = useQuery(officeQuery(api, county))
  return data ? <p className="second">{say(saying, { county: data.name })}</p> : null
}
