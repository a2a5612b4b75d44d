/** What was declared is said anew; the other side has to confirm it again. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { DeedFields } from './deed-fields.tsx'
import { deedSchema, places, saidOf, valuesOf } from './deed-values.ts'
import { choicesQuery, type DeedAnswer, type DeedChoice, deedPath, deedQuery } from './queries.ts'
import { useRenewDeeds } from './use-renew-deeds.ts'
import { deedWords as words } from './words.ts'

export function CorrectDeedPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const deed = useQuery(deedQuery(api, county, id))
  const choices = useQuery(choicesQuery(api))
  if (deed.data && choices.data) return <Correct read={deed.data} choices={choices.data} />
  const failed = deed.isError ? deed : choices.isError ? choices : undefined
  return (
    <Page title={say(words.correct)} narrow>
      {failed ? <Unread error={failed.error as Error} retry={failed.refetch} /> : <Loading />}
    </Page>
  )
}

function Correct({ read, choices }: { read: DeedAnswer; choices: readonly DeedChoice[] }) {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const renew = useRenewDeeds()
  const tell = useUndo()
  // As it was opened: what is corrected is what was read.
  const [deed] = useState(read)
  const { countyCode, id, version, paidById, needId, promiseId, regionCode, direction } = deed
  const params = { county: countyCode, id }
  const form = useForm({
    name: `correct-deed-${id}-${version}`,
    schema: deedSchema,
    initial: valuesOf(deed),
    places,
    send: (values, key) => {
      const kept = {
        ...(paidById && { paidById }),
        ...(needId && { needId }),
        ...(promiseId && { promiseId }),
      }
      const place = deed.place === null ? {} : { regionCode }
      const body = { version, ...kept, ...place, ...saidOf(values) }
      return api.send('POST', `${deedPath(countyCode, id)}/correct`, body, key)
    },
    onSent: async () => {
      await renew()
      await navigate({ to: '/deeds/$county/$id', params, replace: true })
      tell({ said: say(words.corrected) })
    },
  })
  const ofCycle = choices.find(({ cycleId }) => cycleId === deed.cycleId)
  const kinds = ofCycle?.kinds ?? [{ code: deed.kind, name: deed.kindName }]
  return (
    <Page
      title={say(words.correctTitle, { title: deed.title })}
      lead={say(words.correctLead)}
      narrow
    >
      <Form form={form} act={say(words.correctAct)}>
        <DeedFields form={form} direction={direction} kinds={kinds} />
      </Form>
    </Page>
  )
}
