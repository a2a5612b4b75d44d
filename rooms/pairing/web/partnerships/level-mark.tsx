/** Who says so, as a shape: hatched for one's own word, half for the other side's, full for those it was done for. */
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import { useSay } from '#base/web/language.tsx'
import { levelWords, storyWords as words } from './story-words.ts'

/** `kept` is what the system did, `ahead` what is still to come. */
export type MarkOf = EvidenceLevel | 'kept' | 'ahead'

export const marks: readonly MarkOf[] = [
  'declared',
  'countersigned',
  'confirmed',
  'inspected',
  'kept',
  'ahead',
]

export function useMarkWords() {
  const say = useSay()
  return (of: MarkOf) => say(of === 'kept' || of === 'ahead' ? words[of] : levelWords[of])
}

/** Beside its word, which says the same: nobody is read it twice. */
export function LevelMark({ of }: { of: MarkOf }) {
  return (
    <svg className={`level-mark ${of}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[of]}
    </svg>
  )
}

const ring = <circle cx="8" cy="8" r="6.25" />

const shapes: Record<MarkOf, React.ReactNode> = {
  declared: (
    <>
      {ring}
      <path className="hatch" d="M3.2 10.2 10.2 3.2M3.6 13 13 3.6M6 13.6 13.6 6" />
    </>
  ),
  countersigned: (
    <>
      {ring}
      <path className="full" d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" />
    </>
  ),
  confirmed: <circle className="full" cx="8" cy="8" r="6.25" />,
  inspected: (
    <>
      {ring}
      <circle className="full" cx="8" cy="8" r="3.75" />
    </>
  ),
  kept: <circle className="small" cx="8" cy="8" r="3" />,
  ahead: <circle className="dashed" cx="8" cy="8" r="6.25" />,
}
