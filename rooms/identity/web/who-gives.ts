import type { Saying } from '#base/shared/words.ts'
import { type RoleName, roleNames, roles, roleWords } from '../shared/roles.ts'

/**
 * Which roles are missing among those that somebody may give, and who gives them; undefined when none is.
 *
 * @param demo whether they act in the demo, where nobody appoints an administrator
 */
export function whoGives(grantable: readonly RoleName[], demo: boolean): Saying | undefined {
  const missing = roleNames.filter((each) => !grantable.includes(each))
  if (missing.length === 0) return undefined
  const list = (language: keyof Saying, comma: string) =>
    missing.map((each) => roleWords[each][language]).join(comma)
  if (demo && missing.every((each) => roles[each].administrator)) {
    return {
      zh: `演示里不任命${list('zh', '、')}。`,
      en: `The demo appoints nobody as ${list('en', ', ')}.`,
    }
  }
  return {
    zh: `${list('zh', '、')}由系统管理员来给。`,
    en: `${list('en', ', ')}: a system administrator gives these.`,
  }
}
