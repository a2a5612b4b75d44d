import type { EvidenceLevel } from '#base/shared/evidence.ts'
import type { Words } from '#base/shared/words.ts'
import type { MomentKind } from '../../shared/story-schema.ts'

export const kindWords: Words<MomentKind> = {
  pairing: { zh: '结对', en: 'Pairing' },
  agreement: { zh: '协议', en: 'Agreement' },
  people: { zh: '人', en: 'People' },
  commitment: { zh: '承诺', en: 'Promise' },
  need: { zh: '需求', en: 'Need' },
  activity: { zh: '活动', en: 'Activity' },
  deed: { zh: '实事', en: 'Deed' },
  money: { zh: '钱', en: 'Money' },
}

export const levelWords: Words<EvidenceLevel> = {
  declared: { zh: '自报', en: 'Own word' },
  countersigned: { zh: '对方确认', en: 'The other side agrees' },
  confirmed: { zh: '群众确认', en: 'Confirmed by residents' },
  inspected: { zh: '抽查过', en: 'Inspected' },
}

export const storyWords = {
  partnership: { zh: '结对', en: 'Partnership' },
  title: { zh: '{supporter}和{community}', en: '{supporter} and {community}' },
  lead: {
    zh: '{since}结对，到 {until}。{township}，{programme}。',
    en: 'Paired from {since} to {until}. {township}, {programme}.',
  },
  leadOver: {
    zh: '{since}结对，{until} 结束。{township}，{programme}。',
    en: 'Paired from {since}, ended {until}. {township}, {programme}.',
  },
  next: { zh: '接下来', en: 'Next' },
  noneNext: { zh: '还没有定下的事。', en: 'Nothing is planned yet.' },
  today: { zh: '今天', en: 'Today' },
  so: { zh: '到今天', en: 'Until today' },
  none: { zh: '还没有记下什么。', en: 'Nothing is recorded yet.' },
  noneOfKind: { zh: '已经翻出来的月份里没有。', en: 'None in the months that are shown.' },
  older: { zh: '看更早的', en: 'Show earlier months' },
  only: { zh: '只看', en: 'Show only' },
  all: { zh: '全部', en: 'All' },
  legend: { zh: '圆点的意思', en: 'What the marks mean' },
  kept: { zh: '系统记的', en: 'Kept by the system' },
  ahead: { zh: '还没到', en: 'To come' },
  check: { zh: '谁都可以核对', en: 'Anybody can check it' },
  inPublic: { zh: '看公布的这一对', en: 'See the pair as it is published' },
  verify: { zh: '自己重算这次结对', en: 'Recompute the pairing yourself' },
  open: { zh: '打开', en: 'Open' },
  story: { zh: '从结对到今天', en: 'From the pairing to today' },
  with: { zh: '{since}起', en: 'since {since}' },
  was: { zh: '{since} 到 {until}，已结束', en: '{since} to {until}, over' },
} satisfies Words
