/** As `rooms/edges.ts` declares them: a room, and the rooms it may use. */
export type RoomEdges = Readonly<Record<string, readonly string[]>>

export interface Violation {
  file: string
  line: number
  what: string
  expected: string
}
