/** The way to a sheet of what is shown, by the same question. */
import type { Query } from '#base/web/api.ts'
import { useFileAddress } from '#base/web/file-address.ts'
import { useSay } from '#base/web/language.tsx'
import { figureWords as words } from './words.ts'

export function Exports({ path, query }: { path: string; query: Query }) {
  const say = useSay()
  const fileAt = useFileAddress()
  return (
    <p className="no-print">
      <a href={fileAt(`${path}.xlsx`, query)}>{say(words.exportXlsx)}</a>
      {' · '}
      <a href={fileAt(`${path}.csv`, query)}>{say(words.exportCsv)}</a>
    </p>
  )
}
