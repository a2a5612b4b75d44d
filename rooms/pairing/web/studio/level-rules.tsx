/** Who may be paired with whom by level: one sentence each, opened to choose. */
import { communityKinds, levelCodes } from '@lianjian/pairing/rules'
import { Button } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { kindWords, levelWords } from '#rooms/organizations/shared/words.ts'
import { ruleWords as words } from './rule-words.ts'
import { type LevelRule, sayLevel } from './rules-in-words.ts'
import type { RulesProps } from './rules-props.ts'
import { Chosen, Several } from './sentence.tsx'

export function LevelRules({ rules, onChange }: RulesProps) {
  const say = useSay()
  const { levels } = rules.eligibility
  const put =
    onChange &&
    ((all: LevelRule[]) =>
      onChange({ ...rules, eligibility: { ...rules.eligibility, levels: all } }))
  return (
    <>
      {levels.length === 0 && <li>{say(words.levelFree)}</li>}
      {levels.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences have no name but their place
        <li key={at}>
          <Rule
            rule={rule}
            onChange={
              put && ((changed) => put(levels.map((each, n) => (n === at ? changed : each))))
            }
            onRemove={put && (() => put(levels.filter((_, n) => n !== at)))}
          />
        </li>
      ))}
      {put && (
        <li>
          <button
            type="button"
            className="plain"
            onClick={() =>
              put([...levels, { supporterLevels: ['county'], communityKinds: ['village'] }])
            }
          >
            {say(words.levelAdd)}
          </button>
        </li>
      )}
    </>
  )
}

interface RuleProps {
  rule: LevelRule
  onChange: ((rule: LevelRule) => void) | undefined
  onRemove: (() => void) | undefined
}

function Rule({ rule, onChange, onRemove }: RuleProps) {
  const say = useSay()
  const { supporterLevels, communityKinds: kinds, sameCounty } = rule
  const county = sameCounty === undefined ? 'above' : sameCounty ? 'same' : 'any'
  const counties = [
    ['above', say(words.countyAsAbove)],
    ['any', say(words.countyAny)],
    ['same', say(words.countySame)],
  ] as const
  const said = sayLevel(rule, say)
  if (!onChange) return said
  const without = { supporterLevels, communityKinds: kinds }
  return (
    <details className="rule">
      <summary>{said}</summary>
      <Several
        label={say(words.levels)}
        chosen={supporterLevels}
        choices={levelCodes.map((each) => [each, say(levelWords[each])] as const)}
        onChange={(chosen) => onChange({ ...rule, supporterLevels: chosen })}
      />
      <Several
        label={say(words.kinds)}
        chosen={kinds}
        choices={communityKinds.map((each) => [each, say(kindWords[each])] as const)}
        onChange={(chosen) => onChange({ ...rule, communityKinds: chosen })}
      />
      <p>
        <Chosen
          label={say(words.countyLabel)}
          value={county}
          choices={counties}
          onChoose={(chosen) =>
            onChange(chosen === 'above' ? without : { ...without, sameCounty: chosen === 'same' })
          }
        />
      </p>
      <Button size="small" onClick={onRemove}>
        {say(words.levelRemove)}
      </Button>
    </details>
  )
}
