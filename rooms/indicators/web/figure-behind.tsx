/** What stands behind a number: how it is counted, how sure it is, its months and its records. */
import { useState } from 'react'
import { useReading } from '#base/web/language.tsx'
import { Facts, Section } from '#base/web/page.tsx'
import { sayExactQuantity } from './amounts.ts'
import type { Behind } from './behind.ts'
import { EvidenceBar, EvidenceLegend, EvidenceWords } from './evidence.tsx'
import { MonthsPicture } from './months-picture.tsx'
import type { FigureOf } from './queries.ts'
import { RecordsSection } from './records-section.tsx'
import { figureWords as words } from './words.ts'

export function FigureBehind({ cycleId, of, figure, asOf, links }: Behind) {
  const { say } = useReading()
  const [month, setMonth] = useState<string>()
  const { money, quantity, records, byLevel, months, counted } = figure
  return (
    <div className="behind">
      <p className="behind-value">
        <b>{sayExactQuantity(quantity, { money })}</b> {say(figure.unit)}
      </p>
      <EvidenceBar byLevel={byLevel} />
      <p>
        {records > 0 ? (
          <EvidenceWords byLevel={byLevel} money={money} />
        ) : (
          say(counted ? words.none : words.notCounted)
        )}
      </p>
      {records > 0 && <EvidenceLegend />}
      <Definition figure={figure} />
      {months.length > 0 && (
        <Section title={say(words.months)}>
          <MonthsPicture figure={figure} asOf={asOf} chosen={month} choose={setMonth} />
        </Section>
      )}
      {records > 0 && (
        <RecordsSection
          {...{ cycleId, of, figure, links, month }}
          showAll={() => setMonth(undefined)}
        />
      )}
    </div>
  )
}

function Definition({ figure }: { figure: FigureOf }) {
  const { say } = useReading()
  const { counts, owner, version, inside, apart, records } = figure
  return (
    <Section title={say(words.definition)}>
      <Facts
        of={[
          [say(words.counts), say(counts)],
          [say(words.owner), say(owner ?? words.ownerNone)],
          [say(words.version), say(words.versionLine, { count: version })],
          [say(words.addedUp), say(words.recordsCount, { count: records })],
        ]}
      />
      {inside && <p>{say(words.insideLine, { name: say(inside.name) })}</p>}
      {apart.map(({ code, name, why }) => (
        <p key={code}>{say(words.apartLine, { name: say(name), why: say(why) })}</p>
      ))}
    </Section>
  )
}
