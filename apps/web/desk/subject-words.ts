/** What kinds of things entries of the journal speak of. */
import type { Words } from '#base/shared/words.ts'

export const subjectWords: Words = {
  user: { zh: '账号', en: 'Account' },
  organization: { zh: '组织', en: 'Organization' },
  import: { zh: '导入的表格', en: 'Imported sheet' },
  post: { zh: '职务', en: 'Post' },
  contact: { zh: '联系人', en: 'Contact' },
  team: { zh: '队伍', en: 'Team' },
  place: { zh: '村组、网格等', en: 'Place' },
  'management-area': { zh: '管理区', en: 'Management area' },
  programme: { zh: '行动', en: 'Programme' },
  cycle: { zh: '周期', en: 'Cycle' },
  document: { zh: '制度文件', en: 'Document' },
  task: { zh: '工作任务', en: 'Task' },
  participant: { zh: '参与方', en: 'Participant' },
  'monthly-count': { zh: '按月报的数', en: 'Count of a month' },
  run: { zh: '结对运行', en: 'Pairing run' },
  proposal: { zh: '拟结对', en: 'Proposed pair' },
  partnership: { zh: '结对', en: 'Partnership' },
  tie: { zh: '原有结对', en: 'Existing pair' },
  objection: { zh: '异议', en: 'Objection' },
  backup: { zh: '备份', en: 'Backup' },
}
