/** Which changes end a version of a place or an area. */
export const changeKinds = ['change', 'close', 'reopen'] as const
export type ChangeKind = (typeof changeKinds)[number]
