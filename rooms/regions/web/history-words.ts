/** How the pages of a place and of an area tell what these were before. */
import type { Words } from '#base/shared/words.ts'

export const historyWords = {
  title: { zh: '沿革', en: 'History' },
  create: { zh: '登记', en: 'Entered' },
  change: { zh: '修改', en: 'Changed' },
  close: { zh: '撤销', en: 'Closed' },
  closeFrom: { zh: '撤销，{day}起', en: 'Closed from {day}' },
  reopen: { zh: '恢复', en: 'Reopened' },
  named: { zh: '名字：{name}', en: 'Name: {name}' },
  renamed: { zh: '名字：{before} → {after}', en: 'Name: {before} → {after}' },
  changed: { zh: '{field}：{before} → {after}', en: '{field}: {before} → {after}' },
  filled: { zh: '{field}：填了 {after}', en: '{field}: {after} entered' },
  emptied: {
    zh: '{field}：去掉了原来的 {before}',
    en: '{field}: {before} taken away',
  },
  joined: { zh: '加进来：{names}', en: 'Taken in: {names}' },
  left: { zh: '移出去：{names}', en: 'Taken out: {names}' },
  cut: { zh: '减去：{names}', en: 'Cut out: {names}' },
  uncut: { zh: '不再减去：{names}', en: 'No longer cut out: {names}' },
  because: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  before: { zh: '开始留痕之前', en: 'Before changes were kept' },
} as const satisfies Words
