/** Who has sealed and revealed; what is on paper is typed in here, and a link that was lost is made anew. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { PublicLink } from '#base/web/public-link.tsx'
import type { RunPlace } from '../queries.ts'
import { announceWords, hostWords as words } from './ceremony-words.ts'
import { fits } from './fits.ts'
import { Hash } from './hash.tsx'
import type { Links } from './link-slips.tsx'
import { linkWords } from './link-words.ts'
import { PaperDialog } from './paper-dialog.tsx'
import { paperWords } from './paper-words.ts'
import { type Ceremony, type Party, paperPath } from './queries.ts'
import { RenewLinkDialog } from './renew-link-dialog.tsx'
import { isTooLate } from './what-is-next.ts'

type What = 'commitment' | 'share'

interface HostPartiesProps {
  place: RunPlace
  ceremony: Ceremony
  onRenewed(links: Links): void
}

export function HostParties({ place, ceremony, onRenewed }: HostPartiesProps) {
  const say = useSay()
  const [renewing, setRenewing] = useState<{ party: Party; version: number }>()
  const [typing, setTyping] = useState<{ party: Party; what: What }>()
  const { parties, stage, version } = ceremony
  const isLate = isTooLate(ceremony)
  const open = (party: Party, what: What) => (
    <>
      <span className="second">{say(party.half ? words.half : words.notSealed)}</span>{' '}
      {party.way === 'paper' &&
        !isLate &&
        stage === (what === 'share' ? 'revealing' : 'sealing') && (
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
          {
            head: words.way,
            cell: (party) => {
              const way = say(announceWords[party.way])
              if (stage !== 'sealing' || isLate || party.commitment !== null) return way
              return (
                <>
                  {way}{' '}
                  {party.way === 'paper' ? (
                    <PublicLink href={paperPath(place, party.number)}>
                      {say(paperWords.make)}
                    </PublicLink>
                  ) : (
                    <button
                      type="button"
                      className="plain"
                      onClick={() => setRenewing({ party, version })}
                    >
                      {say(linkWords.renew)}
                    </button>
                  )}
                </>
              )
            },
          },
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
      {(stage === 'sealing' || stage === 'revealing') &&
        parties.some(({ way }) => way === 'device') && (
          <p className="small second">{say(linkWords.lost)}</p>
        )}
      {renewing && (
        <RenewLinkDialog
          {...renewing}
          place={place}
          onRenewed={onRenewed}
          onClose={() => setRenewing(undefined)}
        />
      )}
      {typing && <PaperDialog {...typing} place={place} onClose={() => setTyping(undefined)} />}
    </Section>
  )
}
