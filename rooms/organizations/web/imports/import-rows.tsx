/** The rows of one kind: what each would do or did, field by field. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { type Verdict, verdictWords } from '../../shared/import-words.ts'
import { useFieldName, useFieldValue } from '../field-value.ts'
import { organizationWords } from '../words.ts'
import { type Import, type ImportRow, rowsQuery } from './import-queries.ts'
import { importWords as words } from './import-words.ts'

export function ImportRows({ of, verdict }: { of: Import; verdict: Verdict }) {
  const say = useSay()
  const { api } = useDesk()
  const [hinted, setHinted] = useState(false)
  const { countyCode: county, id, version, state } = of
  const query = useInfiniteQuery(rowsQuery(api, { county, id }, { version, verdict, hinted }))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  // What would be new is not there yet, and what was taken back is there no longer.
  const registered = verdict !== 'new' || state === 'applied'
  return (
    <section aria-label={say(verdictWords[verdict])}>
      {verdict === 'new' && state === 'previewed' && (
        <label className="hinted">
          <input
            type="checkbox"
            checked={hinted}
            onChange={(event) => setHinted(event.target.checked)}
          />
          {say(words.hinted)}
        </label>
      )}
      {query.isPending && <Loading />}
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && (
        <p className="second">{say(hinted ? words.hintedNone : words.rowsGone)}</p>
      )}
      <ul className="cards">
        {items.map((row) => (
          <li key={`${row.row} ${row.code}`}>
            <Row of={row} county={county} registered={registered} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <p className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {say(organizationWords.more)}
          </Button>
        </p>
      )}
    </section>
  )
}

interface RowProps {
  of: ImportRow
  county: string
  registered: boolean
}

function Row({ of, county, registered }: RowProps) {
  const say = useSay()
  const { row, verdict, organizationId, code, name, hints, hangs } = of
  return (
    <>
      <p>
        {registered ? (
          <Link
            className="strong"
            to="/organizations/$county/$id"
            params={{ county, id: organizationId }}
          >
            {name}
          </Link>
        ) : (
          <b>{name}</b>
        )}{' '}
        <span className="second">
          <span className="mono">{code}</span>
          {row !== null && ` · ${say(words.rowIs, { row })}`}
        </span>
      </p>
      {verdict === 'changed' && <Changes of={of} />}
      {verdict === 'new' && <Content of={of} />}
      {hangs.length > 0 && (
        <p className="card-line">
          {say(words.hangs, {
            what: hangs
              .map(({ label, count }) =>
                say(organizationWords.counting, { label: say(label), count }),
              )
              .join(say(words.between)),
          })}
        </p>
      )}
      {hints.map((hint) => (
        <p key={hint.code} className="small">
          {hint.id ? (
            <>
              {say(words.hint)}{' '}
              <Link to="/organizations/$county/$id" params={{ county, id: hint.id }}>
                {hint.name}
              </Link>{' '}
              <span className="mono">{hint.code}</span>
            </>
          ) : (
            say(words.hintRow, { row: hint.row ?? '' })
          )}
        </p>
      ))}
    </>
  )
}

function Changes({ of: { fields } }: { of: ImportRow }) {
  const say = useSay()
  const sayField = useFieldName()
  const sayValue = useFieldValue()
  return fields.map(({ field, old, new: made }) => (
    <p key={field} className="card-line">
      {say(organizationWords.changed, {
        field: sayField(field),
        before: sayValue(field, old),
        after: sayValue(field, made),
      })}
    </p>
  ))
}

/** All that is known of a new one, on a line or two; its name and code stand above. */
function Content({ of: { fields } }: { of: ImportRow }) {
  const say = useSay()
  const sayField = useFieldName()
  const sayValue = useFieldValue()
  const told = fields.filter(
    ({ field, new: made }) => made !== null && field !== 'name' && field !== 'code',
  )
  return (
    <p className="card-line short">
      {told.map(({ field, new: made }) => (
        <span key={field}>
          {say(organizationWords.fieldIs, { field: sayField(field), after: sayValue(field, made) })}
        </span>
      ))}
    </p>
  )
}
