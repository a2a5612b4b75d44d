/** What an organization was, who changed it and why, and where it came from or went. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { changeWords } from '../shared/words.ts'
import { useFieldName, useFieldValue } from './field-value.ts'
import { type History, historyQuery, type Place } from './queries.ts'
import { organizationWords as words } from './words.ts'

export function HistorySection({ place }: { place: Place }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(historyQuery(api, place))
  const history = query.data
  return (
    <>
      {history && history.successions.length > 0 && (
        <Successions of={history.successions} place={place} />
      )}
      <Section title={say(words.history)}>
        {query.isError && !history && <Unread error={query.error} retry={query.refetch} />}
        {query.isPending && <Loading />}
        {history && (
          <ul className="rows">
            {history.versions.map((version) => (
              <Version key={version.version} version={version} names={history.names} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

type Successor = History['successions'][number]['from']

function Successions({ of, place }: { of: History['successions']; place: Place }) {
  const { say, language } = useReading()
  const refs = (each: History['successions'][number]) =>
    [each.from, each.to].find(({ id }) => id !== place.id)
  // Duplicates mostly bear one name.
  const sayOne = ({ name, code }: Successor) => say(words.nameAndCode, { name, code })
  return (
    <Section title={say(words.successions)}>
      <ul>
        {of.map((each) => {
          const other = refs(each)
          const said = say(words[each.kind], {
            from: sayOne(each.from),
            to: sayOne(each.to),
            day: sayDate(each.day, language),
          })
          return (
            <li key={`${each.from.id} ${each.to.id}`}>
              {other ? (
                <Link
                  to="/organizations/$county/$id"
                  params={{ county: place.county, id: other.id }}
                >
                  {said}
                </Link>
              ) : (
                said
              )}
              <p className="small">
                <Deed of={each} />
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

type OneVersion = History['versions'][number]

function Version({ version, names }: { version: OneVersion; names: History['names'] }) {
  const say = useSay()
  const { change, fields } = version
  const sayField = useFieldName()
  const sayValue = useFieldValue(names)
  // What it was entered with stands on the page above, or was changed later and stands there.
  const told = change === 'create' ? fields.filter(({ field }) => field === 'name') : fields
  return (
    <li>
      <div>
        <p className="strong">{say(change === 'create' ? words.created : changeWords[change])}</p>
        {told.map(({ field, before, after }) => {
          const said = {
            field: sayField(field),
            before: sayValue(field, before),
            after: sayValue(field, after),
          }
          const isNew = before === null || change === 'create'
          const how = isNew ? words.fieldIs : after === null ? words.emptied : words.changed
          // A day that was set is what happened; a closing that is taken back has no day to tell.
          return <p key={field}>{say(field === 'endsOn' && isNew ? words.endsFrom : how, said)}</p>
        })}
        <p className="small">
          <Deed of={version} />
        </p>
      </div>
    </li>
  )
}

type Done = Pick<OneVersion, 'at' | 'by' | 'role' | 'reason'>

/** When, who and why. */
function Deed({ of: { at, by, role, reason } }: { of: Done }) {
  const { say, language } = useReading()
  return [
    at === null ? say(words.before) : sayMoment(at, language),
    by && role ? say(words.byRole, { name: by, role: say(role) }) : by,
    reason && say(words.because, { reason }),
  ]
    .filter(Boolean)
    .join(' · ')
}
