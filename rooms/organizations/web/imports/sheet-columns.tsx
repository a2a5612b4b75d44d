/** What goes into which column of a sheet, for whoever fills it in; told as the empty sheet tells it. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import type { Side } from '../../shared/words.ts'
import { columnsQuery } from './import-queries.ts'
import { importWords as words } from './import-words.ts'

export function SheetColumns({ of }: { of: Side }) {
  const say = useSay()
  const { api } = useDesk()
  const { data = [] } = useQuery(columnsQuery(api, of))
  if (data.length === 0) return null
  return (
    <details className="more">
      <summary>{say(words.sheetColumns)}</summary>
      <dl className="facts">
        {data.map(({ name, required, expected, example }) => (
          <div key={name.en}>
            <dt>
              {say(name)}
              {required && <span className="small"> {say(words.needed)}</span>}
            </dt>
            <dd>
              {say(expected)}
              {example.zh && (
                <p className="small">{say(words.example, { example: say(example) })}</p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
