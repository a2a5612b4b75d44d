/** Adds places of one kind in one go: `1–12号楼`. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { say as filled } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { kindsBelow, readPlaceCode } from '../shared/place.ts'
import { createPlacesInput } from '../shared/schema.ts'
import { mostNewPlaces, spellNames } from '../shared/spell-names.ts'
import { type Places, placeQuery, placesQuery } from './queries.ts'
import { sayBelow } from './say-below.ts'
import { placeKindWords, placeWords as words } from './words.ts'

/** More are counted, not named. */
const mostNamed = 6

export function NewPlacesPage() {
  const say = useSay()
  const { api } = useDesk()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const above = readPlaceCode(code)
  const query = useQuery(placesQuery(api, code.slice(0, 12)))
  const place = useQuery({ ...placeQuery(api, code), enabled: above !== null })
  const failed = [query, place].find(({ isError, data }) => isError && !data)
  if (!failed && (!query.data || (above && !place.data))) return <Loading />
  const mayAdd = above
    ? place.data?.validTo === null && place.data.mayChange && kindsBelow(above.kind).length > 0
    : query.data?.mayAdd
  if (!failed && query.data && mayAdd) return <NewPlaces code={code} known={query.data} />
  // What is not mine to add to is not headed by an act.
  return (
    <Page title={say(words.section)} narrow>
      {failed ? (
        <Unread error={failed.error} retry={failed.refetch} />
      ) : (
        <Notice title={say(words.addNotMine)} />
      )}
    </Page>
  )
}

function NewPlaces({ code, known }: { code: string; known: Places }) {
  const say = useSay()
  const navigate = useNavigate()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const above = readPlaceCode(code)
  const parentCode = above ? code : null
  const kinds = kindsBelow(above?.kind ?? 'region')
  const parent = known.items.find((each) => each.code === code)
  const siblings = known.items.filter((each) => each.parentCode === parentCode)
  const form = useForm({
    name: `new-places-${code}`,
    schema: createPlacesInput.body.refine(({ kind, names }) => takenOf(kind, names).length === 0, {
      path: ['names'],
    }),
    initial: kinds.length === 1 ? { kind: kinds[0] } : {},
    prepare: ({ kind, names }) => {
      const { names: all, beyond } = spellNames(String(names ?? ''))
      return { parentCode, kind, names: all.length > 0 && beyond.length === 0 ? all : undefined }
    },
    send: (body, key) => api.send('POST', `/api/regions/${known.region.code}/places`, body, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['places'] })
      if (above) await navigate({ to: '/places/$code', params: { code }, replace: true })
      else await navigate({ to: '/regions/$code', params: { code }, replace: true })
    },
  })
  function takenOf(kind: unknown, names: readonly string[]): string[] {
    const taken = siblings.filter((each) => each.kind === kind).map(({ name }) => name)
    return names.filter((each) => taken.includes(each))
  }
  const spelled = spellNames(String(form.values.names ?? ''))
  const { names, twice, beyond } = spelled
  const taken = takenOf(form.values.kind, names).join('、')
  const total = names.length + beyond.reduce((sum, { count }) => sum + count, 0)
  const tooMany = total > mostNewPlaces
  const parameters = { total: sayExactly(total), most: mostNewPlaces, names: taken }
  const wrong = tooMany ? words.namesTooMany : taken ? words.namesTwice : words.namesWrong
  const told = {
    zh: filled(wrong, 'zh-CN', parameters),
    en: filled(wrong, 'en', parameters),
  }
  const named = names.slice(0, mostNamed).join('、')
  return (
    <Page
      title={say(words.addTitle, {
        name: parent?.name ?? known.region.name,
        what: sayBelow(say, above?.kind ?? 'region'),
      })}
      narrow
    >
      <Form form={form} act={say(words.addNow)}>
        {kinds.length > 1 && (
          <ChoiceField
            form={form}
            at="/kind"
            label={words.kind}
            choices={kinds.map((kind) => ({ value: kind, label: say(placeKindWords[kind]) }))}
          />
        )}
        <TextField
          form={form}
          at="/names"
          label={kinds.length > 1 ? words.names : placeKindWords[kinds[0] ?? 'unit']}
          hint={words.namesHint}
          wrong={told}
          long
        />
        <p className="hint" role="status">
          {tooMany && form.faults.length === 0 && say(words.namesTooMany, parameters)}
          {!tooMany &&
            names.length > 0 &&
            say(words.willAdd, {
              count: names.length,
              names: names.length > mostNamed ? `${named}…${names.at(-1)}` : named,
            })}
          {!tooMany &&
            twice.length > 0 &&
            say(words.namesOnce, { names: twice.slice(0, mostNamed).join('、') })}
        </p>
      </Form>
    </Page>
  )
}
