/** The picture with the question it answers, what its lines mean, and which part of it is open. */
import type { Rules } from '@lianjian/pairing/rules'
import type { TriedPair } from '@lianjian/pairing/try'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import type { Band, Chart } from './chart.ts'
import type { Directory } from './directory.ts'
import { type BandKey, keyOfBand, openedChart } from './opened.ts'
import { type Chosen, Picture } from './picture.tsx'
import type { Names } from './use-names.ts'
import { studioWords as words } from './words.ts'

interface PictureOfPairsProps {
  directory: Directory
  names: Names
  rules: Rules
  pairs: readonly TriedPair[]
  /** What the pairs are worth: an example, a trial, or decided. */
  label: ReactNode
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
  const [wanted, setWanted] = useState<readonly BandKey[]>([])
  const { chart, path } = useMemo(
    () => openedChart(directory, pairs, (pair) => names.isApart(pair, rules), wanted),
    [directory, pairs, names, rules, wanted],
  )
  const apart = chart.lines.filter(({ isApart }) => isApart).length
  const isBundled = chart.bands.length > 0
  const nameOf = ({ from, to }: BandKey) =>
    say(words.pair, {
      supporter: names.groupName('supporter', from),
      community: names.groupName('community', to),
    })
  const last = path.at(-1)
  const leave = () => setWanted(path.slice(0, -1))
  return (
    <figure className="pairs-figure">
      <figcaption>
        <h2>{say(words.picture)}</h2>
        {apart > 0 && (
          <span className="small">
            {say(isBundled ? words.legendBands : words.legend, { count: sayExactly(apart) })}
          </span>
        )}
      </figcaption>
      {label}
      {(isBundled || last) && (
        <p className="bands">
          {last && (
            <>
              <b>
                {say(words.bandOf, { band: nameOf(last), count: sayExactly(chart.lines.length) })}
              </b>
              <Button size="small" onClick={leave}>
                {say(path.length > 1 ? words.bandOut : words.bandAll)}
              </Button>
            </>
          )}
          {isBundled && (
            <BandChoice chart={chart} nameOf={nameOf} onOpen={(key) => setWanted([...path, key])} />
          )}
        </p>
      )}
      <Picture
        chart={chart}
        nameOf={names.nameOf}
        groupName={names.groupName}
        chosen={chosen}
        onChoose={onChoose}
        onOpen={(band) => setWanted([...path, keyOfBand(band)])}
        onLeave={leave}
      />
    </figure>
  )
}

interface BandChoiceProps {
  chart: Chart
  nameOf(key: BandKey): string
  onOpen(key: BandKey): void
}

/** The same as pressing a band, for whoever does not point. */
function BandChoice({ chart, nameOf, onOpen }: BandChoiceProps) {
  const say = useSay()
  const said = (band: Band) =>
    say(words.bandOf, { band: nameOf(keyOfBand(band)), count: sayExactly(band.lines.length) })
  return (
    <select
      className="chosen"
      aria-label={say(words.bandOpen)}
      value=""
      onChange={({ target }) => {
        const band = chart.bands[Number(target.value)]
        if (band) onOpen(keyOfBand(band))
      }}
    >
      <option value="" disabled>
        {say(words.bandOpen)}
      </option>
      {chart.bands.map((band, at) => {
        const name = said(band)
        return (
          <option key={name} value={at}>
            {name}
          </option>
        )
      })}
    </select>
  )
}
