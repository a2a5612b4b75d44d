/** What the public pages say. Short sentences a villager would say; names before codes. */
import type { ObjectiveName } from '@lianjian/pairing'
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import type { Words } from '#base/shared/words.ts'

export const frameWords = {
  skip: { zh: '跳到正文', en: 'Skip to content' },
  switches: { zh: '语言和字号', en: 'Language and text size' },
  largeText: { zh: '大字', en: 'Large text' },
  normalText: { zh: '标准字', en: 'Normal text' },
  demoLabel: { zh: '演示说明', en: 'About this demo' },
  offline: {
    zh: '不会用手机：到村部找村文书，请他帮您看。',
    en: 'No phone? The village clerk can look it up for you.',
  },
  verify: { zh: '自己算一遍', en: 'Recompute it' },
  api: { zh: '接口说明', en: 'API' },
  desk: { zh: '工作人员登录', en: 'Staff sign-in' },
  home: { zh: '联建公示', en: 'Lianjian, public' },
} satisfies Words

/** By what of the demo is shown. */
export const demoWords = {
  'real-names': {
    zh: '这是演示。村（社区）的名字和代码是真的，单位、需求和结对都是编的，不说明任何真实情况。',
    en: 'This is a demo. Names and codes of villages are real; units, needs and pairs are invented and say nothing about any real place.',
  },
  invented: {
    zh: '这是演示。示例县是编的：乡镇、村、单位和结对都不是真的，供大家试公开抽签。',
    en: 'This is a demo. The county is invented, with its townships, villages, units and pairs, for trying a draw in public.',
  },
  both: {
    zh: '这是演示。敦化市各村（社区）的名字和代码是真的，单位、需求和结对是编的；示例县整个是编的。都不说明任何真实情况。',
    en: 'This is a demo. In 敦化 names and codes of villages are real, units, needs and pairs invented; 示例县 is invented altogether. Neither says anything about any real place.',
  },
} satisfies Words

export const homeWords = {
  title: { zh: '谁在帮哪个村', en: 'Who supports which village' },
  lead: {
    zh: '单位和村（社区）结对共建。',
    en: 'Units are paired with villages and communities. ',
  },
  check: { zh: '怎么结的对，谁都可以自己算一遍。', en: 'Anyone can recompute how.' },
  none: { zh: '还没有公布的行动。', en: 'No programme has been published yet.' },
  inForce: { zh: '正在进行', en: 'in force' },
  pairing: { zh: '正在结对', en: 'being paired' },
  over: { zh: '已经结束', en: 'over' },
} satisfies Words

export const programmeWords = {
  ask: { zh: '找我们村，也可以找乡镇和单位', en: 'Village, township or unit' },
  placeholder: { zh: '名称、拼音或代码', en: 'Name, pinyin or code' },
  find: { zh: '查', en: 'Find' },
  communities: { zh: '结上对的村、社区', en: 'Villages and communities paired' },
  supporters: { zh: '包联单位', en: 'Supporting units' },
  load: { zh: '每家包几个', en: 'Communities per unit' },
  loadRange: { zh: '{fewest} 到 {most}', en: '{fewest} to {most}' },
  count: { zh: '个', en: '' },
  spread: { zh: '各单位包几个村，匀不匀？', en: 'Is the load even?' },
  loadOf: { zh: '包 {load} 个', en: '{load} each' },
  units: { zh: '{count} 家', en: '{count} units' },
  howTitle: { zh: '是怎么结的对', en: 'How the pairs were made' },
  draw: { zh: '公开抽签，按这些规则分组：', en: 'By a public draw, in groups by these rules:' },
  optimize: {
    zh: '按公布的规则算出来，前面的先满足；规则分不出先后的，由公布的种子数定：',
    en: 'Computed from published rules, earlier ones first; a published seed settles what they leave open:',
  },
  everyone: {
    zh: '每个村（社区）都有单位，每个单位不超过自己报的数。',
    en: 'Every community has a supporter; no unit takes more than it offered.',
  },
  noPairs: {
    zh: '这一轮还没有结上对。结果先公示，再生效。',
    en: 'Nobody is paired yet in this cycle. Pairs are disclosed before they come into force.',
  },
  townships: { zh: '按乡镇（街道）看', en: 'By township' },
  communitiesOf: { zh: '{count} 个村（社区）', en: '{count} communities' },
  all: { zh: '全部结对', en: 'All partnerships' },
  csv: { zh: '下载表格', en: 'Download as CSV' },
  transcript: { zh: '下载公示文件', en: 'Download the transcript' },
  verify: { zh: '自己算一遍', en: 'Recompute it' },
  days: { zh: '{begins}起，到 {ends}', en: '{begins} to {ends}' },
  leads: { zh: '牵头：{office}', en: 'Led by {office}' },
} satisfies Words

