/** The slips of new accounts, shown once, one to a strip of paper. */
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Dialog } from '#base/web/dialog.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { QrCode } from '#base/web/qr-code.tsx'
import type { Slip } from '../shared/schema.ts'
import { slipWords as words } from './slip-words.ts'
import { identityWords } from './words.ts'

/** One strip a person is for handing over at once; of more the printed sheets are used. */
const onScreen = 8

interface SlipSheetProps {
  slips: readonly Slip[]
  onDone(): void
  children?: ReactNode
}

export function SlipSheet({ slips, onDone, children }: SlipSheetProps) {
  const { say, language } = useReading()
  const fileAt = useFileAddress()
  const queryClient = useQueryClient()
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ['people'] })
  }, [queryClient])
  // The act that made them may stand far down a page that is gone now.
  useEffect(() => {
    scrollTo(0, 0)
  }, [])
  const handedOver = useRef(false)
  const [asking, setAsking] = useState(false)
  const done = () => {
    handedOver.current = true
    onDone()
  }
  // They are told once: whoever leaves by mistake would have to make every one again.
  const leaving = useBlocker({ shouldBlockFn: () => !handedOver.current, withResolver: true })
  const address = `${location.origin}/desk/invitation`
  return (
    <Page
      title={say(words.slip)}
      lead={say(words.slipLead)}
      narrow
      act={
        // The server lays them out eight to a sheet, in a window of its own; nothing of them is kept.
        <form method="post" action={fileAt('/people/slips')} target="_blank" rel="noopener">
          <input type="hidden" name="slips" value={JSON.stringify(slips)} />
          <Button type="primary" htmlType="submit">
            {say(words.print)}
          </Button>
        </form>
      }
    >
      {children}
      {['localhost', '127.0.0.1'].includes(location.hostname) && (
        <div className="no-print">
          <Notice title={say(words.slipHere)}>
            <p>{say(words.slipHereDetail)}</p>
          </Notice>
        </div>
      )}
      {slips.length > onScreen && (
        <>
          <p className="no-print">{say(words.slipsMany, { count: slips.length })}</p>
          {/* Everybody's codes on one sheet of paper could be cut apart by nobody. */}
          <p className="only-print">{say(words.slipsPrint)}</p>
          <div className="no-print">
            <PlainTable
              label={say(words.slip)}
              items={slips}
              keyOf={({ userId }) => userId}
              columns={[
                { head: identityWords.person, cell: ({ name }) => <b>{name}</b> },
                { head: identityWords.place, cell: ({ place }) => place },
                {
                  head: identityWords.username,
                  cell: ({ username }) => <span className="mono">{username}</span>,
                },
                {
                  head: identityWords.oneTimeCode,
                  cell: ({ code }) => <span className="mono">{code}</span>,
                },
              ]}
            />
          </div>
        </>
      )}
      {(slips.length > onScreen ? [] : slips).map(
        ({ userId, username, name, place, code, expiresAt }) => (
          <section key={userId} className="slip" aria-label={say(words.slipFor, { name })}>
            <div>
              <h2>{say(words.slipFor, { name })}</h2>
              {place !== '' && <p className="second">{place}</p>}
              <dl className="facts">
                <div>
                  <dt>{say(identityWords.username)}</dt>
                  <dd className="mono large">{username}</dd>
                </div>
                <div>
                  <dt>{say(identityWords.oneTimeCode)}</dt>
                  <dd className="mono large">{code}</dd>
                </div>
                <div>
                  <dt>{say(words.validUntil)}</dt>
                  <dd>{sayMoment(expiresAt, language)}</dd>
                </div>
              </dl>
              <ol>
                <li>{say(words.slipStep1, { address })}</li>
                <li>{say(words.slipStep2)}</li>
                <li>{say(words.slipStep3)}</li>
              </ol>
            </div>
            <QrCode
              text={`${address}#${new URLSearchParams({ user: username, code })}`}
              label={say(words.scan)}
            />
          </section>
        ),
      )}
      <p className="acts">
        <Button onClick={() => (slips.length > 1 ? setAsking(true) : done())}>
          {say(words.slipDone)}
        </Button>
      </p>
      {asking && (
        <Leaving
          title={say(words.slipsDone, { count: slips.length })}
          onStay={() => setAsking(false)}
          onGo={done}
        />
      )}
      {leaving.status === 'blocked' && (
        <Leaving title={say(words.slipLeave)} onStay={leaving.reset} onGo={leaving.proceed} />
      )}
    </Page>
  )
}

function Leaving({ title, onStay, onGo }: { title: string; onStay(): void; onGo(): void }) {
  const say = useSay()
  return (
    <Dialog title={title} onClose={onStay}>
      <p>{say(words.slipLeaveDetail)}</p>
      <p className="acts">
        <Button type="primary" onClick={onStay}>
          {say(words.slipStay)}
        </Button>
        <Button onClick={onGo}>{say(words.slipGo)}</Button>
      </p>
    </Dialog>
  )
}
