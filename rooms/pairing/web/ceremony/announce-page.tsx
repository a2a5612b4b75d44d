/** Says before everybody who takes part in a draw and which public value follows. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { type Say, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { kitWords } from '#base/web/words.ts'
import { type announced, announceInput, beaconKinds } from '../../shared/ceremony-schema.ts'
import { cycleQuery, type Run, type RunPlace, runPath, runQuery } from '../queries.ts'
import { beaconHints, beaconWords, announceWords as words } from './ceremony-words.ts'
import { LinkSlips, type Links } from './link-slips.tsx'
import { linkWords } from './link-words.ts'
import { PartyFields } from './party-fields.tsx'
import { paperPath } from './queries.ts'
import { RoundField } from './round-field.tsx'
import { roundAt } from './rounds.ts'

export function AnnouncePage() {
  const say = useSay()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as RunPlace
  const { data: run, isError, error, refetch } = useQuery(runQuery(api, place))
  const cycle = useQuery({
    ...cycleQuery(api, run?.cycleId ?? ''),
    enabled: run !== undefined,
  })
  const [made, setMade] = useState<Made>()
  if (made) {
    return (
      <LinkSlips
        {...made}
        title={say(linkWords.title)}
        lead={say(made.links.length > 0 ? linkWords.lead : linkWords.papersOnly)}
        onwards={
          <ButtonLink to="/pairing/runs/$county/$id/ceremony" params={{ ...place }}>
            {say(linkWords.toHost)}
          </ButtonLink>
        }
      />
    )
  }
  // Without the programme's name the office writes the whole of it.
  if (run && !cycle.isPending) {
    return <AnnounceForm run={run} title={cycle.data?.programme.name} onAnnounced={setMade} />
  }
  if (!isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread error={error} retry={refetch} />
    </Page>
  )
}

interface Made {
  links: Links
  papers: Links
}

/** Who is asked most often; the office writes its own over them. */
const usualParties = ['组织部', '纪委监委', '公证处', '村民代表']

interface AnnounceFormProps {
  run: Run
  title: string | undefined
  onAnnounced(made: Made): void
}

function AnnounceForm({ run, title, onAnnounced }: AnnounceFormProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const { countyCode: county, id, version } = run
  const thrown = say(words.diceEvent)
  const form = useForm({
    name: `announce-${id}`,
    schema: announceInput.body,
    initial: {
      event: title === undefined ? '' : say(words.eventOf, { title }),
      parties: usualParties.map((party) => ({ party, way: 'device' })),
      beacon: { kind: 'dice', event: thrown },
    },
    prepare: (values) => ({ ...values, version, beacon: beaconOf(values, say) }),
    places: { '/beacon/round': '/beacon/at' },
    send: (body, key) =>
      api.send<z.infer<typeof announced>>('POST', `${runPath({ county, id })}/ceremony`, body, key),
    onSent: async (answer) => {
      onAnnounced({ links: answer.links, papers: papersOf({ county, id }, form.values) })
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
    },
  })
  const { kind, event } = form.values.beacon as { kind: string; event?: string }
  const { set } = form
  useEffect(() => {
    // What is filled in for dice is said of nothing else.
    if (kind !== 'dice' && event === thrown) set('/beacon/event', '')
  }, [kind, event, thrown, set])
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      <Form
        form={form}
        act={say(words.act)}
        others={
          <ButtonLink to="/pairing/runs/$county/$id" params={{ county, id }} size="large">
            {say(kitWords.cancel)}
          </ButtonLink>
        }
      >
        <TextField form={form} at="/event" label={words.event} hint={words.eventHint} />
        <TextField form={form} at="/place" label={words.place} hint={words.placeHint} optional />
        <PartyFields form={form} />
        <ChoiceField
          form={form}
          at="/beacon/kind"
          label={words.beacon}
          choices={[...beaconKinds].sort(diceFirst).map((value) => ({
            value,
            label: say(beaconWords[value]),
            hint: say(beaconHints[value]),
          }))}
        />
        {kind === 'drand-quicknet' ? (
          <RoundField form={form} at="/beacon/at" />
        ) : (
          <TextField
            form={form}
            at="/beacon/event"
            label={words.beaconEvent}
            hint={words.beaconEventHint}
          />
        )}
      </Form>
    </Page>
  )
}

function papersOf(place: RunPlace, { parties }: Values): Links {
  return (parties as { party: string; way: string }[]).flatMap(({ party, way }, at) =>
    way === 'paper' ? [{ party, path: paperPath(place, at + 1) }] : [],
  )
}

/** What needs no network stands first. */
const diceFirst = (a: string, b: string) => Number(b === 'dice') - Number(a === 'dice')

function beaconOf({ beacon }: Values, say: Say): object {
  const { kind, event, at } = beacon as { kind: string; event?: string; at?: string }
  if (kind !== 'drand-quicknet') return { kind, event }
  const round = roundAt(at)
  return { kind, round: round ?? 0, event: say(words.roundEvent, { round: round ?? 0 }) }
}
