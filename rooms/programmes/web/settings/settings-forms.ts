/** The settings in the portions in which they are changed: what hangs together stands on one page. */
import type { Saying } from '#base/shared/words.ts'
import type { SettingsItem } from '../../shared/template.ts'
import { itemWords } from '../../shared/words.ts'
import { settingWords as words } from './setting-words.ts'
import type { SettingsPath } from './settings-paths.ts'

/** Ways of pairing have pages of their own. */
export type FormItem = Exclude<SettingsItem, 'ways'>

export interface SettingsForm {
  path: SettingsPath
  title: Saying
  lead: Saying
  items: readonly FormItem[]
}

const alone = (item: FormItem & SettingsPath, lead: Saying): SettingsForm => ({
  ...{ path: item, title: itemWords[item], lead, items: [item] },
})

export const settingsForms: Readonly<Record<SettingsPath, SettingsForm>> = {
  who: {
    ...{ path: 'who', title: words.who, lead: words.whoLead },
    items: ['supporters', 'communities', 'allies'],
  },
  posts: {
    ...{ path: 'posts', title: words.postsForm, lead: words.postsLead },
    items: ['posts', 'dutyRule'],
  },
  silence: alone('silence', words.silenceLead),
  activities: alone('activities', words.activitiesLead),
  indicators: alone('indicators', words.indicatorsLead),
  fields: alone('fields', words.fieldsLead),
  stages: alone('stages', words.planLead),
  tasks: alone('tasks', words.planLead),
  duties: alone('duties', words.planLead),
}

/** What a cycle to come begins with; the present one has its own. */
export const isOfCycles = ({ path }: SettingsForm) =>
  path === 'stages' || path === 'tasks' || path === 'duties'
