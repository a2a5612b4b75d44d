/** One sheet of the roster as it stands, to fill in and bring back. */
import { useFileAddress } from '#base/web/file-address.ts'
import { useSay } from '#base/web/language.tsx'
import type { RosterTable } from '../../shared/roster-schema.ts'
import { rosterTableWords } from '../../shared/words.ts'
import { rosterPath } from './roster-queries.ts'
import { bringWords as words } from './roster-words.ts'

const formats = ['excel', 'csv'] as const
const endings = { excel: 'xlsx', csv: 'csv' }

export function SheetLinks({ cycleId, table }: { cycleId: string; table: RosterTable }) {
  const say = useSay()
  const fileAt = useFileAddress()
  const named = say(words.sheet, { table: say(rosterTableWords[table]) })
  return (
    <>
      <p className="small">{say(words.take)}</p>
      <ul className="templates">
        <li>
          <span>{named}</span>
          {formats.map((format) => (
            <a
              key={format}
              href={fileAt(`${rosterPath(cycleId)}/${table}/sheet.${endings[format]}`)}
              aria-label={`${named} ${say(words[format])}`}
            >
              {say(words[format])}
            </a>
          ))}
        </li>
      </ul>
    </>
  )
}
