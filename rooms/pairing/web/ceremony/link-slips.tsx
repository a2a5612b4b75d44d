/** The parties' own links, shown once: slips to cut apart, each with its picture. */
import { Button } from 'antd'
import type * as z from 'zod'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { QrCode } from '#base/web/qr-code.tsx'
import type { announced } from '../../shared/ceremony-schema.ts'
import type { RunPlace } from '../queries.ts'
import { announceWords as words } from './ceremony-words.ts'

interface LinkSlipsProps {
  place: RunPlace
  links: z.infer<typeof announced>['links']
}

export function LinkSlips({ place, links }: LinkSlipsProps) {
  const say = useSay()
  return (
    <Page
      title={say(words.linksTitle)}
      lead={say(links.length > 0 ? words.linksLead : words.linksNone)}
      narrow
      act={
        <>
          {links.length > 0 && (
            <Button type="primary" onClick={() => print()}>
              {say(words.print)}
            </Button>
          )}
          <ButtonLink to="/pairing/runs/$county/$id/ceremony" params={{ ...place }}>
            {say(words.toHost)}
          </ButtonLink>
        </>
      }
    >
      {links.map(({ party, path }) => {
        const link = `${location.origin}${path}`
        return (
          <article key={party} className="slip">
            <div>
              <h2>{party}</h2>
              <p className="hint">{say(words.slipHow)}</p>
              <p className="mono">{link}</p>
            </div>
            <QrCode text={link} label={say(words.qr, { party })} />
          </article>
        )
      })}
    </Page>
  )
}
