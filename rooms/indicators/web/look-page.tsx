/** What a programme did at one place, by one unit or in one partnership: each number opens to what is behind it. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { BelowSection } from './below-section.tsx'
import { EvidenceLegend } from './evidence.tsx'
import { Exports } from './exports.tsx'
import { Figure } from './figure.tsx'
import { FigureCrumbs } from './figure-crumbs.tsx'
import { lookWords } from './look-words.ts'
import { MonthsPicture } from './months-picture.tsx'
import { type Of, useCycleId, useOf } from './of.ts'
import type { IndicatorsWebParts } from './parts.ts'
import { useAsOf } from './picture.tsx'
import { type FigureOf, type Figures, figuresQuery } from './queries.ts'
import { QuietSection } from './quiet-section.tsx'
import { SpreadSection } from './spread-section.tsx'
import { figureWords as words } from './words.ts'
import './figures.css'

export const lookPage = (parts: IndicatorsWebParts) => () => <LookPage {...parts} />

function LookPage(parts: IndicatorsWebParts) {
  const { say } = useReading()
  const { api } = useDesk()
  const cycleId = useCycleId()
  const of = useOf()
  const { data, isError, error, refetch } = useQuery(figuresQuery(api, cycleId, of))
  const sayAsOf = useAsOf()
  if (isError && !data) {
    return (
      <Page title={say(words.title)} narrow>
        <Unread error={error} retry={refetch} />
      </Page>
    )
  }
  if (!data) return <Loading />
  const { cycle, asOf } = data
  const named = say(words.ofCycle, { programme: cycle.programme.name, cycle: cycle.name })
  return (
    <Page title={data.of.name} lead={`${named} · ${sayAsOf(asOf)}`}>
      <FigureCrumbs cycleId={cycleId} of={of} figures={data} />
      <Headline cycleId={cycleId} of={of} figures={data} parts={parts} />
      <Pictures cycleId={cycleId} of={of} figures={data} />
      <BelowSection cycleId={cycleId} figures={data} />
    </Page>
  )
}

interface PartProps {
  cycleId: string
  of: Of
  figures: Figures
}

function Headline({ cycleId, of, figures, parts }: PartProps & { parts: IndicatorsWebParts }) {
  const { say } = useReading()
  const { items, asOf } = figures
  const counted = items
    .filter((each) => each.counted)
    .sort((one, other) => Number(other.records > 0) - Number(one.records > 0))
  const uncounted = items.filter((each) => !each.counted)
  return (
    <Section title={say(words.headline)}>
      <p className="second no-print">{say(words.headlineHint)}</p>
      <ul className="numbers">
        {counted.map((figure) => (
          <li key={figure.code}>
            <Figure {...{ cycleId, of, figure, asOf }} links={parts.recordLinks} />
          </li>
        ))}
        {parts.derived.map((Derived, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed when the desk is put together
          <Derived key={place} cycleId={cycleId} of={of} />
        ))}
      </ul>
      {counted.some(({ records }) => records > 0) && <EvidenceLegend />}
      {uncounted.length > 0 && (
        <p className="second">
          {say(words.notCountedList, {
            names: uncounted.map(({ name }) => say(name)).join(say(words.comma)),
          })}
        </p>
      )}
      <Exports path={`/api/cycles/${cycleId}/figures`} query={{ ...of }} />
    </Section>
  )
}

/** All of them are of one figure: the one in the address, or the first of which there is something. */
function Pictures({ cycleId, of, figures }: PartProps) {
  const { say } = useReading()
  const navigate = useNavigate()
  const { code } = useSearch({ strict: false }) as { code?: string }
  const counted = figures.items.filter((each) => each.counted)
  const figure =
    counted.find((each) => each.code === code) ??
    counted.find(({ records }) => records > 0) ??
    counted[0]
  if (!figure) return null
  const choose = (chosen: string) =>
    navigate({
      to: '.',
      search: ((before: object) => ({ ...before, code: chosen })) as never,
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <FigureChoice figures={counted} chosen={figure} choose={choose} />
      <Section title={say(lookWords.monthsOf, { name: say(figure.name) })}>
        {figure.months.length > 0 ? (
          <MonthsPicture figure={figure} asOf={figures.asOf} />
        ) : (
          <p className="second">{say(words.none)}</p>
        )}
      </Section>
      {isSpread(figures) && <SpreadSection {...{ cycleId, of, figure }} asOf={figures.asOf} />}
      {isWatched(figures) && <QuietSection cycleId={cycleId} of={of} asOf={figures.asOf} />}
    </>
  )
}

/** Communities lie beside each other in one county; a single village and a pair have nothing beside them. */
function isSpread({ of: { kind, countyCode, regionCode } }: Figures): boolean {
  if (kind === 'organization') return true
  return kind === 'region' && countyCode !== null && regionCode.endsWith('000')
}

function isWatched(figures: Figures): boolean {
  return figures.of.countyCode !== null && figures.of.kind !== 'partnership'
}

interface FigureChoiceProps {
  figures: readonly FigureOf[]
  chosen: FigureOf
  choose(code: string): void
}

function FigureChoice({ figures, chosen, choose }: FigureChoiceProps) {
  const { say } = useReading()
  return (
    <p className="figure-choice no-print">
      <label>
        {say(words.choose)}{' '}
        <select value={chosen.code} onChange={(event) => choose(event.target.value)}>
          {figures.map(({ code, name }) => (
            <option key={code} value={code}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
    </p>
  )
}
