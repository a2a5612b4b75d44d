/** The rules of a run as sentences. What must be comes first, then the wishes in their order, each with its effect. */
import { Input } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { LevelRules } from './level-rules.tsx'
import { mustRules } from './must-rules.ts'
import { ruleWords as words } from './rule-words.ts'
import './rules.css'
import type { RulesProps } from './rules-props.ts'
import { Chosen, Sentence } from './sentence.tsx'
import type { Tried } from './use-trial.ts'
import { Wishes } from './wishes.tsx'

interface PanelProps extends RulesProps {
  tried: Tried | undefined
  saved: Tried | undefined
}

export function RulesPanel(props: PanelProps) {
  const say = useSay()
  return (
    <section className="studio-rules" aria-label={say(words.rules)}>
      <h2>{say(words.rules)}</h2>
      <RulesSentences {...props} />
    </section>
  )
}

/** The rules of no run yet: there is nothing to say of their effect. */
export const RulesEditor = (props: RulesProps) => (
  <RulesSentences {...props} tried={undefined} saved={undefined} />
)

function RulesSentences({ rules, onChange, tried, saved }: PanelProps) {
  const say = useSay()
  return (
    <>
      <h3 className="small">{say(words.must)}</h3>
      <ul className="plain-list">
        {mustRules(rules).map(({ part, of, label, value, choices, put }) => (
          <li key={part}>
            <Sentence
              of={of}
              parts={{
                [part]: (
                  <Chosen
                    label={say(label)}
                    value={value}
                    choices={choices.map(([each, text]) => [each, say(text)] as const)}
                    onChoose={onChange && ((chosen) => onChange(put(chosen)))}
                  />
                ),
              }}
            />
          </li>
        ))}
        <LevelRules rules={rules} onChange={onChange} />
        {rules.method === 'draw' && (
          <li>
            <Redraws rules={rules} onChange={onChange} />
          </li>
        )}
      </ul>
      <Wishes rules={rules} onChange={onChange} tried={tried} saved={saved} />
    </>
  )
}

/** As many as the rules may say. */
const mostRedraws = 100_000

function Redraws({ rules, onChange }: RulesProps) {
  const say = useSay()
  const count = onChange ? (
    <Input
      className="number"
      aria-label={say(words.redrawsLabel)}
      inputMode="numeric"
      value={rules.redraws}
      onChange={({ target }) => {
        const redraws = Number(target.value.replace(/\D/g, ''))
        if (redraws >= 1 && redraws <= mostRedraws) onChange({ ...rules, redraws })
      }}
    />
  ) : (
    <b>{rules.redraws}</b>
  )
  return <Sentence of={words.redraws} parts={{ redraws: count }} />
}
