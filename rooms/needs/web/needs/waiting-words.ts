import type { Words } from '#base/shared/words.ts'

export const waitingWords = {
  confirmVerb: { zh: '确认', en: 'Confirm' },
  confirmWhy: { zh: '{unit}说办完了', en: '{unit} says it is done' },
  agreeVerb: { zh: '答复认领', en: 'Answer' },
  agreeWhy: { zh: '{unit}想办', en: '{unit} would take it on' },
  verifyVerb: { zh: '核实', en: 'Verify' },
  verifyWhy: { zh: '网格长或驻村干部代写的', en: 'Written for the village' },
  planVerb: { zh: '定计划', en: 'Plan' },
  planWhy: { zh: '认领了，还没说怎么办', en: 'Taken on, not planned yet' },
  deniedVerb: { zh: '接着办', en: 'Go on with' },
  deniedWhy: { zh: '说还没办好', en: 'Said not to be done yet' },
  referralVerb: { zh: '答复引荐', en: 'Answer the referral of' },
  referralWhy: { zh: '{unit}引荐来的', en: 'Referred by {unit}' },
  done: { zh: '办好了', en: 'It is done' },
  doneSaid: { zh: '您确认办好了。', en: 'You confirmed that it is done.' },
  look: { zh: '去看看', en: 'Look' },
} as const satisfies Words
