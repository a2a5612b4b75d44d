/** What is wished, the first before the second: each with what came of it, and what it was before the change. */
import type { ObjectiveName } from '@lianjian/pairing'
import { functionCodes, needCodes, objectiveNames } from '@lianjian/pairing/rules'
import { Button } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import { needWords, objectiveWords, ruleWords as words } from './rule-words.ts'
import { sayAnswers, sayDepartments } from './rules-in-words.ts'
import type { RulesProps } from './rules-props.ts'
import { Several } from './sentence.tsx'
import { useEffectWords } from './use-effect-words.ts'
import type { Tried } from './use-trial.ts'
import { studioWords } from './words.ts'

interface WishesProps extends RulesProps {
  tried: Tried | undefined
  saved: Tried | undefined
}

export function Wishes({ rules, onChange, tried, saved }: WishesProps) {
  const say = useSay()
  const { objectives } = rules
  const effectOf = useEffectWords()
  const put = onChange && ((all: ObjectiveName[]) => onChange({ ...rules, objectives: all }))
  const move = (at: number, by: number) => {
    const [objective, other] = [objectives[at], objectives[at + by]]
    if (!objective || !other) return
    put?.(
      objectives.map((each) => (each === objective ? other : each === other ? objective : each)),
    )
  }
  const left = objectiveNames.filter((each) => !objectives.includes(each))
  return (
    <>
      <h3 className="small">{say(rules.method === 'draw' ? words.wishDraw : words.wish)}</h3>
      {objectives.length === 0 && <p className="second">{say(words.noWishes)}</p>}
      <ol className="wishes">
        {objectives.map((objective, at) => {
          const name = say(objectiveWords[objective])
          const now = effectOf(objective, tried)
          const before = effectOf(objective, saved)
          return (
            <li key={objective}>
              <div className="wish-head">
                <b>{name}</b>
                {put && (
                  <span className="wish-acts">
                    <Button
                      size="small"
                      type="text"
                      className="turned"
                      aria-label={say(words.upOf, { name })}
                      disabled={at === 0}
                      icon={<Mark name="down" />}
                      onClick={() => move(at, -1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      aria-label={say(words.downOf, { name })}
                      disabled={at === objectives.length - 1}
                      icon={<Mark name="down" />}
                      onClick={() => move(at, 1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      aria-label={say(words.removeOf, { name })}
                      icon={<Mark name="cross" />}
                      onClick={() => put(objectives.filter((each) => each !== objective))}
                    />
                  </span>
                )}
              </div>
              {now && (
                <p className="small">
                  {now}
                  {before && before !== now && (
                    <span className="before"> {say(studioWords.was, { said: before })}</span>
                  )}
                </p>
              )}
              {objective === 'function-need' && <Answers rules={rules} onChange={onChange} />}
            </li>
          )
        })}
      </ol>
      {put && left.length > 0 && (
        <select
          className="chosen"
          aria-label={say(words.add)}
          value=""
          onChange={(event) => put([...objectives, event.target.value as ObjectiveName])}
        >
          <option value="" disabled>
            {say(words.add)}
          </option>
          {left.map((each) => (
            <option key={each} value={each}>
              {say(objectiveWords[each])}
            </option>
          ))}
        </select>
      )}
    </>
  )
}

/** Which needs a unit of each function answers. */
function Answers({ rules, onChange }: RulesProps) {
  const say = useSay()
  return (
    <ul className="answers">
      {functionCodes.map((code) => {
        const own = rules.functionNeed[code] ?? []
        const said = sayAnswers(code, rules, say)
        return (
          <li key={code} className="small">
            {onChange ? (
              <details className="rule">
                <summary>{said}</summary>
                <Several
                  label={sayDepartments(code, say)}
                  chosen={own}
                  choices={needCodes.map((need) => [need, say(needWords[need])] as const)}
                  onChange={(chosen) =>
                    onChange({ ...rules, functionNeed: { ...rules.functionNeed, [code]: chosen } })
                  }
                />
              </details>
            ) : (
              said
            )}
          </li>
        )
      })}
    </ul>
  )
}
