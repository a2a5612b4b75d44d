/** One organization or many marked ones are hung elsewhere: where to, what goes along, and only then the act. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { type Say, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { moveManyInput } from '../shared/schema.ts'
import { changeWords as words } from './change-words.ts'
import { OrganizationField } from './organization-field.tsx'
import type { PickedOrganization } from './organization-picker.tsx'
import { HangingList, PreviewSection } from './preview-section.tsx'
import { type Organization, organizationQuery } from './queries.ts'
import { organizationWords } from './words.ts'

export function MovePage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '' } = useParams({ strict: false }) as { county?: string }
  const { of = '' } = useSearch({ strict: false }) as { of?: string }
  const ids = [...new Set(of.split(',').filter((id) => id !== ''))]
  const queries = useQueries({ queries: ids.map((id) => organizationQuery(api, { county, id })) })
  const failed = queries.find(({ isError, data }) => isError && !data)
  if (ids.length === 0 || failed) {
    return (
      <Page title={say(words.moveTitle)} narrow>
        {failed ? (
          <Unread error={failed.error} retry={failed.refetch} />
        ) : (
          <Notice title={say(words.moveFew)}>
            <p className="acts">
              <ButtonLink to="/organizations">{say(organizationWords.toList)}</ButtonLink>
            </p>
          </Notice>
        )}
      </Page>
    )
  }
  const organizations = queries.flatMap(({ data }) => data ?? [])
  if (organizations.length < ids.length) return <Loading />
  return <Move county={county} organizations={organizations} />
}

interface MoveProps {
  county: string
  organizations: readonly Organization[]
}

interface Chosen {
  where?: 'below' | 'top'
  parent?: PickedOrganization
}

/** @returns null for the top, undefined while nothing is chosen */
function parentIdOf({ where, parent }: Chosen): string | null | undefined {
  return where === 'top' ? null : parent?.id
}

function Move({ county, organizations }: MoveProps) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const offerUndo = useUndo()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['organizations'] })
  const [only] = organizations.length === 1 ? organizations : []
  const ids = organizations.map(({ id }) => id)
  const send = (body: object, key?: string) =>
    api.send('POST', `/api/organizations/${county}/move`, body, key)
  const form = useForm({
    name: `move-${ids.join()}`,
    schema: moveManyInput.body,
    initial: { where: 'below' },
    // What was chosen among other versions of them is not what would be done.
    draft: false,
    prepare: ({ where, parent, reason }) => ({
      items: organizations.map(({ id, version }) => ({
        id,
        version,
        parentId: parentIdOf({ where, parent } as Chosen),
      })),
      reason,
    }),
    places: { '/items': '/parent' },
    send: async (body, key) => {
      try {
        return await send(body, key)
      } catch (error) {
        // Somebody changed one meanwhile: shown is what it is now, and the decision is made anew.
        if (problemOf(error).stale) await refresh()
        throw error
      }
    },
    onSent: async () => {
      await refresh()
      const chosen = form.values as Chosen
      const id = only?.id ?? parentIdOf(chosen)
      if (id)
        await navigate({ to: '/organizations/$county/$id', params: { county, id }, replace: true })
      else await navigate({ to: '/organizations', replace: true })
      // What hung there already was not changed, and counts no version.
      const moved = organizations.filter(({ parentId }) => parentId !== parentIdOf(chosen))
      offerUndo({
        said: sayMoved(say, organizations, chosen),
        undo: async () => {
          const items = moved.map(({ id, version, parentId }) => {
            return { id, version: version + 1, parentId }
          })
          await send({ items, reason: say(organizationWords.undoReason) })
          await refresh()
        },
      })
    },
  })
  const parentId = parentIdOf(form.values as Chosen)
  return (
    <Page title={say(words.moveTitle)} lead={say(words.moveLead)} narrow>
      <Section title={say(words.moved)}>
        <ul className="plain-list">
          {organizations.map(({ id, name, parentName }) => (
            <li key={id}>
              <b>{name}</b>{' '}
              <span className="second">
                {parentName === null
                  ? say(words.nowTop)
                  : say(words.nowBelow, { parent: parentName })}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Form form={form} act={say(words.move)}>
        <ChoiceField
          form={form}
          at="/where"
          label={words.where}
          choices={[
            { value: 'below', label: say(words.below) },
            { value: 'top', label: say(words.top) },
          ]}
        />
        {form.values.where === 'below' && (
          <OrganizationField
            form={form}
            at="/parent"
            label={words.newParent}
            county={county}
            without={ids}
          />
        )}
        <ReasonField
          form={form}
          at="/reason"
          label={organizationWords.reason}
          hint={organizationWords.reasonHint}
          reasons={[words.reasonOrder, organizationWords.reasonReform].map((each) => say(each))}
        />
        <PreviewSection
          county={county}
          change={
            parentId === undefined
              ? undefined
              : { change: 'move', items: ids.map((id) => ({ id, parentId })) }
          }
          title={words.moveMeaning}
          wait={words.moveWait}
        >
          {(preview) => (
            <HangingList preview={preview} counted={words.moveCount} none={words.moveNone} />
          )}
        </PreviewSection>
      </Form>
    </Page>
  )
}

function sayMoved(say: Say, moved: readonly Organization[], { where, parent }: Chosen): string {
  const [only] = moved.length === 1 ? moved : []
  const what = only
    ? say(organizationWords.named, { name: only.name })
    : say(words.movedMany, { count: moved.length })
  if (where === 'top') return say(words.movedTop, { what })
  return say(words.movedBelow, { what, parent: parent?.name ?? '' })
}
