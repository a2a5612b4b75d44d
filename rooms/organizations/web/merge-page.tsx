/** Several organizations become one: which goes on, what that would mean, and only then the act. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { mergeInput, type mergeKinds } from '../shared/schema.ts'
import { kindWords } from '../shared/words.ts'
import { MergeDifferences } from './merge-differences.tsx'
import { MergeOutcome } from './merge-outcome.tsx'
import { mergeWords } from './merge-words.ts'
import { OrganizationPicker } from './organization-picker.tsx'
import { PreviewSection } from './preview-section.tsx'
import { type Organization, organizationQuery } from './queries.ts'
import { organizationWords as words } from './words.ts'

export function MergePage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '' } = useParams({ strict: false }) as { county?: string }
  const { of = '', kind } = useSearch({ strict: false }) as { of?: string; kind?: MergeKind }
  const ids = [...new Set(of.split(',').filter((id) => id !== ''))]
  const queries = useQueries({ queries: ids.map((id) => organizationQuery(api, { county, id })) })
  const failed = queries.find(({ isError, data }) => isError && !data)
  if (ids.length === 1 && !failed) {
    const only = queries[0]?.data
    return only ? <Another county={county} only={only} /> : <Loading />
  }
  if (ids.length < 2 || failed) {
    return (
      <Page title={say(words.mergeTitle)} narrow>
        {failed ? (
          <Unread error={failed.error} retry={failed.refetch} />
        ) : (
          <Notice title={say(words.mergeFew)}>
            <p className="acts">
              <ButtonLink to="/organizations">{say(words.toList)}</ButtonLink>
            </p>
          </Notice>
        )}
      </Page>
    )
  }
  const organizations = queries.flatMap(({ data }) => data ?? [])
  if (organizations.length < ids.length) return <Loading />
  return <Merge county={county} organizations={organizations} kind={kind} />
}

/** Whoever comes from one organization says here which the other is. */
function Another({ county, only }: { county: string; only: Organization }) {
  const say = useSay()
  const navigate = useNavigate()
  return (
    <Page title={say(words.mergeTitle)} lead={say(words.mergeLead)} narrow>
      <div className="field">
        <label htmlFor="merge-with">{say(words.mergeWith, { name: only.name })}</label>
        <p className="hint" id="merge-with-hint">
          {say(words.mergeWithHint)}
        </p>
        <OrganizationPicker
          id="merge-with"
          named={say(words.mergeWith, { name: only.name })}
          value={undefined}
          county={county}
          without={[only.id]}
          describedBy="merge-with-hint"
          onPick={(picked) =>
            picked &&
            navigate({
              to: '/organizations/$county/merge',
              params: { county },
              search: { of: `${only.id},${picked.id}` },
              replace: true,
            })
          }
        />
      </div>
    </Page>
  )
}

interface MergeProps {
  county: string
  organizations: readonly Organization[]
}

type MergeKind = (typeof mergeKinds)[number]

interface Chosen {
  to?: string
  kind?: MergeKind
  day?: string
}

function Merge({ county, organizations, kind }: MergeProps & { kind: MergeKind | undefined }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const tell = useUndo()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['organizations'] })
  const others = (to: string) => organizations.filter(({ id }) => id !== to)
  const bodyOf = ({ to, ...values }: Values) => {
    const kept = organizations.find(({ id }) => id === to)
    if (!kept) return values
    const read = ({ id, version }: Organization) => ({ id, version })
    return { ...values, to: read(kept), from: others(kept.id).map(read) }
  }
  const form = useForm({
    name: `merge-${organizations.map(({ id }) => id).join()}`,
    schema: mergeInput.body,
    // Whoever comes from the duplicates has said already why they are one.
    initial: { day: dayOf(new Date()), ...(kind && { kind }) },
    // What was chosen among other versions of them is not what would be done.
    draft: false,
    prepare: bodyOf,
    places: { '/from': '/to' },
    send: async (body, key) => {
      try {
        return await api.send<{ id: string }>(
          'POST',
          `/api/organizations/${county}/merge`,
          body,
          key,
        )
      } catch (error) {
        // Somebody changed one meanwhile: shown is what it is now, and the decision is made anew.
        if (problemOf(error).stale) await refresh()
        throw error
      }
    },
    onSent: async ({ id }) => {
      await refresh()
      await navigate({ to: '/organizations/$county/$id', params: { county, id }, replace: true })
      const name = organizations.find((each) => each.id === id)?.name ?? ''
      const gone = others(id).map((each) => say(words.named, { name: each.name }))
      tell({ said: say(mergeWords.mergedSaid, { name, gone: gone.join(say(words.and)) }) })
    },
  })
  return (
    <Page title={say(words.mergeTitle)} lead={say(words.mergeLead)} narrow>
      <Form form={form} act={say(words.mergeAct)}>
        <ChoiceField
          form={form}
          at="/to"
          label={words.kept}
          hint={words.keptHint}
          choices={organizations.map(({ id, name, code, kind, regionName, parentName }) => ({
            value: id,
            label: name,
            hint: [say(kindWords[kind]), code, parentName ?? regionName].join(' · '),
          }))}
        />
        <ChoiceField
          form={form}
          at="/kind"
          label={words.how}
          choices={[
            {
              value: 'merged',
              label: say(words.howMerged),
              hint: say(words.howMergedHint),
            },
            {
              value: 'duplicate',
              label: say(words.howDuplicate),
              hint: say(words.howDuplicateHint),
            },
          ]}
        />
        <TextField
          form={form}
          at="/day"
          label={words.day}
          hint={words.dayHint}
          wrong={words.dayWrong}
          type="date"
        />
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          reasons={[words.reasonReform, words.reasonTwice].map((each) => say(each))}
        />
        <MergeDifferences of={organizations} />
        <Meaning county={county} organizations={organizations} chosen={form.values as Chosen} />
      </Form>
    </Page>
  )
}

function Meaning({ county, organizations, chosen }: MergeProps & { chosen: Chosen }) {
  const say = useSay()
  const { to, kind, day } = chosen
  const kept = organizations.find(({ id }) => id === to)
  const from = organizations.filter(({ id }) => id !== to).map(({ id }) => ({ id }))
  const sound = day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}
  return (
    <PreviewSection
      county={county}
      change={
        to === undefined || kind === undefined
          ? undefined
          : { change: 'merge', kind, from, to: { id: to }, ...sound }
      }
      title={words.preview}
      wait={words.previewWait}
    >
      {({ hangs }) =>
        kept &&
        kind && (
          <>
            <MergeOutcome
              kind={kind}
              kept={kept}
              gone={organizations.filter(({ id }) => id !== to)}
              hangs={hangs}
            />
            <Notice title={say(mergeWords.final)}>
              <p>{say(mergeWords.finalDetail)}</p>
            </Notice>
          </>
        )
      }
    </PreviewSection>
  )
}
