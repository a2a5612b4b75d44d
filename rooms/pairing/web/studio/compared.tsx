import type { Met } from '@lianjian/pairing/try'
import { useEffect, useMemo, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from '#base/web/language.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { type Difference, differencesOf, figuresOf, type Outcome } from './outcome.ts'
import { ruleDifferences } from './rule-differences.ts'
import { objectiveWords, ruleWords } from './rule-words.ts'
import type { TrialClient } from './trial-client.ts'
import { studioWords as words } from './words.ts'

interface ComparedProps {
  here: Outcome
  other: Outcome
  trials: TrialClient
}

export function Compared({ here, other, trials }: ComparedProps) {
  const say = useSay()
  const metHere = useMet(here, trials)
  const metThere = useMet(other, trials)
  const drawn = [here, other].some(({ isExample, rules }) => isExample && rules.method === 'draw')
  const differences = useMemo(
    () => differencesOf(other.pairs, here.pairs),
    [here.pairs, other.pairs],
  )
  const names = useMemo(() => namesOf([here, other]), [here, other])
  const rows = [
    ...plainRows(figuresOf(here.roster, here.pairs), figuresOf(other.roster, other.pairs)),
    ...(metHere && metThere ? metRows(metHere, metThere) : []),
  ].map(({ saying, of }) => ({ name: say(saying), of }))
  const list = (codes: string[]) =>
    codes.map((code) => names.get(code) ?? code).join(say(ruleWords.and)) || say(words.nobody)
  const rules = ruleDifferences(say, here.rules, other.rules)
  return (
    <div className="compared">
      {rules.length === 0 && <p>{say(words.rulesSame)}</p>}
      {rules.length > 0 && (
        <>
          <h3>{say(words.rulesDiffer)}</h3>
          <PlainTable
            label={say(words.rulesDiffer)}
            items={rules}
            keyOf={({ what }) => what}
            columns={[
              { head: words.rule, cell: ({ what }) => what },
              { head: words.thisOne, cell: (each) => each.here },
              { head: words.compareOther, cell: (each) => each.other },
            ]}
          />
          <h3>{say(words.rulesLeadTo)}</h3>
        </>
      )}
      <PlainTable
        label={say(words.compare)}
        items={rows}
        keyOf={({ name }) => name}
        columns={[
          { head: words.figure, cell: ({ name }) => name },
          { head: words.thisOne, cell: ({ of: [one] }) => one },
          { head: words.compareOther, cell: ({ of: [, another] }) => another },
        ]}
      />
      {drawn && <p>{say(words.differingDrawn)}</p>}
      {!drawn && differences.length === 0 && <p>{say(words.differingNone)}</p>}
      {!drawn && differences.length > 0 && (
        <details className="more" open={differences.length <= fewDifferences}>
          <summary>{say(words.differing, { count: differences.length })}</summary>
          <PlainTable<Difference>
            label={say(words.differing, { count: differences.length })}
            items={differences}
            keyOf={({ community }) => community}
            columns={[
              { head: words.community, cell: ({ community }) => names.get(community) ?? community },
              { head: words.thisOne, cell: ({ after }) => list(after) },
              { head: words.compareOther, cell: ({ before }) => list(before) },
            ]}
          />
        </details>
      )}
    </div>
  )
}

/** More are opened by whoever wants to read them. */
const fewDifferences = 20

/** Decided pairs were counted by nobody here yet. */
function useMet({ roster, rules, pairs, met }: Outcome, trials: TrialClient): Met | undefined {
  const [counted, setCounted] = useState<Met>()
  useEffect(() => {
    if (met) return
    const run = 'counted'
    trials.hold(run, roster)
    // Without it the table has fewer lines.
    trials.ask('count', { run, rules, pairs: [...pairs] }).then(setCounted, () => undefined)
  }, [roster, rules, pairs, met, trials])
  return met ?? counted
}

type Figures = ReturnType<typeof figuresOf>
interface Row {
  saying: Saying
  of: [string, string]
}

function plainRows(one: Figures, other: Figures): Row[] {
  const both = (of: (figures: Figures) => string | number): [string, string] => [
    String(of(one)),
    String(of(other)),
  ]
  return [
    { saying: words.pairsCount, of: both(({ pairs }) => pairs) },
    { saying: words.covered, of: both(({ covered, all }) => `${covered} / ${all}`) },
    { saying: words.load, of: both(({ load }) => `${load.min}–${load.max}`) },
  ]
}

function metRows(one: Met, other: Met): Row[] {
  const both = (name: keyof Met): [string, string] => [String(one[name]), String(other[name])]
  return [
    { saying: objectiveWords['function-need'], of: both('functionNeed') },
    { saying: objectiveWords.tier, of: both('groups') },
    { saying: objectiveWords.fit, of: both('fit') },
    ...(one.existingAll + other.existingAll > 0
      ? [{ saying: words.kept, of: both('existing') }]
      : []),
  ]
}

function namesOf(outcomes: readonly Outcome[]): ReadonlyMap<string, string> {
  return new Map(
    outcomes.flatMap(({ roster }) =>
      [...roster.supporters, ...roster.communities].map(({ code, name }) => [code, name] as const),
    ),
  )
}
