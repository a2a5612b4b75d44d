/** Kinds of facility, each taken with one tap and then counted. */
import { Input } from 'antd'
import type { Saying } from '#base/shared/words.ts'
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { facilities, facilityWords } from '../shared/facilities.ts'

interface FacilitiesFieldProps {
  form: Form
  at: string
  label: Saying
  hint: Saying
  wrong: Saying
}

export function FacilitiesField(props: FacilitiesFieldProps) {
  const { form, at } = props
  const say = useSay()
  const chosen = (valueAt(form.values, at) ?? {}) as Record<string, string>
  const counted = facilities.filter((kind) => kind in chosen)
  const set = (kind: string, count: string | undefined) => {
    const { [kind]: _, ...others } = chosen
    form.set(at, count === undefined ? others : { ...others, [kind]: count })
  }
  return (
    <FieldShell {...props} group>
      {({ id, describedBy }) => (
        <>
          {counted.map((kind) => (
            <p key={kind} className="facility">
              <label htmlFor={`${id}-${kind}`}>{say(facilityWords[kind])}</label>
              <Input
                id={`${id}-${kind}`}
                inputMode="numeric"
                maxLength={7}
                autoComplete="off"
                aria-describedby={describedBy || undefined}
                value={chosen[kind]}
                onChange={(event) => set(kind, event.target.value)}
              />
            </p>
          ))}
          <div className="chips quick">
            {facilities
              .filter((kind) => !(kind in chosen))
              .map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className="chip add"
                  onClick={() => set(kind, '1')}
                >
                  {say(facilityWords[kind])}
                </button>
              ))}
          </div>
        </>
      )}
    </FieldShell>
  )
}
