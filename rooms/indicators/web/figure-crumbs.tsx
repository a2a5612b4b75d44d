/** The way back: all programmes, this cycle's figures, and the places above. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useReading } from '#base/web/language.tsx'
import type { Of } from './of.ts'
import { type Figures, pathQuery } from './queries.ts'
import { figureWords as words } from './words.ts'

interface FigureCrumbsProps {
  cycleId: string
  of: Of
  figures: Figures
  /** Also to the figures of what was asked: from one of them. */
  whole?: boolean
}

export function FigureCrumbs({ cycleId, of, figures, whole = false }: FigureCrumbsProps) {
  const { say } = useReading()
  const { api, me } = useDesk()
  const { kind, name, regionCode } = figures.of
  const { data: path = [] } = useQuery({
    ...pathQuery(api, regionCode),
    enabled: kind === 'region',
  })
  // Only what somebody may open: what lies in a place where they serve.
  const prefixes = (me?.duties ?? [])
    .filter((duty) => duty.kind === 'region')
    .map(({ code }) => code.replace(/0+$/, ''))
  const above = path.filter(
    ({ code }) => code !== regionCode && prefixes.some((prefix) => code.startsWith(prefix)),
  )
  return (
    <nav className="crumbs" aria-label={say(words.path)}>
      <Link to="/figures">{say(words.title)}</Link>
      {above.map((step) => (
        <FiguresLink key={step.code} cycleId={cycleId} of={{ region: step.code }}>
          {step.name}
        </FiguresLink>
      ))}
      {whole && (
        <FiguresLink cycleId={cycleId} of={of}>
          {name}
        </FiguresLink>
      )}
    </nav>
  )
}

interface FiguresLinkProps {
  cycleId: string
  of: Of
  children: string
}

export function FiguresLink({ cycleId, of, children }: FiguresLinkProps) {
  return (
    <Link to="/cycles/$cycleId/figures" params={{ cycleId }} search={of as never}>
      {children}
    </Link>
  )
}
