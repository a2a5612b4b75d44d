import type { NeedCode } from '@lianjian/pairing/rules'
import type { Words } from '#base/shared/words.ts'
import type { RosterField, RosterTable } from '../../shared/roster-schema.ts'

export const fieldWords: Words<RosterField> = {
  capacity: { zh: '结几个', en: 'number of pairs' },
  tier: { zh: '等次', en: 'tier' },
  level: { zh: '层级', en: 'level' },
  function: { zh: '职能', en: 'function' },
  needs: { zh: '需求', en: 'needs' },
}

export const needWords: Words<NeedCode> = {
  organization: { zh: '组织建设', en: 'Organization' },
  income: { zh: '增收', en: 'Income' },
  legal: { zh: '法律服务', en: 'Legal help' },
  specialty: { zh: '特色产业', en: 'Local products' },
  services: { zh: '公共服务', en: 'Public services' },
  environment: { zh: '人居环境', en: 'Surroundings' },
  health: { zh: '医疗健康', en: 'Health' },
  education: { zh: '教育', en: 'Education' },
  culture: { zh: '文化', en: 'Culture' },
}

export const tableHints: Words<RosterTable> = {
  supporters: {
    zh: '每个包联方一行：最少最多结几个、等次、职能、资源。',
    en: 'A row each: fewest and most pairs, tier, function, offers.',
  },
  communities: {
    zh: '每个村（社区）一行：最少最多结几个、等次、需求。',
    en: 'A row each: fewest and most pairs, tier, needs.',
  },
  relations: {
    zh: '已有的结对从哪天开始；哪两家必须结、哪两家不能结。已有的只会添，不会因为表里没有就取消。',
    en: 'Ties from before with their first day, and who must or must not be paired. Ties are only added.',
  },
  preferences: {
    zh: '双方想和谁结对。会代替各方自己在网上填的。',
    en: 'Whom both sides would like. It replaces what they said themselves.',
  },
}

export const rosterWords = {
  title: { zh: '名册', en: 'Roster' },
  toRoster: { zh: '名册', en: 'Roster' },
  lead: {
    zh: '结对规则要用的都在这里。只有联建办看得到，单位和村看不到。',
    en: 'What the rules of pairing need to know. Only the programme office sees it.',
  },
  bring: { zh: '传一张表', en: 'Bring a sheet' },
  way: { zh: '按哪种结对办法看', en: 'By the rules of' },
  sides: { zh: '看哪一边', en: 'Which side' },
  supporter: { zh: '包联方', en: 'Supporters' },
  community: { zh: '村（社区）', en: 'Communities' },
  pairs: { zh: '锁定、回避', en: 'Locked, avoided' },
  lacking: { zh: '还缺 {count}', en: '{count} to fill' },
  complete: { zh: '填齐了', en: 'complete' },
  noParticipants: { zh: '还没有加齐双方', en: 'one side has nobody yet' },
  nobody: {
    zh: '这个周期还没有{side}。先到行动里加入参与方，再来填名册。',
    en: 'There are no {side} in this cycle yet. Let them join the programme first.',
  },
  toProgramme: { zh: '去加入参与方', en: 'Let them join' },
  capacityOf: { zh: '结 {min}–{max} 个', en: '{min}–{max} pairs' },
  capacityEach: { zh: '结 {min} 个', en: '{min} pairs' },
  tierOf: { zh: '等次 {tier}', en: 'tier {tier}' },
  offersOf: { zh: '资源：{list}', en: 'offers: {list}' },
  needsOf: { zh: '需求：{list}', en: 'needs: {list}' },
  missing: { zh: '还缺：{list}', en: 'Missing: {list}' },
  state: { zh: '看哪些', en: 'Which' },
  all: { zh: '全部', en: 'All' },
  incomplete: { zh: '还缺的', en: 'To fill' },
  allFilled: { zh: '都填齐了。', en: 'Everything is filled in.' },
  noneFound: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  search: { zh: '名称、拼音首字母或编号', en: 'Name, pinyin initials or code' },
  find: { zh: '在{side}里找', en: 'Search {side}' },
  fill: { zh: '填', en: 'Fill in' },
  change: { zh: '改', en: 'Change' },
  fillOf: { zh: '填：{name}', en: 'Fill in: {name}' },
  changeOf: { zh: '改：{name}', en: 'Change: {name}' },
  capacityMin: { zh: '最少结几个', en: 'Fewest pairs' },
  capacityMax: { zh: '最多结几个', en: 'Most pairs' },
  capacityWrong: {
    zh: '写 0 到 100000 的整数，最多不能比最少还少。',
    en: 'A whole number; the most is not less than the fewest.',
  },
  tier: { zh: '等次', en: 'Tier' },
  tierHint: {
    zh: '只给结对规则用，不公开。',
    en: 'For the rules of pairing only; it is never published.',
  },
  function: { zh: '职能', en: 'Function' },
  offers: { zh: '能提供什么', en: 'Offers' },
  needs: { zh: '需要什么', en: 'Needs' },
  level: {
    zh: '规则还要看层级，层级记在组织名册里：',
    en: 'The rules need its level, too, which the registry keeps:',
  },
  toOrganization: { zh: '去组织里填', en: 'Fill it in there' },
  save: { zh: '保存', en: 'Save' },
  savedSaid: { zh: '“{name}”填好了', en: '{name} is filled in' },

  noPairs: {
    zh: '没有必须结的，也没有不能结的。',
    en: 'Nobody must be paired, and nobody must not.',
  },
  locked: { zh: '必须结', en: 'must be paired' },
  avoid: { zh: '不能结', en: 'must not be paired' },
  relationOf: { zh: '{supporter} 和 {community}', en: '{supporter} and {community}' },
  because: { zh: '{relation}：{reason}', en: '{relation}: {reason}' },
  addPair: { zh: '加一对', en: 'Add a pair' },
  addPairTitle: { zh: '哪两家必须结，或者不能结', en: 'Two that must or must not be paired' },
  relation: { zh: '怎么定', en: 'Which' },
  lockedHint: { zh: '不管规则怎么算，都把这两家配到一起。', en: 'Whatever the rules say.' },
  avoidHint: {
    zh: '有回避情形的，不把这两家配到一起。',
    en: 'Where there is a reason to keep apart.',
  },
  reason: { zh: '为什么', en: 'Why' },
  reasonHint: {
    zh: '一个词就行，不写个人的事，只有联建办看得到。',
    en: 'A word; nothing about a person. Only the office reads it.',
  },
  reasonKin: { zh: '亲属任职，应当回避', en: 'A relative serves there' },
  reasonAgreed: { zh: '双方有协议在先', en: 'They have an agreement' },
  reasonOver: { zh: '情况变了', en: 'It is so no longer' },
  takeBack: { zh: '取消', en: 'Take back' },
  takeBackOf: { zh: '取消：{pair}', en: 'Take back: {pair}' },
  takeBackDetail: {
    zh: '取消以后，这两家配不配到一起，由规则来定。',
    en: 'From then on the rules decide about the two.',
  },
  pairKept: { zh: '记下了。', en: 'It is kept.' },
  takenBackSaid: { zh: '取消了：{pair}', en: 'Taken back: {pair}' },
  find1: { zh: '找参加的', en: 'Search who takes part' },
  found: { zh: '找到 {count} 个', en: '{count} found' },
  foundNone: { zh: '参加的里面没有“{query}”', en: 'Nobody who takes part is called “{query}”' },
} as const satisfies Words

