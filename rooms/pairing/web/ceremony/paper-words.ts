/** What is said where two people type a sealed paper in. */
import type { Words } from '#base/shared/words.ts'

export const paperWords = {
  make: { zh: '做封存纸', en: 'Make the paper' },
  typeSealOf: { zh: '输{party}的封存指纹', en: 'Type the seal of {party}' },
  typeNumberOf: { zh: '输{party}揭开的数', en: 'Type the number of {party}' },
  leadSeal: {
    zh: '照第 1 部分输。两个人各用自己的账号输一遍，一样才算数。第 2 部分现在不拆。',
    en: 'As it stands on part 1. Two people type it, each with their own account; it counts when both are the same. Part 2 stays shut.',
  },
  leadNumber: {
    zh: '当场拆开第 2 部分，照着输。两个人各用自己的账号输一遍，一样才算数。',
    en: 'Open part 2 before everybody and type it as it stands. Two people type it, each with their own account; it counts when both are the same.',
  },
  typed: { zh: '纸上的 16 组', en: 'The 16 groups on the paper' },
  typedHint: {
    zh: '每组五位，最后一位是校验位，一起输。只有数字 0–9 和字母 a–f，空格和换行不要紧。',
    en: 'Five digits a group, the last one checks the others. 0–9 and a–f; spaces and lines do not matter.',
  },
  typedWrong: {
    zh: '要 16 组都对上，才能交',
    en: 'All 16 groups have to fit before it is handed in',
  },
  wrongAt: {
    zh: '第 {groups} 组对不上，照纸再看一遍。',
    en: 'Group {groups} does not fit; look at the paper again.',
  },
  rightSoFar: { zh: '对上 {count} 组，一共 16 组。', en: '{count} of 16 groups fit.' },
  allRight: { zh: '16 组都对上了。', en: 'All 16 groups fit.' },
  allBare: {
    zh: '64 位齐了。这份纸没有校验位，交以前再照纸核对一遍。',
    en: 'All 64 digits are there. This paper has no check digits: compare once more before you hand it in.',
  },
  between: { zh: '、', en: ', ' },
  act: { zh: '交上去', en: 'Hand it in' },
  done: { zh: '两个人输的一样，算数了。', en: 'Both are the same; it counts.' },
  halfDone: { zh: '记下了，还要另一个人再输一遍。', en: 'Kept; somebody else types it again.' },
  differs: {
    zh: '和前一个人输的不一样，两遍都不算。两个人对着纸重新输。',
    en: 'It differs from what was typed before; neither counts. Type it again together.',
  },
} as const satisfies Words
