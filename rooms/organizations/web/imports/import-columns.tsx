/** What the columns of a sheet are taken for. What was not recognised is mapped or left out; that is remembered. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import type { Import } from './import-queries.ts'
import { columnWords, importWords as words } from './import-words.ts'
import { useImportAct } from './use-import-act.ts'

type Field = keyof typeof columnWords

const fields = Object.keys(columnWords) as Field[]

/** Whether a needed column is missing while others were not recognised: that has to be said first. */
export function needsColumns({ columns, state }: Import): boolean {
  const needed: Field[] = ['code', 'name', 'kind', 'regionCode']
  const taken = columns.map(({ field }) => field)
  const missing = needed.some((each) => !taken.includes(each))
  return state === 'faulty' && missing && columns.some(({ how }) => how === 'unknown')
}

export function ImportColumns({ of, first = false }: { of: Import; first?: boolean }) {
  const say = useSay()
  const { columns } = of
  const unknown = columns.filter(({ how }) => how === 'unknown')
  const chosen = columns.filter(({ how }) => how === 'mapping')
  const known = columns.filter(({ how }) => how === 'name')
  const later = columns.filter(({ how }) => how === 'programme')
  const namesOf = (some: typeof columns) =>
    some.map(({ header }) => header).join(say(words.between))
  if (unknown.length + chosen.length + later.length === 0) return null
  return (
    <Section title={say(words.columns)}>
      {unknown.length > 0 && <p>{say(words.columnsUnknown, { count: unknown.length })}</p>}
      {unknown.length === 0 && chosen.length > 0 && <p>{say(words.columnsKnown)}</p>}
      {unknown.length + chosen.length > 0 && (
        <Mapping key={of.version} of={of} columns={[...unknown, ...chosen]} first={first} />
      )}
      {known.length > 0 && (
        <p className="small">{say(words.columnsTaken, { names: namesOf(known) })}</p>
      )}
      {later.length > 0 && (
        <p className="small">{say(words.columnsLater, { names: namesOf(later) })}</p>
      )}
    </Section>
  )
}

interface MappingProps {
  of: Import
  columns: Import['columns']
  first: boolean
}

function Mapping({ of, columns, first }: MappingProps) {
  const say = useSay()
  const id = useId()
  const { act, busy, problem } = useImportAct(of)
  const headers = [...new Map(columns.map((each) => [each.header, each.field])).entries()]
  const [chosen, setChosen] = useState<Record<string, string>>(() =>
    Object.fromEntries(headers.map(([header, field]) => [header, field ?? ''])),
  )
  const asked = new Set(headers.map(([header]) => header))
  const taken = new Set(
    of.columns.flatMap(({ header, field }) => (asked.has(header) ? [] : (field ?? []))),
  )
  const freeFor = (header: string) =>
    fields.filter(
      (field) =>
        !taken.has(field) &&
        !headers.some(([other]) => other !== header && chosen[other] === field),
    )
  const send = () =>
    act('PUT', 'columns', {
      columns: headers.map(([header]) => ({ header, field: chosen[header] || null })),
    })
  return (
    <div className="form">
      {problem && <ProblemNotice problem={problem} sending />}
      {headers.map(([header], at) => (
        <div key={header} className="field">
          <label htmlFor={`${id}-${at}`}>{say(words.columnIs, { header })}</label>
          <select
            id={`${id}-${at}`}
            className="select"
            value={chosen[header]}
            onChange={(event) => setChosen({ ...chosen, [header]: event.target.value })}
          >
            <option value="">{say(words.leaveOut)}</option>
            {freeFor(header).map((field) => (
              <option key={field} value={field}>
                {say(columnWords[field])}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p className="hint columns-hint">{say(words.columnsRemember)}</p>
      <p className="acts">
        <Button type={first ? 'primary' : 'default'} loading={busy} onClick={send}>
          {say(words.readAgain)}
        </Button>
      </p>
    </div>
  )
}
