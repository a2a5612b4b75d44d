import type { ConfirmationWay, EvidenceLevel } from '#base/shared/evidence.ts'
import type { Words } from '#base/shared/words.ts'

/** 确认程度, in the order in which they are drawn: the surest first. */
export const levelWords: Words<EvidenceLevel> = {
  inspected: { zh: '抽查过', en: 'Inspected' },
  confirmed: { zh: '群众确认', en: 'Confirmed by residents' },
  countersigned: { zh: '对方确认', en: 'Countersigned' },
  declared: { zh: '自报', en: 'Declared only' },
}

export const wayWords: Words<ConfirmationWay> = {
  village: { zh: '村里确认', en: 'by the village' },
  unit: { zh: '单位确认', en: 'by the unit' },
  office: { zh: '乡镇或联建办核对', en: 'by the township or the office' },
  link: { zh: '本人打开链接确认', en: 'by the resident through a link' },
  code: { zh: '本人报确认码确认', en: 'by the resident with a code' },
  paper: { zh: '纸条确认，别人代录', en: 'on paper, entered by somebody else' },
  inspection: { zh: '抽查时看过', en: 'seen at an inspection' },
  'taken-back': { zh: '确认收回了', en: 'the confirmation was taken back' },
}
