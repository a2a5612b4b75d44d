/** The parties' own links, shown once: slips to cut apart, each with its picture. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type * as z from 'zod'
import './announce.css'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { QrCode } from '#base/web/qr-code.tsx'
import type { announced } from '../../shared/ceremony-schema.ts'
import { linkWords as words } from './link-words.ts'

export type Links = z.infer<typeof announced>['links']

interface LinkSlipsProps {
  title: string
  lead: string
  links: Links
  /** Where parties that use paper make it. */
  papers?: Links
  /** Where it goes on from here. */
  onwards: ReactNode
}

export function LinkSlips({ title, lead, links, papers = [], onwards }: LinkSlipsProps) {
  const say = useSay()
  return (
    <Page
      title={title}
      lead={lead}
      narrow
      act={
        <>
          <Button type="primary" onClick={() => print()}>
            {say(words.print)}
          </Button>
          {onwards}
        </>
      }
    >
      {links.map((link) => (
        <Slip key={link.party} {...link} how={say(words.slipHow)} />
      ))}
      {papers.map((link) => (
        <Slip key={link.party} {...link} how={say(words.paperHow)} />
      ))}
    </Page>
  )
}

function Slip({ party, path, how }: Links[number] & { how: string }) {
  const say = useSay()
  const link = `${location.origin}${path}`
  return (
    <article className="slip">
      <div>
        <h2>{party}</h2>
        <p className="hint">{how}</p>
        <p className="mono">{link}</p>
      </div>
      <QrCode text={link} label={say(words.qr, { party })} />
    </article>
  )
}
