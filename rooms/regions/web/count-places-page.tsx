/** Households and residents of all that lies directly below a village, in one table and with one save. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Form as FormState, useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { type Say, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { areOddCounts } from '../shared/odd-counts.ts'
import { countPlacesInput } from '../shared/schema.ts'
import { countOf, textOf } from './count-of.ts'
import { type Place, type Places, placesQuery } from './queries.ts'
import { useOddCounts } from './use-odd-counts.ts'
import { placeWords as words } from './words.ts'

const counted = ['households', 'residents'] as const

/** Without the versions, which each save names by itself. */
const schema = countPlacesInput.body.extend({
  items: countPlacesInput.body.shape.items.element.omit({ version: true }).array().min(1),
})

export function CountPlacesPage() {
  const say = useSay()
  const { api } = useDesk()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const query = useFresh(placesQuery(api, code))
  if (query.data?.mayAdd && topOf(query.data).length > 0) return <CountPlaces known={query.data} />
  if (!query.data && !query.isError) return <Loading />
  return (
    <Page title={say(words.section)} narrow>
      {query.data ? (
        <Notice title={say(words.changeNotMine)} />
      ) : (
        <Unread error={query.error} retry={query.refetch} />
      )}
    </Page>
  )
}

function topOf({ items }: Places): Place[] {
  return items.filter(({ parentCode }) => parentCode === null)
}

function CountPlaces({ known: read }: { known: Places }) {
  const say = useSay()
  // As it was when the form opened: read anew meanwhile, a colleague's change would count as seen.
  const [known] = useState(read)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const tell = useUndo()
  const { code, name } = known.region
  const places = topOf(known)
  const path = `/api/regions/${code}/places`
  const isOdd = useOddCounts()
  const form = useForm({
    name: `count-places-${code}`,
    schema: schema.superRefine(({ items }, context) => {
      for (const [at, item] of items.entries()) {
        if (!isOdd(item, item.code)) continue
        context.addIssue({ code: 'custom', path: ['items', at, 'residents'] })
      }
    }),
    initial: written(places),
    prepare: (values) => ({
      items: places.map((each) => {
        const { households, residents } = values[each.code] as Values
        return {
          code: each.code,
          households: countOf(households) ?? null,
          residents: countOf(residents) ?? null,
        }
      }),
    }),
    places: Object.fromEntries(places.map((each, at) => [`/items/${at}`, `/${each.code}`])),
    editing: {
      base: written(places),
      fields: Object.fromEntries(
        places.map((each) => [
          each.code,
          { label: { zh: each.name, en: each.name }, say: (value) => sayTyped(say, value) },
        ]),
      ),
      version: versionsOf(places),
      loadCurrent: async () => {
        const current = topOf(await api.get<Places>(path))
        return { values: written(current), version: versionsOf(current) }
      },
    },
    send: ({ items }, key, seen) => {
      const versions = seen as Record<string, number>
      const versioned = items.map((each) => ({ ...each, version: versions[each.code] }))
      return api.send('PATCH', path, { items: versioned }, key)
    },
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['places'] })
      await navigate({ to: '/regions/$code', params: { code }, replace: true })
      tell({ said: say(words.countedSaid, { name }) })
    },
  })
  return (
    <Page title={say(words.countTitle, { name })} lead={say(words.countLead)} narrow>
      <Form form={form} act={say(words.save)}>
        <table className="table even">
          <thead>
            <tr>
              <th scope="col">{say(words.name)}</th>
              {counted.map((what) => (
                <th key={what} scope="col">
                  {say(words[what])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((each) => (
              <tr key={each.code}>
                <th scope="row">{each.name}</th>
                {counted.map((what) => (
                  <td key={what}>
                    <CountCell
                      form={form}
                      at={`/${each.code}/${what}`}
                      named={say(words.countOf, { name: each.name, what: say(words[what]) })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Form>
    </Page>
  )
}

/** A field whose name stands at the head of its row and of its column. */
function CountCell({ form, at, named }: { form: FormState; at: string; named: string }) {
  const say = useSay()
  const odd = isOddAt(form.values, at)
  const wrong = say(odd ? words.oddBeside : words.countWrong)
  // On top of the form it stands away from its row, so it says which one it is.
  const placed = say(words.countWrongOf, { named, wrong: odd ? say(words.oddCounts) : wrong })
  useEffect(() => form.describe(at, { label: named, wrong: placed }))
  const id = form.idOf(at)
  const faulty = form.faults.some(({ pointer }) => pointer === at)
  return (
    <>
      <Input
        id={id}
        size="large"
        inputMode="numeric"
        autoComplete="off"
        aria-label={named}
        aria-invalid={faulty}
        aria-describedby={faulty ? `${id}-wrong` : undefined}
        value={String(valueAt(form.values, at) ?? '')}
        onChange={(event) => form.set(at, event.target.value)}
      />
      {faulty && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </>
  )
}

/** Whether households and residents of the row that a cell stands in are seldom right. */
function isOddAt(values: Values, at: string): boolean {
  const { households, residents } = valueAt(values, at.slice(0, at.lastIndexOf('/'))) as Values
  return areOddCounts({
    households: countOf(households) as number,
    residents: countOf(residents) as number,
  })
}

/** As it stands in the fields, by code. */
function written(places: readonly Place[]): Values {
  return Object.fromEntries(
    places.map(({ code, households, residents }) => [
      code,
      { households: textOf(households), residents: textOf(residents) },
    ]),
  )
}

function versionsOf(places: readonly Place[]): Record<string, number> {
  return Object.fromEntries(places.map(({ code, version }) => [code, version]))
}

function sayTyped(say: Say, value: unknown): string {
  const { households, residents } = value as Record<(typeof counted)[number], string>
  const said = [
    households && say(words.householdCount, { count: households }),
    residents && say(words.residentCount, { count: residents }),
  ]
  return said.filter(Boolean).join(' · ')
}
