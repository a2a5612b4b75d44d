/** Who has sealed and revealed; what is on paper is typed in here. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import type { RunPlace } from '../queries.ts'
import { announceWords, hostWords as words } from './ceremony-words.ts'
import { fits } from './fits.ts'
import { Hash } from './hash.tsx'
import { PaperDialog } from './paper-dialog.tsx'
import type { Ceremony, Party } from './queries.ts'

type What = 'commitment' | 'share'

export function HostParties({ place, ceremony }: { place: RunPlace; ceremony: Ceremony }) {
  const say = useSay()
  const [typing, setTyping] = useState<{ party: Party; what: What }>()
  const { parties, stage } = ceremony
  const open = (party: Party, what: What) => (
    <>
      <span className="second">{say(party.half ? words.half : words.notSealed)}</span>{' '}
      {party.way === 'paper' && stage === (what === 'share' ? 'revealing' : 'sealing') && (
        <Button size="small" onClick={() => setTyping({ party, what })}>
          {say(what === 'share' ? words.typeNumber : words.typeSeal)}
        </Button>
      )}
    </>
  )
  return (
    <Section title={say(words.parties)}>
      <PlainTable
        label={say(words.parties)}
        items={parties}
        keyOf={({ number }) => number}
        columns={[
          { head: words.party, cell: ({ party }) => party },
          { head: words.way, cell: ({ way }) => say(announceWords[way]) },
          {
            head: words.seal,
            cell: (party) =>
              party.commitment === null ? (
                open(party, 'commitment')
              ) : (
                <>
                  {say(words.sealed)} <Hash hex={party.commitment} fours={2} />
                </>
              ),
          },
          {
            head: words.number,
            cell: (party) => {
              if (party.commitment === null) return null
              if (party.share === null) return open(party, 'share')
              return say(fits(ceremony, party) ? words.revealed : words.revealedWrong)
            },
          },
        ]}
      />
      {typing && <PaperDialog {...typing} place={place} onClose={() => setTyping(undefined)} />}
    </Section>
  )
}
