/** What each role is for, said where one is chosen. What it may do to the letter: `docs/access.md`. */
import type { Words } from '#base/shared/words.ts'
import type { RoleName } from '../shared/roles.ts'

export const roleDuties: Words<RoleName> = {
  'system-admin': {
    zh: '开账号、给角色、管设置和备份。',
    en: 'Accounts, roles, settings and backups.',
  },
  'security-admin': {
    zh: '停用账号、重设二次验证，查谁能看到一个地方。',
    en: 'Closes accounts, resets second factors, reviews who can see a place.',
  },
  'audit-admin': {
    zh: '查日志，查谁看过、谁改过。只看不改。',
    en: 'Reads the journal and who looked at what. Changes nothing.',
  },
  office: {
    zh: '管这里的组织、人员、名单和管理区。',
    en: 'Looks after organizations, people, sheets and management areas.',
  },
  township: {
    zh: '登记、修改这里的组织、职务、联系人和村民组。人员只能看。',
    en: 'Adds and edits organizations, posts, contacts and groups here. Sees people.',
  },
  unit: { zh: '更新本单位的职务和联系人。', en: 'Keeps posts and contacts of the unit.' },
  village: {
    zh: '更新本村（社区）的职务、联系人、村民组和网格。',
    en: 'Keeps posts, contacts, groups and grids of the village.',
  },
  posted: {
    zh: '看本村的情况和联系人，不能改。',
    en: 'Sees the village and its contacts. Changes nothing.',
  },
  grid: {
    zh: '登记这里的村民组、楼栋和网格，报户数、人数。',
    en: 'Keeps groups, buildings and grids here, and their numbers.',
  },
  supervisor: {
    zh: '看这里的组织和区划。看不到联系人，不能改。',
    en: 'Sees organizations and regions here, no contacts. Changes nothing.',
  },
}
