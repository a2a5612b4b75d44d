/** Every month that is over, the newest first, with what was entered and whether the township agreed. */
import { useReading } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { sayMonth } from './amounts.ts'
import type { OfMeasure } from './count-form.tsx'
import { countWords as words } from './count-words.ts'

export function CountHistory({ measure, months, items }: OfMeasure) {
  const { say, language } = useReading()
  const rows = months.map(({ month }) => ({
    month,
    count: items.find((each) => each.month === month),
  }))
  return (
    <Section title={say(words.before)}>
      <PlainTable<(typeof rows)[number]>
        label={say(words.before)}
        items={rows}
        keyOf={({ month }) => month}
        columns={[
          { head: words.month, cell: ({ month }) => sayMonth(month, language) },
          {
            head: words.amount,
            cell: ({ count }) => count && `${count.quantity} ${say(measure.unit)}`,
          },
          {
            head: words.state,
            cell: ({ count }) =>
              say(!count ? words.missing : count.countersigned ? words.agreed : words.waits),
          },
          { head: words.reason, cell: ({ count }) => count?.reason },
        ]}
      />
    </Section>
  )
}
