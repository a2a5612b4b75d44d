/** What stands behind one number, on a page of its own: how a phone opens it, and how it is sent to a colleague. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useReading } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { FigureBehind } from './figure-behind.tsx'
import { FigureCrumbs } from './figure-crumbs.tsx'
import { useCycleId, useOf } from './of.ts'
import type { IndicatorsWebParts } from './parts.ts'
import { figuresQuery } from './queries.ts'
import { figureWords as words } from './words.ts'
import './figures.css'

export const figurePage = (parts: IndicatorsWebParts) => () => <FigurePage {...parts} />

function FigurePage({ recordLinks }: IndicatorsWebParts) {
  const { say } = useReading()
  const { api } = useDesk()
  const cycleId = useCycleId()
  const of = useOf()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, isError, error, refetch } = useQuery(figuresQuery(api, cycleId, of))
  if (isError && !data) {
    return (
      <Page title={say(words.title)} narrow>
        <Unread error={error} retry={refetch} />
      </Page>
    )
  }
  if (!data) return <Loading />
  const figure = data.items.find((each) => each.code === code)
  return (
    <Page
      title={figure ? say(figure.name) : say(words.title)}
      lead={`${data.of.name} · ${say(words.ofCycle, { programme: data.cycle.programme.name, cycle: data.cycle.name })}`}
      narrow
    >
      <FigureCrumbs cycleId={cycleId} of={of} figures={data} whole />
      {figure ? (
        <FigureBehind {...{ cycleId, of, figure }} asOf={data.asOf} links={recordLinks} />
      ) : (
        <Notice title={say(words.noSuchFigure)} />
      )}
    </Page>
  )
}