/** Of a list of pairs on paper. */
export const pairHeadWords = {
  community: { zh: '{of} · 村（社区）', en: '{of} · community' },
  supporter: { zh: '单位', en: 'Unit' },
  origin: { zh: '怎么结的', en: 'How it came' },
} satisfies Words

/** Of a list in parts. */
export const partWords = {
  counties: { zh: '按县（市、区）看', en: 'By county' },
  counts: {
    zh: '{pairs} 对，{communities} 个村（社区）',
    en: '{pairs} pairs, {communities} communities',
  },
  nothing: { zh: '没有结对', en: 'no pairs' },
} satisfies Words

export const searchWords = {
  villages: { zh: '村（社区）', en: 'Villages and communities' },
  townships: { zh: '乡镇（街道）', en: 'Townships' },
  units: { zh: '单位', en: 'Units' },
  villagesOf: { zh: '{township}的村（社区）', en: 'Villages and communities of {township}' },
  noVillages: { zh: '这里没有村（社区）参加。', en: 'No village or community here takes part.' },
  more: {
    zh: '这里只列了前 {most} 个，再多写几个字。',
    en: 'The first {most} are shown; write a little more.',
  },
  none: {
    zh: '没有找到“{query}”。可以只写名称里的两个字，或者写拼音、拼音首字母。',
    en: 'Nothing found for “{query}”. Try two characters of the name, its pinyin or their initials.',
  },
  meant: {
    zh: '没有找到“{query}”，是不是：',
    en: 'Nothing found for “{query}”. Did you mean:',
  },
  supporting: { zh: '{name}在帮', en: 'supported by {name}' },
  supports: { zh: '在帮{names}', en: 'supports {names}' },
  unpaired: { zh: '还没有单位包联', en: 'no supporter yet' },
} satisfies Words

export const endedWords = {
  called: { zh: '{name}（{ended}）', en: '{name} ({ended})' },
} satisfies Words

export const unitWords = {
  where: { zh: '包联单位', en: 'Supporting unit' },
  supports: { zh: '在帮 {count} 个村（社区）', en: 'Supports {count} villages and communities' },
  supportsOne: { zh: '在帮 1 个村（社区）', en: 'Supports one village or community' },
  since: { zh: '{begins}起，到 {ends}', en: 'From {begins} to {ends}' },
  why: { zh: '为什么：', en: 'Why: ' },
  origin: { zh: '{origin}。', en: '{origin}. ' },
  verify: { zh: '自己算一遍', en: 'Recompute it' },
} satisfies Words

export const villageWords = {
  supports: { zh: '在帮我们', en: ' supports us' },
  why: { zh: '为什么是他们：', en: 'Why them: ' },
  since: { zh: '{begins}起，到 {ends}', en: 'From {begins} to {ends}' },
  origin: { zh: '{origin}。', en: '{origin}. ' },
  verify: { zh: '自己算一遍', en: 'Recompute it' },
  others: { zh: '{name}还在帮', en: '{name} also supports' },
  none: {
    zh: '还没有单位包联我们。要问为什么，请找{office}。',
    en: 'No unit supports us yet. Ask {office} why.',
  },
  neighbours: { zh: '看看{township}的其他村', en: 'Other villages of {township}' },
} satisfies Words

/** Of what a village asked for; by whose word it was met. */
export const askedWords = {
  title: { zh: '我们提的', en: 'What we asked for' },
  none: {
    zh: '村里把要办的事报上来，会列在这里。',
    en: 'What the village asks for is listed here once the village has published it.',
  },
  more: { zh: '还有 {count} 条', en: '{count} more' },
  countersigned: { zh: '办好了，村里确认', en: 'Done, the village says' },
  confirmed: { zh: '办好了，群众确认', en: 'Done, residents say' },
} satisfies Words

