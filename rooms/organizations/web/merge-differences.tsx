/** In what organizations differ that somebody takes for one; different codes of GB 32100 are seldom one organization. */
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { useFieldName, useFieldValue } from './field-value.ts'
import type { Organization } from './queries.ts'
import { organizationWords as words } from './words.ts'

/** What is compared, and how it is shown. */
const compared: Record<string, (of: Organization) => string | number | null> = {
  kind: ({ kind }) => kind,
  level: ({ level }) => level,
  function: (of) => of.function,
  regionCode: ({ regionName }) => regionName,
  parentId: ({ parentName }) => parentName,
  socialCreditCode: ({ socialCreditCode }) => socialCreditCode,
  members: ({ members }) => members,
  households: ({ households }) => households,
  foundedOn: ({ foundedOn }) => foundedOn,
}

export function MergeDifferences({ of }: { of: readonly Organization[] }) {
  const say = useSay()
  const sayField = useFieldName()
  const sayValue = useFieldValue()
  const differing = Object.entries(compared).filter(
    ([, shownOf]) => new Set(of.map(shownOf)).size > 1,
  )
  if (differing.length === 0) return null
  const codes = new Set(of.flatMap(({ socialCreditCode }) => socialCreditCode ?? []))
  return (
    <Notice title={say(words.differ)} alert={codes.size > 1}>
      {codes.size > 1 && <p>{say(words.differCodes)}</p>}
      <ul>
        {differing.map(([field, shownOf]) => (
          <li key={field}>
            <b>{sayField(field)}</b>{' '}
            {of.map((each) => `${each.code} ${sayValue(field, shownOf(each))}`).join(' · ')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
