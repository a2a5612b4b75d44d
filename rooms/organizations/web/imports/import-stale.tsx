/** What somebody else changed meanwhile, so that an import was not applied or not undone: one by one, field by field. */
import { Link, useParams } from '@tanstack/react-router'
import type { Saying } from '#base/shared/words.ts'
import { sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { useFieldName, useFieldValue } from '../field-value.ts'
import type { StaleRow } from './import-queries.ts'
import { importWords as words } from './import-words.ts'

interface StaleProps {
  of: readonly StaleRow[]
  title: Saying
  detail: Saying
}

export function ImportStale({ of, title, detail }: StaleProps) {
  const { say } = useReading()
  if (of.length === 0) return null
  return (
    <Notice title={say(title, { count: of.length })} alert>
      <p>{say(detail)}</p>
      <ul className="stale">
        {of.map((row) => (
          <li key={`${row.row} ${row.code} ${row.what}`}>
            <Row of={row} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Row({ of: { code, name, organizationId, text, changes = [] } }: { of: StaleRow }) {
  const { say, language } = useReading()
  const { county = '' } = useParams({ strict: false }) as { county?: string }
  const sayField = useFieldName()
  const sayValue = useFieldValue()
  return (
    <>
      <p>
        {organizationId ? (
          <Link to="/organizations/$county/$id" params={{ county, id: organizationId }}>
            {name}
          </Link>
        ) : (
          <b>{name}</b>
        )}{' '}
        <span className="mono second">{code}</span> {say(text)}
      </p>
      {changes.map(({ field, before, theirs, yours, by, at }) => (
        <p key={field} className="small">
          {say(words.staleField, {
            field: sayField(field),
            before: sayValue(field, before ?? null),
            theirs: sayValue(field, theirs ?? null),
            yours: sayValue(field, yours ?? null),
            by,
            at: sayMoment(at, language),
          })}
        </p>
      ))}
    </>
  )
}
