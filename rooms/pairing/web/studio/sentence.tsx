/** A sentence with parts that are chosen in it. */
import { Fragment, type ReactNode } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from '#base/web/language.tsx'

/** Stands where a part will be; no text of ours holds it. */
const mark = '\u0000'

export function Sentence({ of, parts }: { of: Saying; parts: Record<string, ReactNode> }) {
  const say = useSay()
  const marked = Object.fromEntries(Object.keys(parts).map((name) => [name, mark + name + mark]))
  const pieces = say(of, marked).split(mark)
  return pieces.map((piece, at) => {
    const key = `${at}${piece}`
    // Every second piece is the name of a part; a full stop stays on the line of the part before it.
    const stop = /^[。，.,]?/.exec(pieces[at + 1] ?? '')?.[0]
    if (at % 2 === 0)
      return <Fragment key={key}>{at === 0 ? piece : piece.replace(/^[。，.,]/, '')}</Fragment>
    return (
      <span key={key} className="part">
        {parts[piece]}
        {stop}
      </span>
    )
  })
}

interface ChosenProps<Value extends string> {
  /** What is chosen, for whoever hears the sentence in pieces. */
  label: string
  value: Value
  choices: readonly (readonly [value: Value, text: string])[]
  /** Absent where it is only read. */
  onChoose: ((value: Value) => void) | undefined
}

/** One part of a sentence: a choice among few. */
export function Chosen<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: ChosenProps<Value>) {
  if (!onChoose) return <b>{choices.find(([each]) => each === value)?.[1]}</b>
  return (
    <select
      className="chosen"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value as Value)}
    >
      {choices.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  )
}

interface SeveralProps<Value extends string> {
  label: string
  chosen: readonly Value[]
  choices: readonly (readonly [value: Value, text: string])[]
  onChange(chosen: Value[]): void
}

/** Several of a few, in the order of the list. */
export function Several<Value extends string>({
  label,
  chosen,
  choices,
  onChange,
}: SeveralProps<Value>) {
  return (
    <fieldset className="chips">
      <legend className="small">{label}</legend>
      {choices.map(([value, text]) => {
        const isOn = chosen.includes(value)
        const next = () =>
          choices
            .map(([each]) => each)
            .filter((each) => (each === value ? !isOn : chosen.includes(each)))
        return (
          <button
            key={value}
            type="button"
            className={isOn ? 'chip on' : 'chip'}
            aria-pressed={isOn}
            onClick={() => onChange(next())}
          >
            {text}
          </button>
        )
      })}
    </fieldset>
  )
}
