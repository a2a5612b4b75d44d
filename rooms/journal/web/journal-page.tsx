/** The log of one county, for the audit administrator: to read, to filter, to download and check elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import * as z from 'zod'
import type { Total } from '#base/shared/total.ts'
import type { Saying, Words } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { sayExactly, sayMoment } from '#base/web/formats.ts'
import { type Say, useReading, useSay } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Filter } from '#base/web/list/view.ts'
import { Loading } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import type { JournalWebParts } from './parts.ts'
import { type Entries, entriesOf, mineQuery, wordsQuery } from './queries.ts'
import { sayActor } from './say-actor.ts'
import { signInWords, journalWords as words } from './words.ts'

const rooms = ['identity', 'organizations', 'regions', 'programmes', 'pairing'] as const

const filters: Filter[] = [
  {
    name: 'room',
    label: words.room,
    choices: rooms.map((value) => ({ value, label: words[value] })),
  },
  {
    name: 'days',
    label: words.days,
    choices: [
      { value: '1', label: words.one },
      { value: '7', label: words.seven },
      { value: '30', label: words.thirty },
      { value: '365', label: words.year },
    ],
  },
]

interface KnownWords {
  actions: Words
  subjects: Words
  records: Words
}

export function journalPage(parts: JournalWebParts) {
  return function JournalPage() {
    const { api } = useDesk()
    const { county } = useSearch({ strict: false }) as { county?: string }
    const { data: mine } = useQuery(mineQuery(api))
    const { data: actions } = useQuery(wordsQuery('action', parts.loadActionWords))
    const { data: subjects } = useQuery(wordsQuery('subject', parts.loadSubjectWords))
    const { data: records } = useQuery(wordsQuery('record', parts.loadRecordWords))
    if (!mine || !actions || !subjects || !records) return <Loading />
    const known = { actions, subjects, records }
    const own = mine.grants
      .filter(({ role, scope }) => role === 'audit-admin' && scope.kind === 'region')
      .map(({ scope }) => scope.code.slice(0, 6))
    const [only, ...others] = own
    // A code that ends in 00 is a prefecture or province, with a log in each of its counties.
    const chosen = county ?? (others.length === 0 && !only?.endsWith('00') ? only : undefined)
    return chosen ? <Log county={chosen} known={known} /> : <Choose />
  }
}

interface Row {
  entry: Entries['items'][number]
  by: string
  about: string
}

function Log({ county, known }: { county: string; known: KnownWords }) {
  const { say, language } = useReading()
  const { api, can } = useDesk()
  const columns: Column<Row>[] = [
    { head: words.by, short: true, cell: ({ by }) => by },
    { head: words.at, short: true, cell: ({ entry }) => sayMoment(entry.at, language) },
    {
      head: words.subject,
      cell: (row) => {
        const to = recordOf(row, can)
        return to === undefined ? row.about : <Link to={to}>{row.about}</Link>
      },
    },
    { head: words.reason, cell: ({ entry }) => (howOf(entry) ? undefined : entry.reason) },
  ]
  const nameOf = ({ entry }: Row) => {
    const saying = known.actions[entry.action]
    const action = saying ? say(saying) : entry.action
    const how = howOf(entry)
    return how ? say(words.actionHow, { action, how: say(how) }) : action
  }
  return (
    <ListPage<Row>
      name={`journal ${county}`}
      title={words.title}
      lead={words.lead}
      searchHint={words.search}
      noneDetail={words.noneDetail}
      counted={words.counted}
      filters={filters}
      count={(view, signal) =>
        api.get<Total>('/api/journal/entries/count', { ...view, county }, signal)
      }
      load={async (query, signal) => {
        const { items, names, became, next } = await entriesOf(api, { ...query, county }, signal)
        return {
          next,
          items: items.map((entry) => ({
            entry,
            by: sayActor(say, names[entry.actor] ?? (isId(entry.actor) ? '' : entry.actor)),
            about: sayAbout(say, known, { ...names, ...becameName(entry, became) }, entry),
          })),
        }
      }}
      idOf={({ entry }) => entry.id}
      nameOf={nameOf}
      nameHead={words.action}
      to={(row) => recordOf(row, can)}
      columns={columns}
      foot={<Download county={county} />}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(words.teachDetail)}</p>
        </>
      }
    />
  )
}

/** What an organization was before and became stands on its own page, as do the roles that an account had. */
function recordOf(
  { entry: { county, subject, records } }: Row,
  can: (capability: string) => boolean,
): string | undefined {
  const one = records === undefined ? subject : { kind: records.kind, id: records.only }
  if (one.id === undefined) return undefined
  if (one.kind === 'organization' && can('organizations.read')) {
    return `/organizations/${county}/${one.id}`
  }
  return one.kind === 'user' && can('accounts.read') ? `/people/${one.id}` : undefined
}

/** Of what went on as something else both are named. */
function becameName(
  { id, subject }: Row['entry'],
  became: Entries['became'],
): Record<string, string> {
  const both = became[id]
  return both ? { [subject.id]: `${both.from} → ${both.to}` } : {}
}

/** What it is and what it is called; of many also how many. */
function sayAbout(
  say: Say,
  known: KnownWords,
  names: Record<string, string>,
  { subject, records }: Row['entry'],
): string {
  const sayOne = (kind: string, id: string) => {
    const saying = known.subjects[kind]
    return [saying ? say(saying) : kind, names[id] ?? sayCode(id)].join(' ')
  }
  if (!records) return sayOne(subject.kind, subject.id)
  if (records.only !== undefined) return sayOne(records.kind, records.only)
  const count = { count: sayExactly(records.count) }
  const many = say(known.records[records.kind] ?? words.records, count)
  return say(words.manyOf, { whole: sayOne(subject.kind, subject.id), many })
}

/** What is gone is told apart by the end of its id: how it begins says only when it was made. */
function sayCode(id: string): string {
  return isId(id) ? `…${id.slice(-6)}` : id
}

function howOf({ action, reason }: Row['entry']): Saying | undefined {
  return action === 'identity.sign-in' ? signInWords[reason ?? ''] : undefined
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text)
}

function Download({ county }: { county: string }) {
  const { say, language } = useReading()
  const fileAt = useFileAddress()
  return (
    <div className="acts apart download">
      <p className="second">{say(words.looksElsewhere)}</p>
      <p>{say(words.downloadLead)}</p>
      <p>
        <code className="mono">
          npx lianjian journal verify journal-{county}-….jsonl
          {language === 'en' ? '' : ' --lang zh'}
        </code>
      </p>
      <Button href={fileAt(`/api/journal/${county}/export`)}>{say(words.download)}</Button>
    </div>
  )
}

function Choose() {
  const say = useSay()
  const navigate = useNavigate()
  const form = useForm({
    name: 'journal-county',
    draft: false,
    schema: z.object({ county: z.string().regex(/^\d{6}$/) }),
    send: async ({ county }) => navigate({ to: '/journal', search: { county } }),
    onSent: () => undefined,
  })
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      <Form form={form} act={say(words.countyShow)}>
        <TextField
          form={form}
          at="/county"
          label={words.county}
          hint={words.countyHint}
          wrong={words.countyWrong}
          inputMode="numeric"
        />
      </Form>
    </Page>
  )
}
