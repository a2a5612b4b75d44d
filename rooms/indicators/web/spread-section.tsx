/** How many communities or units have how much of one figure. Whoever asks of an organization sees where it lies. */
import { useQuery } from '@tanstack/react-query'
import type { Language } from '#base/shared/language.ts'
import { useDesk } from '#base/web/desk.tsx'
import { type Say, useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { type Bin, isIn } from '../shared/spread.ts'
import { sayExactQuantity, sayQuantity } from './amounts.ts'
import { lookWords as words } from './look-words.ts'
import type { Of } from './of.ts'
import { Picture, Source } from './picture.tsx'
import { type FigureOf, type Spread, spreadQuery } from './queries.ts'

interface SpreadSectionProps {
  cycleId: string
  of: Of
  figure: FigureOf
  asOf: string | null
}

export function SpreadSection({ cycleId, of, figure, asOf }: SpreadSectionProps) {
  const { say } = useReading()
  const { api } = useDesk()
  const query = useQuery(spreadQuery(api, { cycleId, code: figure.code, of }))
  const spread = query.data
  if (query.isError && !spread) return <Unread error={query.error} retry={query.refetch} />
  if (!spread) return <Loading />
  const { part, total, told, own, bins } = spread
  return (
    <Section title={say(words.spreadOf[part], { name: say(figure.name) })}>
      {own !== null && (
        <p>
          {say(words.ownOnly, { amount: `${sayExactQuantity(own, figure)} ${say(figure.unit)}` })}
        </p>
      )}
      {total === 0 && <p className="second">{say(words.nobody)}</p>}
      {total > 0 && !told && <p className="second">{say(words.fewOthers)}</p>}
      {total > 0 && told && bins.length === 1 && <p className="second">{say(words.allNone)}</p>}
      {total > 0 && told && bins.length > 1 && (
        <SpreadPicture spread={spread} figure={figure} asOf={asOf} />
      )}
    </Section>
  )
}

interface SpreadPictureProps {
  spread: Spread
  figure: FigureOf
  asOf: string | null
}

function SpreadPicture({ spread, figure, asOf }: SpreadPictureProps) {
  const { say, language } = useReading()
  const { part, total, bins, own } = spread
  const highest = Math.max(1, ...bins.map(({ count }) => count))
  const nameOf = (bin: Bin) => sayBin(bin, { say, language, money: figure.money })
  const unit = say(figure.unit)
  return (
    <Picture
      label={say(words.spreadOf[part], { name: say(figure.name) })}
      drawing={
        <ol className="columns spread">
          {bins.map((bin) => {
            const isOwn = own !== null && isIn(bin, own)
            return (
              <li key={bin.from}>
                <div className="column">
                  <span className="column-value">{bin.count}</span>
                  <span className="column-bar" aria-hidden="true">
                    <i
                      className={isOwn ? 'ink-own' : 'ink-one'}
                      style={{ height: `${(bin.count / highest) * 100}%` }}
                    />
                  </span>
                </div>
                <span className="column-name">{nameOf(bin)}</span>
                {isOwn && <span className="column-own">▲ {say(words.ownHere)}</span>}
              </li>
            )
          })}
        </ol>
      }
      table={
        <PlainTable<Bin>
          label={say(words.spreadOf[part], { name: say(figure.name) })}
          items={bins}
          keyOf={({ from }) => from}
          columns={[
            { head: figure.name, cell: (bin) => `${nameOf(bin)} ${unit}` },
            { head: words.howMany, cell: ({ count }) => count },
          ]}
        />
      }
      source={
        <>
          {say(words.spreadTotal[part], { count: total })} {say(words.noNames)}{' '}
          <Source figure={figure} asOf={asOf} />
        </>
      }
    />
  )
}

interface Saying {
  say: Say
  language: Language
  money: boolean
}

/** Money is told in whole steps: nobody begins to count at a fen. */
function sayBin({ from, to }: Bin, { say, language, money }: Saying): string {
  const told = (quantity: number) => sayQuantity(quantity, language, { money })
  if (to === 0) return '0'
  const begin = told(money ? from - 1 : from)
  if (to === null) return say(words.beyond, { from: begin })
  return from === to ? begin : say(words.range, { from: begin, to: told(to) })
}
