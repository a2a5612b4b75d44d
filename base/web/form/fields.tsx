/** The kinds of field. Each has its label above, its hint below that, and its fault beside it. */
import { Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { sayDate } from '../formats.ts'
import { useReading, useSay } from '../language.tsx'
import { kitWords as words } from '../words.ts'
import type { Form } from './use-form.ts'
import { valueAt } from './values.ts'

interface FieldProps {
  form: Form
  /** JSON pointer of the value, such as `/grants/0/reason`. */
  at: string
  /** A name that somebody gave is said as it is. */
  label: Saying | string
  hint?: Saying
  /** What is right, said when something else was typed. */
  wrong?: Saying
  optional?: boolean
}

interface ShellProps extends FieldProps {
  chosen?: boolean
  /** Several controls under one name. */
  group?: boolean
  children(control: {
    id: string
    /** What the field is called. */
    named: string
    describedBy: string
    invalid: boolean
  }): ReactNode
}

/** What every field has, around the control of its kind. */
export function FieldShell({
  form,
  at,
  label,
  hint,
  wrong,
  optional,
  chosen,
  group,
  children,
}: ShellProps) {
  const say = useSay()
  const id = form.idOf(at)
  const faults = form.faults.filter(({ pointer }) => pointer === at)
  const faulty = faults.length > 0
  const said = {
    label: typeof label === 'string' ? label : say(label),
    wrong: wrong && say(wrong),
    chosen: chosen ?? false,
  }
  useEffect(() => form.describe(at, said))
  const describedBy = [hint && `${id}-hint`, faulty && `${id}-wrong`].filter(Boolean).join(' ')
  const inside = (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
      {faulty && (
        <div id={`${id}-wrong`}>
          {faults.map(({ said: what }) => (
            <p key={what} className="wrong">
              {what}
            </p>
          ))}
        </div>
      )}
      {children({ id, named: said.label, describedBy, invalid: faulty })}
    </>
  )
  const name = (
    <>
      {said.label}
      {optional && <span className="optional"> {say(words.optional)}</span>}
    </>
  )
  const className = faulty ? 'field faulty' : 'field'
  if (group) {
    return (
      <fieldset className={className} id={id} tabIndex={-1} aria-describedby={describedBy}>
        <legend>{name}</legend>
        {inside}
      </fieldset>
    )
  }
  return (
    <div className={className}>
      <label htmlFor={id}>{name}</label>
      {inside}
    </div>
  )
}

interface TextProps extends FieldProps {
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'tel'
  /** Large letters with space between, for what is copied from paper. */
  code?: boolean
  /** Letters as they are typed: no capitals and no corrections of the keyboard's own. */
  literal?: boolean
  long?: boolean
  type?: 'text' | 'date' | 'datetime-local'
  /** The first and the last day that can be chosen, of a date. */
  min?: string | undefined
  max?: string | undefined
  placeholder?: string
  /** Shown when the form opens with this field to fill. */
  autoFocus?: boolean
}

export function TextField(props: TextProps) {
  const {
    form,
    at,
    autoComplete = 'off',
    inputMode,
    code,
    literal,
    long,
    type = 'text',
    min,
    max,
    placeholder,
    autoFocus,
  } = props
  return (
    <FieldShell {...props}>
      {({ id, describedBy, invalid }) => {
        const shared = {
          id,
          value: String(valueAt(form.values, at) ?? ''),
          onChange: (event: { target: { value: string } }) => form.set(at, event.target.value),
          autoComplete,
          'aria-describedby': describedBy || undefined,
          'aria-invalid': invalid,
          ...(placeholder !== undefined && { placeholder }),
          ...(autoFocus && { autoFocus }),
        }
        if (long) return <Input.TextArea {...shared} rows={3} />
        return (
          <>
            <Input
              {...shared}
              {...(inputMode && { inputMode })}
              {...(literal && { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false })}
              {...(code && { className: 'code', autoCapitalize: 'characters', spellCheck: false })}
              {...{ type, min, max }}
              size="large"
            />
            {type === 'date' && <DaySaid day={shared.value} />}
          </>
        )
      }}
    </FieldShell>
  )
}

/** Browsers write days in the order of their own country; said in words, a day is mistaken for no other. */
function DaySaid({ day }: { day: string }) {
  const { language } = useReading()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  return <p className="hint">{sayDate(day, language)}</p>
}

interface PasswordProps extends FieldProps {
  autoComplete: 'current-password' | 'new-password'
}

export function PasswordField(props: PasswordProps) {
  const { form, at, autoComplete } = props
  const say = useSay()
  const [shown, setShown] = useState(false)
  return (
    <FieldShell {...props}>
      {({ id, describedBy, invalid }) => (
        <div className="with-button">
          <Input
            id={id}
            type={shown ? 'text' : 'password'}
            size="large"
            value={String(valueAt(form.values, at) ?? '')}
            autoComplete={autoComplete}
            spellCheck={false}
            autoCapitalize="none"
            aria-describedby={describedBy || undefined}
            aria-invalid={invalid}
            onChange={(event) => form.set(at, event.target.value)}
          />
          <button
            type="button"
            className="plain"
            aria-controls={id}
            onClick={() => setShown(!shown)}
          >
            {say(shown ? words.hidePassword : words.showPassword)}
          </button>
        </div>
      )}
    </FieldShell>
  )
}

interface ChoiceProps extends FieldProps {
  choices: readonly { value: string; label: string; hint?: string }[]
  /** Words of a few characters, several to a line. */
  short?: boolean
}

/** A handful of choices, all on the page: nothing to open, nothing to remember. */
export function ChoiceField(props: ChoiceProps) {
  const { form, at, choices, short = false } = props
  const chosen = valueAt(form.values, at)
  return (
    <FieldShell {...props} group chosen>
      {({ id }) => (
        <div className={short ? 'choices short' : 'choices'}>
          {choices.map(({ value, label, hint }) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name={id}
                value={value}
                checked={chosen === value}
                onChange={() => form.set(at, value)}
              />
              <span>
                {label}
                {hint && <span className="hint">{hint}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldShell>
  )
}

/** One of many in a single line: where a page asks the same of one thing after another. */
export function SelectField(props: ChoiceProps) {
  const { form, at, choices } = props
  return (
    <FieldShell {...props} chosen>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          className="select"
          value={String(valueAt(form.values, at) ?? choices[0]?.value ?? '')}
          aria-describedby={describedBy || undefined}
          aria-invalid={invalid}
          onChange={(event) => form.set(at, event.target.value)}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </FieldShell>
  )
}

interface ReasonProps extends FieldProps {
  /** Often given, taken with one tap. */
  reasons: readonly string[]
}

export function ReasonField(props: ReasonProps) {
  const { form, at, reasons } = props
  return (
    <FieldShell {...props}>
      {({ id, describedBy, invalid }) => (
        <>
          <Input
            id={id}
            size="large"
            value={String(valueAt(form.values, at) ?? '')}
            maxLength={500}
            autoComplete="off"
            aria-describedby={describedBy || undefined}
            aria-invalid={invalid}
            onChange={(event) => form.set(at, event.target.value)}
          />
          <div className="chips quick">
            {reasons.map((each) => (
              <button key={each} type="button" className="chip" onClick={() => form.set(at, each)}>
                {each}
              </button>
            ))}
          </div>
        </>
      )}
    </FieldShell>
  )
}
