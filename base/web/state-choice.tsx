/** Which rows of a section are shown: a few words side by side. */
import { useId } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from './language.tsx'

interface StateChoiceProps<Value extends string> {
  label: Saying
  value: Value
  choices: readonly { value: NoInfer<Value>; label: Saying }[]
  onChoose(value: NoInfer<Value>): void
}

export function StateChoice<Value extends string>(props: StateChoiceProps<Value>) {
  const { label, value, choices, onChoose } = props
  const say = useSay()
  const name = useId()
  return (
    <div className="chips" role="radiogroup" aria-label={say(label)}>
      {choices.map((each) => (
        <label key={each.value} className="chip">
          <input
            type="radio"
            name={name}
            checked={value === each.value}
            onChange={() => onChoose(each.value)}
          />
          {say(each.label)}
        </label>
      ))}
    </div>
  )
}
