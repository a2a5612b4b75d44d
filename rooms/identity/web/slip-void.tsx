import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { slipWords as words } from './slip-words.ts'

/** The slip that somebody had is void since they were given another role. */
export function SlipVoid({ name }: { name: string }) {
  const say = useSay()
  return (
    <Notice title={say(words.slipVoid, { name })}>
      <p>{say(words.slipVoidDetail)}</p>
    </Notice>
  )
}