export const bringWords = {
  title: { zh: '传一张名册表', en: 'Bring a sheet of the roster' },
  lead: {
    zh: '先检查，有错一次全告诉您；您点头以前什么都不会变。',
    en: 'It is checked first and every fault is told at once; nothing changes before you say so.',
  },
  table: { zh: '哪一张表', en: 'Which sheet' },
  take: {
    zh: '还没有表？下载现在的，把空的填上再传回来：',
    en: 'No sheet yet? Take what is there, fill in the gaps and bring it back:',
  },
  sheet: { zh: '{table}表', en: 'Sheet: {table}' },
  excel: { zh: 'Excel', en: 'Excel' },
  csv: { zh: 'CSV', en: 'CSV' },
  file: { zh: '文件', en: 'File' },
  fileHint: {
    zh: 'CSV 或 Excel（.xlsx），最大 32 MB。中文表头就行，列的先后不限。',
    en: 'CSV or Excel (.xlsx), at most 32 MB; columns in any order.',
  },
  fileWrong: { zh: '文件最大 32 MB', en: 'A file has 32 MB at most' },
  check: { zh: '上传并检查', en: 'Upload and check' },
  faulty: {
    zh: '有 {count} 处要改，还没有放进名册',
    en: '{count} things to correct; nothing was taken yet',
  },
  faultyHow: {
    zh: '在您的表里改好，再选一次这个文件。',
    en: 'Correct them in your sheet, then choose it again.',
  },
  faults: { zh: '要改的', en: 'To correct' },
  sound: { zh: '检查过了，没有错', en: 'Checked; nothing is wrong' },
  will: { zh: '会放进 {count} 行。', en: '{count} rows will be taken in.' },
  willReplace: {
    zh: '会放进 {count} 行，代替现在的 {before} 行。表里没有的，就不在名册里了。',
    en: '{count} rows will replace the {before} that are there.',
  },
  willAdd: {
    zh: '会放进 {count} 行。锁定和回避按这张表换；已有的结对只添不减。',
    en: '{count} rows: locked and avoided pairs are replaced, ties from before only added.',
  },
  notices: { zh: '没有读的', en: 'Left out' },
  apply: { zh: '放进名册', en: 'Take it in' },
  another: { zh: '换一张表', en: 'Choose another' },
  appliedSaid: { zh: '放进了 {count} 行', en: '{count} rows were taken in' },
} as const satisfies Words
