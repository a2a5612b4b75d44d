import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import { organizationWords as words } from './words.ts'

/** Said of what is closed; that the others are open goes without saying. */
export function StateTag({ endsOn }: { endsOn: string | null }) {
  const { say, language } = useReading()
  if (endsOn === null) return null
  return (
    <span className="tag closed">
      <Mark name="cross" />
      {say(words.closed)} {sayDate(endsOn, language)}
    </span>
  )
}
