/** What the frame of the desk and its first page say, before any page of the room is fetched. */
import type { Words } from '#base/shared/words.ts'

export const deedDoorWords = {
  nav: { zh: '实事', en: 'Deeds' },
  may: { zh: '报实事', en: 'Declare deeds' },
  mayWhere: {
    zh: '在“实事”里一件一件报，或粘贴一张表',
    en: 'Under Deeds, one by one or as a table',
  },
  waitVerb: { zh: '确认', en: 'Confirm' },
  waitThing: { zh: '对方报的 {count} 件', en: '{count} declared by the other side' },
  waitWhy: { zh: '您确认了才算数', en: 'It counts once you confirm it' },
  waitLook: { zh: '去看看', en: 'Look' },
  waitYes: { zh: '是这样', en: 'It is so' },
  waitSaid: { zh: '您确认了。', en: 'You confirmed it.' },
  waitAct: { zh: '去确认', en: 'Confirm' },
  fixVerb: { zh: '更正', en: 'Correct' },
  fixThing: { zh: '对方说不对的 {count} 件', en: '{count} that the other side questioned' },
  fixWhy: { zh: '改好再请对方确认', en: 'Correct it, then it is confirmed' },
  fixAct: { zh: '去更正', en: 'Correct' },
} satisfies Words
