/** The last scene: all pairs, and how anybody verifies them. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { QrCode } from '#base/web/qr-code.tsx'
import type { RunPlace } from '../queries.ts'
import { hallWords as words } from './hall-words.ts'
import { Hash } from './hash.tsx'
import { namedPairs } from './named-pairs.ts'
import { type Ceremony, openAddress, type Transcript } from './queries.ts'

interface ResultSceneProps {
  place: RunPlace
  ceremony: Ceremony
  transcript: Transcript | undefined
  /** From 0; the host's keys turn it, too. */
  page: number
  onTurn(page: number): void
}

/** Two columns of as many lines as are read at ten metres. */
export const pairsOnPage = 24

export function ResultScene({ place, ceremony, transcript, page, onTurn }: ResultSceneProps) {
  const say = useSay()
  const [query, setQuery] = useState('')
  if (!transcript) {
    return (
      <div className="hall-wait" role="status">
        <h2>{say(ceremony.stage === 'drawn' ? words.fetching : words.drawWait)}</h2>
      </div>
    )
  }
  const pairs = namedPairs(transcript)
  const found = pairs.filter((pair) =>
    Object.values(pair).some((each) => each.includes(query.trim())),
  )
  const pages = Math.max(1, Math.ceil(found.length / pairsOnPage))
  const at = Math.min(page, pages - 1)
  const address = openAddress(place)
  return (
    <div className="result-scene">
      <div className="result-pairs">
        <div className="hall-lead">
          <h2>{say(words.resultTitle, { count: pairs.length })}</h2>
          <Input
            className="result-find"
            size="large"
            value={query}
            aria-label={say(words.find)}
            placeholder={say(words.find)}
            onChange={({ target }) => {
              setQuery(target.value)
              onTurn(0)
            }}
          />
        </div>
        <ul className="result-list">
          {found
            .slice(at * pairsOnPage, (at + 1) * pairsOnPage)
            .map(({ supporter, community, codes }) => (
              <li key={codes}>
                <span>{supporter}</span>
                <b>{community}</b>
              </li>
            ))}
        </ul>
        <p className="result-pages">
          <span role="status">
            {query.trim() !== '' && say(words.found, { count: found.length })}{' '}
            {pages > 1 && say(words.pageOf, { page: at + 1, pages })}
          </span>
          {pages > 1 && (
            <>
              <Button disabled={at === 0} onClick={() => onTurn(at - 1)}>
                {say(words.turnBack)}
              </Button>
              <Button disabled={at === pages - 1} onClick={() => onTurn(at + 1)}>
                {say(words.turn)}
              </Button>
            </>
          )}
        </p>
      </div>
      <aside className="result-proof">
        <QrCode text={address} label={say(words.qr)} />
        <p className="result-scan">{say(words.scan)}</p>
        <p className="result-address">{address.replace(/^https?:\/\//, '')}</p>
        <dl>
          <dt>{say(words.seed)}</dt>
          <dd>
            <Hash hex={transcript.seed} />
          </dd>
          <dt>{say(words.hash)}</dt>
          <dd>
            <Hash hex={transcript.hash} />
          </dd>
        </dl>
      </aside>
    </div>
  )
}
