/** One deed is declared, on a phone in less than half a minute: the pair and the day are there already. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { SelectField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { usualKind } from '../shared/words.ts'
import { DeedFields } from './deed-fields.tsx'
import { deedSchema, places, saidOf } from './deed-values.ts'
import { choicesQuery, type DeedChoice } from './queries.ts'
import { useRenewDeeds } from './use-renew-deeds.ts'
import { deedWords as words } from './words.ts'

export function NewDeedPage() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(choicesQuery(api))
  if (query.data && query.data.length > 0) return <NewDeed choices={query.data} />
  return (
    <Page title={say(words.declare)} narrow>
      {query.isPending && <Loading />}
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      {query.data && (
        <div className="teach">
          <p className="strong">{say(words.noPairTitle)}</p>
          <p>{say(words.noPair)}</p>
        </div>
      )}
    </Page>
  )
}

interface FromNeed {
  need?: string
  community?: string
  title?: string
}

const keyOf = ({ partnershipId, direction }: DeedChoice) => `${direction} ${partnershipId}`

function NewDeed({ choices }: { choices: readonly DeedChoice[] }) {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const renew = useRenewDeeds()
  const tell = useUndo()
  const today = dayOf(new Date())
  // From a need that the unit has in hand: what meets it is declared here, once.
  const { need, community, title: needTitle = '' } = useSearch({ strict: false }) as FromNeed
  const holding = choices.filter(({ beginsOn, endsOn }) => beginsOn <= today && today <= endsOn)
  const ofNeed = choices.find(
    (each) => each.direction === 'deed' && each.community.id === community,
  )
  const usual = (ofNeed ?? holding[0] ?? choices[0]) as DeedChoice
  const meets = need !== undefined && ofNeed !== undefined
  const form = useForm({
    name: meets ? `new-deed-${need}` : 'new-deed',
    schema: deedSchema,
    initial: {
      ...{ pair: keyOf(usual), day: today, kind: usualKind },
      ...(meets && { title: needTitle }),
    },
    places,
    send: async (values, key) => {
      const { countyCode, partnershipId, direction } =
        choices.find((each) => keyOf(each) === values.pair) ?? usual
      const met = meets && { needId: need, delivers: true }
      const body = { countyCode, partnershipId, direction, ...saidOf(values), ...met }
      const { id } = await api.send<{ id: string }>('POST', '/api/deeds', body, key)
      return { countyCode, id, title: values.title }
    },
    onSent: async ({ countyCode, id, title }) => {
      await renew()
      await navigate({
        to: '/deeds/$county/$id',
        params: { county: countyCode, id },
        replace: true,
      })
      tell({ said: say(words.sent, { title }) })
    },
  })
  const chosen = choices.find((each) => keyOf(each) === form.values.pair) ?? usual
  const isGift = chosen.direction === 'gift'
  const nameOf = ({ unit, community }: DeedChoice) =>
    say(words.pairOf, { unit: unit.name, community: community.name })
  return (
    <Page
      title={say(isGift ? words.declareGift : words.declare)}
      lead={meets || choices.length === 1 ? nameOf(usual) : say(words.newLead)}
      narrow
    >
      {meets && <p className="second">{say(words.meetsNeed, { title: needTitle })}</p>}
      <Form form={form} act={say(words.send)}>
        {choices.length > 1 && !meets && (
          <SelectField
            form={form}
            at="/pair"
            label={words.pair}
            wrong={words.pairWrong}
            choices={choices.map((each) => ({ value: keyOf(each), label: nameOf(each) }))}
          />
        )}
        <DeedFields form={form} direction={chosen.direction} kinds={chosen.kinds} />
      </Form>
    </Page>
  )
}
