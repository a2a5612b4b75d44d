/** The rules of a run as sentences. What must be comes first, then the wishes in their order, each with its effect. */
import type { Rules } from '@lianjian/pairing/rules'
import { Input } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { LevelRules } from './level-rules.tsx'
import { ruleWords as words } from './rule-words.ts'
import type { RulesProps } from './rules-props.ts'
import { groupsOf, groupWords } from './say-rules.ts'
import { Chosen, Sentence } from './sentence.tsx'
import type { Tried } from './use-trial.ts'
import { Wishes } from './wishes.tsx'

interface PanelProps extends RulesProps {
  tried: Tried | undefined
  saved: Tried | undefined
}

export function RulesPanel({ rules, onChange, tried, saved }: PanelProps) {
  const say = useSay()
  const change = onChange && ((part: Partial<Rules>) => onChange({ ...rules, ...part }))
  return (
    <section className="studio-rules" aria-label={say(words.rules)}>
      <h2>{say(words.rules)}</h2>
      <h3 className="small">{say(words.must)}</h3>
      <ul className="plain-list">
        <li>
          <Sentence
            of={words.method}
            parts={{
              method: (
                <Chosen
                  label={say(words.methodLabel)}
                  value={rules.method}
                  choices={[
                    ['optimize', say(words.optimize)],
                    ['draw', say(words.draw)],
                  ]}
                  onChoose={change && ((method: Rules['method']) => change({ method }))}
                />
              ),
            }}
          />
        </li>
        <li>
          <Groups rules={rules} onChange={onChange} />
        </li>
        <li>
          <Sentence
            of={words.minima}
            parts={{
              minima: (
                <Chosen
                  label={say(words.minimaLabel)}
                  value={rules.hardMinima ? 'hard' : 'soft'}
                  choices={[
                    ['hard', say(words.minimaHard)],
                    ['soft', say(words.minimaSoft)],
                  ]}
                  onChoose={change && ((value) => change({ hardMinima: value === 'hard' }))}
                />
              ),
            }}
          />
        </li>
        <li>
          <Sentence
            of={words.county}
            parts={{
              county: (
                <Chosen
                  label={say(words.countyLabel)}
                  value={rules.eligibility.sameCounty ? 'same' : 'any'}
                  choices={[
                    ['any', say(words.countyAny)],
                    ['same', say(words.countySame)],
                  ]}
                  onChoose={
                    change &&
                    ((value) =>
                      change({
                        eligibility: { ...rules.eligibility, sameCounty: value === 'same' },
                      }))
                  }
                />
              ),
            }}
          />
        </li>
        <LevelRules rules={rules} onChange={onChange} />
        {rules.method === 'draw' && (
          <li>
            <Sentence
              of={words.redraws}
              parts={{
                redraws: change ? (
                  <Input
                    className="number"
                    aria-label={say(words.redrawsLabel)}
                    inputMode="numeric"
                    value={rules.redraws}
                    onChange={({ target }) => {
                      const redraws = Number(target.value.replace(/\D/g, ''))
                      if (redraws >= 1 && redraws <= mostRedraws) change({ redraws })
                    }}
                  />
                ) : (
                  <b>{rules.redraws}</b>
                ),
              }}
            />
          </li>
        )}
      </ul>
      <Wishes rules={rules} onChange={onChange} tried={tried} saved={saved} />
    </section>
  )
}

/** As many as the rules may say. */
const mostRedraws = 100_000

function Groups({ rules, onChange }: RulesProps) {
  const say = useSay()
  const { method } = rules
  const value = groupsOf(rules)
  return (
    <Sentence
      of={words.tiers}
      parts={{
        tiers: (
          <Chosen
            label={say(words.tiersLabel)}
            value={value}
            choices={[
              ['hard', say(groupWords.hard)],
              ...(method === 'draw' ? ([['soft', say(groupWords.soft)]] as const) : []),
              ['any', say(groupWords.any)],
            ]}
            onChoose={
              onChange &&
              ((chosen) =>
                onChange({
                  ...rules,
                  tiers: chosen === 'any' ? 'any' : 'sum-to-four',
                  tiersHard: chosen === 'hard',
                }))
            }
          />
        ),
      }}
    />
  )
}
