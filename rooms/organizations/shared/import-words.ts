/** The states of an import, and what its rows do. */
import type { Words } from '#base/shared/words.ts'

export const importStates = [
  'uploaded',
  'reading',
  'faulty',
  'previewed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
  'failed',
] as const
export type ImportState = (typeof importStates)[number]
export const importStateWords: Words<ImportState> = {
  uploaded: { zh: '等待读取', en: 'Waiting to be read' },
  reading: { zh: '正在读取', en: 'Being read' },
  faulty: { zh: '有错，等待改正', en: 'Has faults' },
  previewed: { zh: '等待确认', en: 'Waiting for a decision' },
  applying: { zh: '正在导入', en: 'Being applied' },
  applied: { zh: '已导入', en: 'Applied' },
  undoing: { zh: '正在撤回', en: 'Being undone' },
  undone: { zh: '已撤回', en: 'Undone' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  failed: { zh: '没有成功', en: 'Failed' },
}

export const verdicts = ['new', 'changed', 'unchanged', 'missing'] as const
export type Verdict = (typeof verdicts)[number]
/** @public What the page of an import calls them. */
export const verdictWords: Words<Verdict> = {
  new: { zh: '新增', en: 'New' },
  changed: { zh: '有改动', en: 'Changed' },
  unchanged: { zh: '没有变化', en: 'Unchanged' },
  missing: { zh: '表里没有', en: 'Not in the file' },
}

export const staleWords = {
  changed: { zh: '已被别人改过', en: 'Changed by somebody else meanwhile' },
  taken: {
    zh: '预览之后，这个编号已有别的组织用了',
    en: 'Another organization has taken this code since the preview',
  },
  parent: {
    zh: '它的上级组织已经撤销，或不在您的范围内了',
    en: 'The organization above it was closed or left your reach',
  },
  'parent-gone': {
    zh: '它原来的上级组织已经不在了，撤回不到原来的样子',
    en: 'The organization that it hung on is gone, so it cannot be as it was',
  },
  cycle: {
    zh: '别人调整了它的上级组织，这样它会挂到自己下面',
    en: 'Somebody moved what is above it, so it would hang below itself',
  },
  branches: {
    zh: '下面还有没撤销的组织，先撤销或调整它们',
    en: 'Organizations below it are still open; close or move them first',
  },
  beyond: {
    zh: '它下面有不在您范围内的组织，请上一级联建办来调整它的上级',
    en: 'Something below it lies outside your reach; the office above can hang it elsewhere',
  },
  hangs: {
    zh: '导入之后已经有别的记录用到它',
    en: 'Other records name it since the import',
  },
  gone: { zh: '已经不在了', en: 'It is gone' },
  left: { zh: '已经不归您管了', en: 'It left your reach' },
} satisfies Words

export const failureWords = {
  lost: { zh: '文件已按期删除，请重新上传', en: 'The file was deleted in time; upload it again' },
  'role-over': {
    zh: '决定这次导入的人已不再负责这里，什么都没有改',
    en: 'Whoever decided it does not answer for this any longer; nothing was changed',
  },
  broken: {
    zh: '系统出错，什么都没有改。请再传一次；还不行，找管理员',
    en: 'Something went wrong and nothing was changed. Upload it again; if it fails again, ask your administrator',
  },
} satisfies Words
