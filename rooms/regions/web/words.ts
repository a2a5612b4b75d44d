import type { Words } from '#base/shared/words.ts'
import type { Level } from './queries.ts'

export const levelWords: Words<Level> = {
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '地级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡级', en: 'Township' },
  village: { zh: '村级', en: 'Village or community' },
}

export const regionWords = {
  title: { zh: '区划', en: 'Regions' },
  lead: {
    zh: '区划代码，一直到村。名字、拼音首字母、代码都能找。',
    en: 'Regions down to the village, by name, pinyin, initials or code.',
  },
  what: { zh: '查区划代码', en: 'Look up a region' },
  where: {
    zh: '一个村归哪个镇、代码是多少、以前叫什么',
    en: 'Where a village lies, its code, its former names',
  },
  pickAdministration: {
    zh: '县、市、省的名字或代码',
    en: 'Name or code of a county, prefecture or province',
  },
  pick: { zh: '村、镇、县的名字或代码', en: 'Name or code of a village, township or county' },
  find: { zh: '找区划', en: 'Find a region' },
  none: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  found: { zh: '找到 {count} 个，用上下键选', en: '{count} found; choose with the arrow keys' },
  change: { zh: '换一个', en: 'Choose another' },
  deeper: { zh: '再往下选', en: 'Choose within it' },
  below: { zh: '下面的 {count} 个', en: 'The {count} below' },
  lowest: { zh: '下面没有更小的区划。', en: 'There is nothing below it.' },
  code: { zh: '代码', en: 'Code' },
  official: { zh: '全称', en: 'Official name' },
  level: { zh: '层级', en: 'Level' },
  lies: { zh: '归属', en: 'Lies in' },
  since: { zh: '开始使用', en: 'In use since' },
  until: { zh: '{day}起不再使用', en: 'Closed on {day}' },
  earlier: { zh: '以前', en: 'Before' },
  earlierLine: { zh: '{name}，到 {day}', en: '{name}, until {day}' },
  successions: { zh: '代码的来去', en: 'Where the code came from and went' },
  recoded: { zh: '{day} 换代码：{from} → {to}', en: 'Recoded on {day}: {from} → {to}' },
  moved: { zh: '{day} 划转：{from} → {to}', en: 'Moved on {day}: {from} → {to}' },
  merged: { zh: '{day} 合并：{from} → {to}', en: 'Merged on {day}: {from} → {to}' },
  split: { zh: '{day} 拆分：{from} → {to}', en: 'Split on {day}: {from} → {to}' },
  inferred: { zh: '比对两期名录推断', en: 'Found by comparing two editions' },
  path: { zh: '所在位置', en: 'Where it lies' },
  more: { zh: '后面还有，接着看', en: 'Show more' },
  mine: { zh: '我管的地方', en: 'Where I serve' },
} as const satisfies Words
