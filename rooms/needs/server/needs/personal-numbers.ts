import { holdsNumbers } from '../../shared/need-problems.ts'
import { findPersonalNumbers } from '../../shared/personal-numbers.ts'

/**
 * @param texts by the name of their field; what is no text is passed over
 * @throws Problem needs.personal-numbers, with every place where one stands
 */
export function refuseNumbers(texts: Record<string, unknown>): void {
  const found = Object.entries(texts).flatMap(([field, text]) =>
    typeof text === 'string' ? findPersonalNumbers(text).map((each) => ({ ...each, field })) : [],
  )
  if (found.length > 0) throw holdsNumbers(found)
}
