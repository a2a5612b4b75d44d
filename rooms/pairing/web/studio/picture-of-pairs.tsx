/** The picture with the question it answers, and what its lines mean. */
import type { Rules } from '@lianjian/pairing/rules'
import type { TriedPair } from '@lianjian/pairing/try'
import { useMemo } from 'react'
import { useSay } from '#base/web/language.tsx'
import { chartOf } from './chart.ts'
import type { Directory } from './directory.ts'
import { type Chosen, Picture } from './picture.tsx'
import type { Names } from './use-names.ts'
import { studioWords as words } from './words.ts'

interface PictureOfPairsProps {
  directory: Directory
  names: Names
  rules: Rules
  pairs: readonly TriedPair[]
  /** What the pairs are worth: an example, a trial, or decided. */
  label: string
  chosen: Chosen | undefined
  onChoose(chosen: Chosen): void
}

export function PictureOfPairs({
  directory,
  names,
  rules,
  pairs,
  label,
  chosen,
  onChoose,
}: PictureOfPairsProps) {
  const say = useSay()
  const chart = useMemo(
    () => chartOf(directory, pairs, (pair) => names.isApart(pair, rules)),
    [directory, pairs, names, rules],
  )
  const apart = chart.lines.filter(({ isApart }) => isApart).length
  return (
    <figure className="pairs-figure">
      <figcaption>
        <h2>{say(words.picture)}</h2>
        {apart > 0 && <span className="small">{say(words.legend, { count: apart })}</span>}
      </figcaption>
      <p className="small">{label}</p>
      {chart.bands.length > 0 && <p className="small">{say(words.bundleHint)}</p>}
      <Picture
        chart={chart}
        nameOf={names.nameOf}
        groupName={names.groupName}
        chosen={chosen}
        onChoose={onChoose}
      />
    </figure>
  )
}
