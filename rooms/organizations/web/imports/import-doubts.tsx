/** What hinders nothing and is worth a look before the one act. */
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import type { Import } from './import-queries.ts'
import { importWords as words } from './import-words.ts'

/** Columns that were left out are told with the columns. */
const aboutColumns = ['unknown-column', 'programme-column']

/** More would not be read; the rows themselves tell the rest. */
const mostShown = 10

export function ImportDoubts({ of: { notices } }: { of: Import }) {
  const say = useSay()
  const doubts = notices.filter(({ code }) => !aboutColumns.includes(code))
  if (doubts.length === 0) return null
  return (
    <Notice title={say(words.doubts)}>
      <ul>
        {doubts.slice(0, mostShown).map(({ row, column, code, text }) => (
          <li key={`${row} ${column} ${code}`}>
            {row !== null && `${say(words.rowIs, { row })} · `}
            {text}
          </li>
        ))}
      </ul>
      {doubts.length > mostShown && (
        <p className="small">{say(words.doubtsMore, { count: doubts.length - mostShown })}</p>
      )}
    </Notice>
  )
}
