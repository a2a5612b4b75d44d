import type { Words } from '#base/shared/words.ts'

export const waitingWords = {
  see: { zh: '去看看', en: 'Look' },
  duplicatesVerb: { zh: '核对重复登记', en: 'Check what may stand twice' },
  duplicatesWhy: {
    zh: '名称或代码一样，像是登记了两次。是同一个就合并。',
    en: 'Names or codes are the same. Merge them when they are one.',
  },
  importsVerb: { zh: '决定要不要导入', en: 'Decide about a sheet' },
  importsWhy: {
    zh: '已经检查好了，您点头才改。过了期限没人决定，就自动取消。',
    en: 'It is checked and waits for your word. After that day it is cancelled by itself.',
  },
  faultsVerb: { zh: '改好名单再传', en: 'Correct a sheet' },
  faultsWhy: {
    zh: '有几处要改，都标出来了。过了期限就自动取消。',
    en: 'What is wrong is marked in it. After that day it is cancelled by itself.',
  },
  contactsVerb: { zh: '核对快到期的联系人', en: 'Check contacts that run out' },
  contactsWhy: {
    zh: '到期就自动删掉。还要用的，问过本人再延长。',
    en: 'They are deleted after their last day. Ask their owners before you keep them longer.',
  },
  postsVerb: { zh: '填职务', en: 'Fill in the posts' },
  postsWhy: {
    zh: '还没有一个职务。空着的也要填，别的单位才知道找谁。',
    en: 'There is none yet. Vacant ones count too, so that others know whom to ask for.',
  },
} as const satisfies Words
