/** What somebody hands over, to whom and when. */
import type { Words } from '#base/shared/words.ts'

export const handOverWords = {
  handOverTitle: { zh: '{name}的交接', en: 'Hand over from {name}' },
  handOverLead: {
    zh: '把下面的角色和等办的事都交给接手的人。以前做的留在原来的名下。',
    en: 'The roles below and what waits go to a successor. What was done stays under the former name.',
  },
  handOverWhat: { zh: '要交接的角色', en: 'Roles to hand over' },
  handOverNothing: {
    zh: '这个人没有可以交接的角色。',
    en: 'This person holds no role to hand over.',
  },
  handOverAfter: {
    zh: '从那天起，{name}不再有这些角色。账号还开着，人走了再停用。',
    en: 'From that day {name} no longer holds these roles. The account stays open until it is closed. ',
  },
  handOverTo: { zh: '先给接手的人开账号', en: 'Make an account for the successor first' },
  handedOverLead: {
    zh: '{day}起由{to}负责。',
    en: 'From {day} they are with {to}.',
  },
  handedOverClose: { zh: '去停用{name}的账号', en: 'Go on to close the account of {name}' },
  closeLater: {
    zh: '{day}以前{name}还要用这个账号，过了那天再到{name}那一页停用。',
    en: 'Until {day} {name} still needs the account; close it on the page of {name} from that day on.',
  },
  closedBy: {
    zh: '要停用{name}的账号，请安全管理员或系统管理员办。',
    en: 'A security or system administrator closes the account of {name}.',
  },
  handedOverSee: { zh: '看{name}的角色', en: 'See the roles of {name}' },
  successor: { zh: '交给谁', en: 'To whom' },
  successorHint: { zh: '接手的人要先有账号。', en: 'The successor needs an account first.' },
  successorsFound: { zh: '找到 {count} 人', en: '{count} people found' },
  successorNone: { zh: '没有找到“{query}”', en: 'Nobody found for “{query}”' },
  handOverDay: { zh: '从哪天起', en: 'From which day' },
  handOverDayHint: { zh: '这一天起由接手的人负责。', en: 'First day of the successor.' },
  handOverReason: { zh: '为什么交接', en: 'Why' },
  handOverAct: { zh: '交接这 {count} 个角色', en: 'Hand over {count} roles' },
  handedOver: { zh: '交接好了 {count} 个角色', en: '{count} roles are handed over' },
} as const satisfies Words