export const doneWords = {
  title: { zh: '办了什么', en: 'What was done' },
  more: { zh: '还有 {count} 件', en: '{count} more' },
  helped: { zh: '帮到 {count} 人', en: '{count} helped' },
  gift: { zh: '村里回赠：{title}', en: 'Given back by the village: {title}' },
  given: { zh: '{count} {unit}', en: '{count} {unit}' },
  between: { zh: '，', en: ', ' },
} satisfies Words

export const deedLevelWords: Words<EvidenceLevel> = {
  declared: {
    zh: '单位自己报的，村里还没确认',
    en: 'the unit says so, the village has not confirmed it yet',
  },
  countersigned: { zh: '村里确认', en: 'confirmed by the village' },
  confirmed: { zh: '群众确认', en: 'confirmed by residents' },
  inspected: { zh: '有人去看过', en: 'looked at on site' },
}

/** Of a gift back the village declares and the unit answers. */
export const giftLevelWords: Words<EvidenceLevel> = {
  ...deedLevelWords,
  declared: {
    zh: '村里自己报的，单位还没确认',
    en: 'the village says so, the unit has not confirmed it yet',
  },
  countersigned: { zh: '单位确认', en: 'confirmed by the unit' },
}

export const listWords = {
  title: { zh: '全部结对', en: 'All partnerships' },
  titleOf: { zh: '{of}的结对', en: 'Partnerships of {of}' },
  turn: { zh: '翻页', en: 'Pages' },
  previous: { zh: '上一页', en: 'Previous page' },
  next: { zh: '下一页', en: 'Next page' },
  first: { zh: '回到开头', en: 'Back to the start' },
  byCounty: { zh: '按县（市、区）看', en: 'By county' },
  none: { zh: '没有结对。', en: 'No partnerships.' },
} satisfies Words

/** Said neutrally: in public a tier is a group letter and nothing else. */
export const objectiveWords: Words<ObjectiveName> = {
  unpaired: { zh: '每个单位至少结上自己报的数', en: 'Every unit gets the fewest it agreed to' },
  coverage: { zh: '每个村（社区）都有单位', en: 'Every community has a supporter' },
  'function-need': {
    zh: '单位的职能对得上村里的需求',
    en: 'The unit’s function answers a need of the village',
  },
  tier: { zh: '按公布的分组搭配', en: 'Groups are matched as published' },
  fit: { zh: '单位能给的，正是村里要的', en: 'What the unit offers is what the village asks for' },
  preference: { zh: '双方的意愿靠前的优先', en: 'Wishes of both sides' },
  stability: { zh: '原来结着对的尽量不动', en: 'Existing pairs stay where they can' },
  distance: { zh: '近的优先', en: 'Near before far' },
  balance: { zh: '各单位包的数匀一些', en: 'The load is even' },
}

export const problemWords = {
  help: { zh: '回到首页', en: 'Back to the start' },
  desk: { zh: '回到工作台', en: 'Back to the desk' },
  id: { zh: '编号', en: 'Id' },
  fault: { zh: '{name}：{detail}', en: '{name}: {detail}' },
  wrongAddress: { zh: '这个网址不对', en: 'This address is not right' },
  address: {
    zh: '请回到首页重新找。',
    en: 'Start again from the first page.',
  },
} satisfies Words

/** What the parts of an address are called. */
export const fieldWords = {
  q: { zh: '要找的名字', en: 'What to find' },
  programmeId: { zh: '哪个行动', en: 'Which programme' },
  programme: { zh: '哪个行动', en: 'Which programme' },
  regionCode: { zh: '哪个村', en: 'Which village' },
  community: { zh: '哪个村', en: 'Which village' },
  supporter: { zh: '哪个单位', en: 'Which unit' },
  supporterId: { zh: '哪个单位', en: 'Which unit' },
  within: { zh: '哪个乡镇', en: 'Which township' },
  limit: { zh: '一页几对', en: 'Pairs on a page' },
  after: { zh: '从哪里接着看', en: 'Where to go on' },
  before: { zh: '从哪里往回看', en: 'Where to go back' },
  county: { zh: '哪个县', en: 'Which county' },
  runId: { zh: '哪次结对', en: 'Which pairing' },
  run: { zh: '哪次结对', en: 'Which pairing' },
  pair: { zh: '哪一对', en: 'Which pair' },
} satisfies Words
