/** Who says that something happened: who did it, the other side, the people it was done for, somebody who went to see. */
export const evidenceLevels = ['declared', 'countersigned', 'confirmed', 'inspected'] as const
export type EvidenceLevel = (typeof evidenceLevels)[number]

/** How a level was reached. A slip of paper, a village and an office speak for somebody; a link and a code are the person's own. */
export const confirmationWays = [
  'village',
  'unit',
  'office',
  'link',
  'code',
  'paper',
  'inspection',
  'taken-back',
] as const
export type ConfirmationWay = (typeof confirmationWays)[number]
