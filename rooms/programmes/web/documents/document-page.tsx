/** One document of the rules library: what it says, and every version of it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate, sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import { type DocumentPlace, documentQuery, programmeQuery, type RuleDocument } from '../queries.ts'
import { planWords, documentWords as words } from '../words.ts'

export function DocumentPage() {
  const say = useSay()
  const { api, can } = useDesk()
  const { county = '', documentId = '' } = useParams({ strict: false }) as Partial<DocumentPlace>
  const { version } = useSearch({ strict: false }) as { version?: string | number }
  const place = { county, documentId }
  const wanted = version === undefined ? undefined : Number(version)
  const query = useQuery(documentQuery(api, place, wanted))
  const document = query.data
  const { data: programme } = useQuery({
    ...programmeQuery(api, document?.programmeId ?? ''),
    enabled: document !== undefined,
  })
  if (!document) {
    return (
      <Page title={say(planWords.documents)} narrow>
        {query.isError ? <Unread error={query.error} retry={query.refetch} /> : <Loading />}
      </Page>
    )
  }
  const { title, shown, mayChange, programmeId } = document
  return (
    <Page
      title={shown?.title ?? title}
      narrow
      act={
        mayChange &&
        can('programmes.write') && (
          <ButtonLink
            to="/documents/$county/$documentId/write"
            params={{ county, documentId } as never}
            first
          >
            {say(shown ? words.writeNext : words.writeFirst)}
          </ButtonLink>
        )
      }
    >
      <ProgrammeCrumbs id={programmeId} name={programme?.name} />
      {shown ? <Text of={shown} /> : <p className="second">{say(planWords.titleOnly)}</p>}
      {document.versions.length > 0 && <Versions of={document} place={place} />}
    </Page>
  )
}

function Text({ of }: { of: NonNullable<RuleDocument['shown']> }) {
  const { say, language } = useReading()
  const { version, number, inForceOn, body } = of
  return (
    <>
      <p className="second">
        {[
          say(planWords.version, { count: version }),
          number,
          say(planWords.inForce, { day: sayFullDate(inForceOn, language) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="document-text">{body}</div>
    </>
  )
}

function Versions({ of, place }: { of: RuleDocument; place: DocumentPlace }) {
  const { say, language } = useReading()
  return (
    <Section title={say(words.versions)}>
      <ol className="plain-list">
        {of.versions.map(({ version, by, at, reason }) => {
          const name = say(planWords.version, { count: version })
          return (
            <li key={version}>
              {version === of.shown?.version ? (
                <b aria-current="true">{name}</b>
              ) : (
                <Link
                  to="/documents/$county/$documentId"
                  params={place as never}
                  search={{ version } as never}
                >
                  {name}
                </Link>
              )}{' '}
              <span className="second">
                {[by, sayMoment(at, language)].filter(Boolean).join('，')}
              </span>
              <div className="below">{reason}</div>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
