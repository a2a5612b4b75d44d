/** One organization becomes several: what they are called, what goes with which, and only then the act. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Saying } from '#base/shared/words.ts'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, ReasonField, SelectField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Form as FormState, useForm } from '#base/web/form/use-form.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { judgePartNames } from '../shared/rules.ts'
import { splitInput } from '../shared/schema.ts'
import { changeWords as words } from './change-words.ts'
import { hangingWords } from './hanging-words.ts'
import { PreviewSection } from './preview-section.tsx'
import {
  branchesQuery,
  contactsQuery,
  type Organization,
  organizationQuery,
  pathOf,
  teamsQuery,
} from './queries.ts'
import { SplitOutcome } from './split-outcome.tsx'
import { organizationWords } from './words.ts'

/** What is shared out among the parts, as the body names it. */
const kindsShared = ['branches', 'teams', 'contacts'] as const
const sharedWords = {
  branches: organizationWords.below,
  teams: hangingWords.teams,
  contacts: hangingWords.contacts,
} satisfies Record<(typeof kindsShared)[number], Saying>
type Shared = Record<(typeof kindsShared)[number], readonly { id: string; name: string }[]>

export function SplitPage() {
  const say = useSay()
  const { api, can } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const place = { county, id }
  const query = useQuery(organizationQuery(api, place))
  const branches = useQuery(branchesQuery(api, place))
  const teams = useQuery(teamsQuery(api, place))
  const contacts = useQuery({ ...contactsQuery(api, place), enabled: can('contacts.read') })
  const failed = [query, branches, teams, contacts].find(({ isError, data }) => isError && !data)
  if (failed) {
    return (
      <Page title={say(organizationWords.title)} narrow>
        <Unread error={failed.error} retry={failed.refetch} />
      </Page>
    )
  }
  const waits = can('contacts.read') && !contacts.data
  if (!query.data || !branches.data || !teams.data || waits) return <Loading />
  const shared: Shared = {
    branches: branches.data,
    teams: teams.data.filter((each) => each.organizationId === id),
    contacts: contacts.data ?? [],
  }
  return <Split organization={query.data} shared={shared} />
}

interface SplitValues {
  parts: readonly { name?: string; code?: string }[]
  fate: 'ends' | 'continues'
  day?: string
  reason?: string
  /** By id: the number of the part, or nothing for what stays. */
  shares?: Record<string, string>
}

const stays = 'stays'

function Split({ organization, shared }: { organization: Organization; shared: Shared }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const tell = useUndo()
  const { countyCode: county, id, name } = organization
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['organizations'] })
  const form = useForm({
    name: `split-${id}`,
    schema: splitInput.body,
    initial: { parts: [{}, {}], fate: 'ends', day: dayOf(new Date()) },
    // What was shared out of another version is not what would be done.
    draft: false,
    prepare: (values) => bodyOf(organization, shared, values as unknown as SplitValues),
    places: { '/into': '/parts', '/continues': '/fate' },
    send: async (body, key) => {
      try {
        return await api.send('POST', `${pathOf({ county, id })}/split`, body, key)
      } catch (error) {
        if (problemOf(error).stale) await refresh()
        throw error
      }
    },
    onSent: async () => {
      await refresh()
      await navigate({ to: '/organizations/$county/$id', params: { county, id }, replace: true })
      const named = parts.map((part) => say(organizationWords.named, { name: part.name ?? '' }))
      const said = fate === 'ends' ? words.splitSaid : words.splitOffSaid
      tell({ said: say(said, { name, parts: named.join(say(organizationWords.and)) }) })
    },
  })
  const { parts, fate } = form.values as unknown as SplitValues
  const alike = alikeAt(parts)
  return (
    <Page title={say(words.splitTitle, { name })} lead={say(words.splitLead)} narrow>
      <Form form={form} act={say(words.split)}>
        <ChoiceField
          form={form}
          at="/fate"
          label={words.fate}
          choices={[
            { value: 'ends', label: say(words.ends), hint: say(words.endsHint) },
            { value: 'continues', label: say(words.continues), hint: say(words.continuesHint) },
          ]}
        />
        {parts.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the list
          <Section key={at} title={say(words.part, { count: at + 1 })} {...aside(form, at)}>
            <TextField
              form={form}
              at={`/parts/${at}/name`}
              label={say(words.partName, { count: at + 1 })}
              wrong={alike.has(at) ? words.partAlike : words.nameWrong}
            />
            <TextField
              form={form}
              at={`/parts/${at}/code`}
              label={say(words.partCode, { count: at + 1 })}
              wrong={words.codeWrong}
              literal
            />
          </Section>
        ))}
        <div className="field">
          <p className="hint">{say(words.partsHint)}</p>
          <Button onClick={() => form.set('/parts', [...parts, {}])}>{say(words.partAdd)}</Button>
        </div>
        <Shares form={form} shared={shared} parts={parts} fate={fate} />
        <TextField
          form={form}
          at="/day"
          label={organizationWords.day}
          hint={organizationWords.dayHint}
          wrong={organizationWords.dayWrong}
          type="date"
        />
        <ReasonField
          form={form}
          at="/reason"
          label={organizationWords.reason}
          hint={organizationWords.reasonHint}
          reasons={[organizationWords.reasonReform, organizationWords.reasonElection].map((each) =>
            say(each),
          )}
        />
        <PreviewSection
          county={county}
          change={{ change: 'split', id }}
          title={words.splitMeaning}
          wait={words.splitMeaning}
        >
          {({ hangs }) => <SplitOutcome hangs={hangs} ends={fate === 'ends'} />}
        </PreviewSection>
      </Form>
    </Page>
  )

  function aside(of: FormState, at: number) {
    if (parts.length === 1) return {}
    // Parts are told by their number, so what was shared out is shared out anew.
    const remove = () => {
      const left = parts.filter((_, place) => place !== at)
      of.set('', { ...of.values, parts: left, shares: {} })
    }
    return {
      aside: (
        <button type="button" className="plain" onClick={remove}>
          {say(words.partRemove, { count: at + 1 })}
        </button>
      ),
    }
  }
}

