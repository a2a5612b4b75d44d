/**
 * The rooms, bottom up, and which doors each may open. A room uses only rooms on lines above its own;
 * `scripts/edges.ts` holds the code to this file.
 */
export const edges = {
  journal: [],
  identity: [],
  regions: [],
  notices: ['regions'],
  organizations: ['regions'],
  programmes: ['regions', 'organizations'],
  indicators: ['regions', 'organizations', 'programmes'],
  needs: ['regions', 'organizations', 'programmes', 'indicators'],
  pairing: ['regions', 'organizations', 'programmes'],
  activities: ['regions', 'organizations', 'programmes', 'indicators', 'needs', 'pairing'],
} as const satisfies Record<string, readonly string[]>

export type Room = keyof typeof edges
export const roomNames = Object.keys(edges) as Room[]
