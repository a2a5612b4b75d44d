/** The rules of pairing as the room above says them, for the pages that show settings. */
import { type ComponentType, createContext, useContext } from 'react'
import type { RulesPart } from '../parts.ts'

const Context = createContext<RulesPart | undefined>(undefined)

export function useRules(): RulesPart {
  const rules = useContext(Context)
  if (!rules) throw new Error('a page that shows settings was loaded without the rules')
  return rules
}

export function withRules(rules: RulesPart, Page: ComponentType): ComponentType {
  return function Ruled() {
    return (
      <Context value={rules}>
        <Page />
      </Context>
    )
  }
}