interface SharesProps extends Pick<SplitValues, 'parts' | 'fate'> {
  form: FormState
  shared: Shared
}

function Shares({ form, shared, parts, fate }: SharesProps) {
  const say = useSay()
  const all = kindsShared.flatMap((kind) => shared[kind])
  const named = parts.map(({ name }, at) => ({
    value: String(at),
    label: name || say(words.part, { count: at + 1 }),
  }))
  // The first choice is what holds while nobody chooses.
  const choices = fate === 'ends' ? named : [{ value: stays, label: say(words.stays) }, ...named]
  return (
    <Section title={say(words.shares)}>
      {all.length === 0 && <p className="hint">{say(words.sharesNone)}</p>}
      {all.length > 0 && fate === 'ends' && <p className="hint">{say(words.sharesFirst)}</p>}
      <div className="shares">
        {kindsShared
          .filter((kind) => shared[kind].length > 0)
          .map((kind) => (
            <div key={kind}>
              <p className="strong">{say(sharedWords[kind])}</p>
              {shared[kind].map(({ id, name }) => (
                <SelectField
                  key={id}
                  form={form}
                  at={`/shares/${id}`}
                  label={name}
                  choices={choices}
                />
              ))}
            </div>
          ))}
      </div>
    </Section>
  )
}

/** The parts are what the organization was, but for name and code; what nobody gave away stays or goes to the first. */
function bodyOf(
  { version, side, kind, level, regionCode, ...organization }: Organization,
  shared: Shared,
  { parts, fate, day, reason, shares = {} }: SplitValues,
) {
  const given = (of: keyof Shared, at: number) =>
    shared[of].filter(({ id }) => partOf(shares[id], parts.length, fate) === at).map(({ id }) => id)
  const alike = alikeAt(parts)
  return {
    version,
    into: parts.map(({ name, code }, at) => ({
      // The name of another part is none, so that it is told with whatever else is wrong.
      name: alike.has(at) ? undefined : name,
      code,
      side,
      kind,
      level,
      function: organization.function,
      regionCode,
      branches: given('branches', at),
      teams: given('teams', at),
      contacts: given('contacts', at),
    })),
    continues: fate === 'continues',
    day,
    reason,
  }
}

/** Which parts bear the name of one before them. */
function alikeAt(parts: SplitValues['parts']): Set<number> {
  const named = parts.map(({ name }) => ({ name: name ?? '' }))
  return new Set(judgePartNames(named).map(({ pointer }) => Number(pointer.split('/')[2])))
}

function partOf(
  share: string | undefined,
  parts: number,
  fate: SplitValues['fate'],
): number | undefined {
  const at = Number(share)
  if (share !== undefined && share !== stays && at < parts) return at
  return fate === 'ends' ? 0 : undefined
}
