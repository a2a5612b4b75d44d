/** What the room reads on the screen before it, at ten metres. */
import type { Words } from '#base/shared/words.ts'

export const hallWords = {
  title: { zh: '公开抽签', en: 'Public draw' },
  scenes: { zh: '五幕', en: 'Five scenes' },
  scene1: { zh: '名单', en: 'List' },
  scene2: { zh: '封存', en: 'Seal' },
  scene3: { zh: '揭开', en: 'Reveal' },
  scene4: { zh: '落位', en: 'Draw' },
  scene5: { zh: '结果', en: 'Result' },
  fingerprint: { zh: '名单指纹', en: 'Fingerprint of the list' },
  anybody: { zh: '谁都可以重算，结果要一样', en: 'Anybody can recompute it' },
  offline: {
    zh: '网络断了，这是 {at} 的情形；连上会自己跟上',
    en: 'No network: as it was at {at}; it follows by itself once it is back',
  },
  unsent: {
    zh: '网络断了，翻的页还没有传给别的屏',
    en: 'No network: other screens do not follow yet',
  },

  today: { zh: '今天抽什么', en: 'What is drawn today' },
  supporters: { zh: '家单位', en: 'units' },
  communities: { zh: '个村（社区）', en: 'villages' },
  parties: { zh: '方做数', en: 'parties' },
  frozen: {
    zh: '名单和规则已经冻结。改一个字，这 64 位就全变。',
    en: 'List and rules are frozen. Change one character, and these 64 digits are others.',
  },
  rules: { zh: '怎么抽', en: 'How it is drawn' },
  rule1: {
    zh: '每一方各做一个数，先封存，都封好了再揭开。',
    en: 'Each party makes a number, seals it, and reveals it when all have sealed.',
  },
  rule2: { zh: '再加一个公共数：{event}。', en: 'A public value follows: {event}.' },
  rule3: {
    zh: '所有的数合起来定结果，少一个都不行。谁不揭开，这次作废重来。',
    en: 'All numbers together decide. If one is not revealed, the draw is void and held anew.',
  },

  sealTitle: { zh: '各方把数封存起来', en: 'The parties seal their numbers' },
  sealLead: {
    zh: '数在各方自己手里，这里看不到',
    en: 'The numbers are in their own hands, not here',
  },
  sealed: { zh: '封好了', en: 'sealed' },
  notSealed: { zh: '还没有', en: 'not yet' },
  half: { zh: '再输一遍', en: 'once more' },

  revealTitle: { zh: '各方把数揭开', en: 'The parties reveal their numbers' },
  revealWait: { zh: '封存截止以后才揭开', en: 'Only when the sealing is closed' },
  fits: { zh: '和封存的对得上', en: 'fits its seal' },
  differs: { zh: '和封存的对不上', en: 'does not fit its seal' },
  notRevealed: { zh: '还没有', en: 'not yet' },
  beacon: { zh: '公共数', en: 'Public value' },
  beaconWait: { zh: '等各方都揭开', en: 'when all have revealed' },
  beaconNow: { zh: '现在请主持人记下', en: 'now, by the host' },
  countdown: { zh: '还有 {left}', en: 'in {left}' },
  countdownDays: { zh: '还有 {days} 天', en: 'in {days} days' },
  complete: { zh: '数齐了，可以抽签', en: 'All numbers are there' },

  drawWait: { zh: '数齐了才抽', en: 'It is drawn when all numbers are there' },
  drawing: { zh: '正在抽', en: 'Drawing' },
  fetching: { zh: '正在取抽签记录', en: 'Fetching the record' },
  fetchFailed: {
    zh: '抽完了，抽签记录还取不到。行动没有公布的话，先公布行动。',
    en: 'It is drawn, but the record cannot be read. If the programme is not published, publish it first.',
  },
  about: { zh: '抽完了，现在一对一对落位', en: 'Drawn; the pairs now land one by one' },
  nth: { zh: '第 {number} 签', en: 'No. {number}' },
  gone: { zh: '换下', en: 'taken back' },
  group: {
    zh: '{supporters} 组单位对{communities}组村',
    en: 'Units {supporters} with villages {communities}',
  },
  groupAll: { zh: '单位对村', en: 'Units with villages' },
  groupLocked: { zh: '事先定下的', en: 'Settled before' },
  groupRepair: { zh: '按公布的办法补齐', en: 'Completed as the protocol says' },
  blackLanded: { zh: '黑格已经落位', en: 'black: has landed' },
  waits: { zh: '{count} 签，等着', en: '{count}, waiting' },
  laterGroups: { zh: '后面还有 {count} 组', en: '{count} groups after them' },

  resultTitle: { zh: '{count} 对，都在这里', en: 'All {count} pairs' },
  find: { zh: '找单位或村', en: 'Find a unit or a village' },
  found: { zh: '{count} 对', en: '{count} pairs' },
  turnBack: { zh: '上一页', en: 'Previous page' },
  turn: { zh: '下一页', en: 'Next page' },
  pageOf: { zh: '第 {page} / {pages} 页', en: 'page {page} of {pages}' },
  scan: { zh: '扫一扫，自己算一遍', en: 'Scan to recompute it' },
  qr: { zh: '打开这次抽签的公开页面', en: 'Opens the public page of this draw' },
  seed: { zh: '种子', en: 'Seed' },
  hash: { zh: '抽签记录的指纹', en: 'Fingerprint of the record' },

  voidTitle: { zh: '这次抽签作废', en: 'This draw is void' },
  voidLead: {
    zh: '这一次不算。记录留着，重新公布以后再抽。',
    en: 'It does not count. The record stays; it is announced and held anew.',
  },
  voidWho: { zh: '没有揭开：{names}', en: 'Not revealed: {names}' },
  voidRule: {
    zh: '谁不揭开就作废，这是事先公布的规矩。',
    en: 'That makes it void, as was announced.',
  },

  controls: { zh: '主持', en: 'Host' },
  back: { zh: '上一步', en: 'Back' },
  next: { zh: '下一步', en: 'Next' },
  play: { zh: '自动落位', en: 'Land by itself' },
  pause: { zh: '停一停', en: 'Pause' },
  skip: { zh: '这一组全落', en: 'Land the group' },
  fullScreen: { zh: '全屏', en: 'Full screen' },
  leave: { zh: '退出大屏', en: 'Leave' },
} as const satisfies Words
