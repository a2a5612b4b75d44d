/** A column for each month from the first in which something was counted to the last, as sure as it is. */
import { useReading } from '#base/web/language.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import type { Sum } from '../shared/figures.ts'
import { monthAfter } from '../shared/months.ts'
import { sayExactQuantity, sayMonth, sayQuantity } from './amounts.ts'
import { EvidenceWords, levels } from './evidence.tsx'
import { Picture, Source } from './picture.tsx'
import type { FigureOf } from './queries.ts'
import { figureWords as words } from './words.ts'

interface MonthsPictureProps {
  figure: FigureOf
  asOf: string | null
  /** Where a column can be pressed to see the records of its month. */
  chosen?: string | undefined
  choose?(month: string | undefined): void
}

type Month = FigureOf['months'][number]

export function MonthsPicture({ figure, asOf, chosen, choose }: MonthsPictureProps) {
  const { say, language } = useReading()
  const { money, unit } = figure
  const months = withoutGaps(figure.months)
  const highest = Math.max(1, ...months.map(({ quantity }) => quantity))
  const severalYears = new Set(months.map(({ month }) => month.slice(0, 4))).size > 1
  return (
    <Picture
      label={say(words.months)}
      drawing={
        <ol className="columns">
          {months.map((each) => {
            const column = <Column sum={each} highest={highest} money={money} />
            const name = sayMonth(each.month, language)
            return (
              <li key={each.month}>
                {choose && each.records > 0 ? (
                  <button
                    type="button"
                    className="column"
                    aria-pressed={chosen === each.month}
                    aria-label={`${sayMonth(each.month, language, severalYears)} ${name} ${sayExactQuantity(each.quantity, { money })} ${say(unit)}`}
                    onClick={() => choose(chosen === each.month ? undefined : each.month)}
                  >
                    {column}
                  </button>
                ) : (
                  <div className="column">{column}</div>
                )}
                <span className="column-name" aria-hidden="true">
                  {sayMonth(each.month, language, severalYears)}
                </span>
              </li>
            )
          })}
        </ol>
      }
      table={
        <PlainTable<Month>
          label={say(words.months)}
          items={months}
          keyOf={({ month }) => month}
          columns={[
            { head: words.month, cell: ({ month }) => sayMonth(month, language) },
            {
              head: words.quantity,
              cell: ({ quantity }) => `${sayExactQuantity(quantity, { money })} ${say(unit)}`,
            },
            {
              head: words.confirmation,
              cell: ({ byLevel, records }) =>
                records > 0 ? <EvidenceWords byLevel={byLevel} money={money} /> : null,
            },
          ]}
        />
      }
      source={<Source figure={figure} asOf={asOf} />}
    />
  )
}

function Column({ sum, highest, money }: { sum: Sum; highest: number; money: boolean }) {
  const { language } = useReading()
  return (
    <>
      <span className="column-value">{sayQuantity(sum.quantity, language, { money })}</span>
      <span className="column-bar" aria-hidden="true">
        {levels
          .filter((level) => sum.byLevel[level] > 0)
          .map((level) => (
            <i
              key={level}
              className={`ink-${level}`}
              style={{ height: `${(sum.byLevel[level] / highest) * 100}%` }}
            />
          ))}
      </span>
    </>
  )
}

/** A month in which nothing was counted is a month too. */
function withoutGaps(months: readonly Month[]): Month[] {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return []
  const counted = new Map(months.map((each) => [each.month, each]))
  const whole: Month[] = []
  for (let month = first.month; month <= last.month; month = monthAfter(month)) {
    whole.push(counted.get(month) ?? { month, ...nothing })
  }
  return whole
}

const nothing: Sum = {
  ...{ quantity: 0, records: 0 },
  byLevel: { declared: 0, countersigned: 0, confirmed: 0, inspected: 0 },
}
