/** What the page says that makes one of several. */
import type { Words } from '#base/shared/words.ts'

export const mergeWords = {
  and: { zh: '、', en: ', ' },
  goesOn: { zh: '留用', en: 'Goes on' },
  goesOnAs: {
    zh: '{name}（{code}），名称、编号、所在地、上级都不变',
    en: '{name} ({code}), with its name, code, seat and place in the tree',
  },
  comes: { zh: '转到留用的名下', en: 'Comes to it' },
  nothing: { zh: '没有要转的', en: 'Nothing' },
  stays: { zh: '留在原来名下，跟着结束', en: 'Ends with the others' },
  waits: { zh: '不自动转，由人来定', en: 'Waits for a decision' },
  decideGrants: {
    zh: '到“人员”里结束原来的角色，在留用的上面另给',
    en: 'End those roles under People and give others on the one that goes on',
  },
  toPeople: { zh: '去“人员”', en: 'To People' },
  decidePartnerships: {
    zh: '合并后照原来的期限还在；要由留用的接着包联，到行动的结对页“变动后重新结对”',
    en: 'They hold for their term; for the one that goes on to take them over, pair again on the programme’s pairing page',
  },
  toPairing: { zh: '去“结对”', en: 'To Pairing' },
  fields: { zh: '其他各栏', en: 'Other fields' },
  fieldsMerged: {
    zh: '照留用的。党员数、户数不会自动相加，合并后到“修改”里改',
    en: 'As they are. Members and households are not added up; edit them afterwards',
  },
  fieldsFilled: {
    zh: '照留用的；它空着的，拿重复的那个补上',
    en: 'As they are; gaps are filled from the others',
  },
  ends: { zh: '不再使用', en: 'Ends' },
  endsAs: { zh: '{name}（{code}）', en: '{name} ({code})' },
  mergedSaid: { zh: '已把{gone}并入“{name}”', en: '{gone} went into {name}' },
  final: { zh: '合并后不能自动撤回', en: 'A merger cannot be undone' },
  finalDetail: {
    zh: '转过去的联系人、队伍、账号角色不会自己回来。合错了，只能重新登记一个，再一样一样补。拿不准就先不合。',
    en: 'Contacts, teams and roles that moved do not come back by themselves; you would enter the organization again. When in doubt, do not merge.',
  },
} as const satisfies Words
