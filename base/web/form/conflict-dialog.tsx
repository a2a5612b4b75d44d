/** Field by field: what it was, what I wrote, what a colleague wrote, and which of them stays. */
import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { useSay } from '../language.tsx'
import { kitWords as words } from '../words.ts'
import { sayValueOf } from './say-value.ts'
import type { Conflict, Editing } from './use-form.ts'
import type { Values } from './values.ts'

export default function ConflictDialog({
  conflict,
  fields,
}: {
  conflict: Conflict
  fields: Editing['fields']
}) {
  const say = useSay()
  const [taken, setTaken] = useState<Record<string, 'mine' | 'theirs'>>({})
  const open = conflict.fields.filter((name) => taken[name] === undefined)
  const sayValue = (name: string, values: Values) => sayValueOf(say, fields, name, values)
  const save = () => {
    const values = { ...conflict.merged }
    for (const name of conflict.fields) {
      if (taken[name] === 'theirs') values[name] = conflict.theirs[name]
    }
    conflict.resolve(values)
  }
  return (
    <Dialog onClose={conflict.leave} title={say(words.conflict)}>
      <p>{say(words.conflictLead)}</p>
      {conflict.fields.map((name) => {
        const label = fields[name]?.label
        return (
          <fieldset key={name} className="field">
            <legend>{label ? say(label) : name}</legend>
            <p className="hint">
              {say(words.conflictBefore)} {sayValue(name, conflict.base)}
            </p>
            <div className="choices">
              {(['mine', 'theirs'] as const).map((whose) => (
                <label key={whose} className="choice">
                  <input
                    type="radio"
                    name={`conflict-${name}`}
                    checked={taken[name] === whose}
                    onChange={() => setTaken({ ...taken, [name]: whose })}
                  />
                  <span>
                    {sayValue(name, conflict[whose])}
                    <span className="hint">
                      {say(whose === 'mine' ? words.conflictMine : words.conflictTheirs)}
                    </span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
      <p className="small">{say(words.conflictMerged)}</p>
      <div className="acts">
        <Button type="primary" disabled={open.length > 0} onClick={save}>
          {say(words.conflictSave)}
        </Button>
        <Button onClick={conflict.leave}>{say(words.cancel)}</Button>
      </div>
    </Dialog>
  )
}
