import type { Route } from '#base/server/http/route.ts'
import { confirmDeed, confirmDeeds, questionDeed, takeBackAnswer } from './answers/answer-deeds.ts'
import { bringDeeds, pasteDeeds } from './batch/bring-deeds.ts'
import { correctDeed } from './deeds/correct-deed.ts'
import { declareDeed } from './deeds/declare-deed.ts'
import { withdrawDeed } from './deeds/withdraw-deed.ts'
import { exportDeedsCsv, exportDeedsXlsx } from './files/export-deeds.ts'
import { downloadDeedTemplate } from './files/template.ts'
import { listDeedChoices } from './listing/list-choices.ts'
import { countDeeds, listDeeds, showDeed } from './listing/list-deeds.ts'
import type { ActivitiesParts } from './parts.ts'

export const activitiesRoutes = (parts: ActivitiesParts): Route[] => [
  declareDeed,
  correctDeed(parts),
  withdrawDeed,
  confirmDeed,
  questionDeed,
  takeBackAnswer,
  confirmDeeds,
  pasteDeeds,
  bringDeeds,
  downloadDeedTemplate,
  exportDeedsCsv,
  exportDeedsXlsx,
  listDeedChoices,
  listDeeds,
  countDeeds,
  showDeed,
]
