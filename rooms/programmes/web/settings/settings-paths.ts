/** Last steps of the addresses at which portions of the settings are changed, in the order in which they are read. */
export const settingsPaths = [
  'who',
  'posts',
  'silence',
  'activities',
  'indicators',
  'fields',
  'stages',
  'tasks',
  'duties',
] as const
export type SettingsPath = (typeof settingsPaths)[number]
