/** Made by `npm run schema` from the migrations. Do not edit. */
import type { ColumnType, Generated } from 'kysely'

/** Read as parsed JSON, written as text. */
export type Json = ColumnType<unknown, string, string>

export interface Tables {
  'base.idempotencyKeys': {
    countyCode: string
    actor: string
    key: string
    route: string
    requestHash: Buffer
    status: number
    body: Json | null
    createdAt: Date
  }
  'base.migrations': {
    name: string
    checksum: string
    appliedAt: Generated<Date>
  }
  'base.outbox': {
    countyCode: string
    id: string
    topic: string
    payload: Json
    createdAt: Date
    deliveredAt: Date | null
  }
  'journal.entries': {
    countyCode: string
    id: string
    at: Date
    actor: string
    action: string
    subjectKind: string
    subjectId: string
    reason: string | null
    beforeHash: Buffer | null
    afterHash: Buffer | null
    personId: string | null
  }
  'journal.heads': {
    countyCode: string
    size: number
    root: Buffer
    at: Date
    previousHash: Buffer
    hash: Buffer
    keyId: string
    signature: Buffer
  }
  'journal.leaves': {
    countyCode: string
    index: number
    entryId: string
    hash: Buffer
  }
  'journal.logs': {
    countyCode: string
  }
  'journal.looks': {
    countyCode: string
    id: string
    at: Date
    actor: string
    subjectKind: string
    subjectId: string
    purpose: string
  }
  'journal.nodes': {
    countyCode: string
    level: number
    index: number
    hash: Buffer
  }
  'journal.signingKeys': {
    id: string
    publicKey: Buffer
    firstUsedAt: Date
  }
  'journal.subjectKeys': {
    countyCode: string
    subjectId: string
    key: Buffer
    createdAt: Date
  }
  'journal.unsealed': {
    countyCode: string
    entryId: string
  }
  'organizations.organizations': {
    countyCode: string
    id: string
    side: string
    code: string
    name: string
    kind: string
    level: string | null
    regionCode: string
    homeCountyCode: string | null
    beginsOn: string
    endsOn: string | null
  }
  'pairing.partnerships': {
    countyCode: string
    id: string
    cycleId: string
    runId: string
    supporterId: string
    communityId: string
    communityRegionCode: string
    origin: string
    reasons: Json
    beginsOn: string
    endsOn: string
  }
  'pairing.rosterRows': {
    countyCode: string
    cycleId: string
    organizationId: string
    ownerOrgId: string
    tier: number | null
    function: string | null
    offers: Generated<string[]>
    needs: Generated<string[]>
    capacityMin: number
    capacityMax: number
  }
  'pairing.runSecrets': {
    countyCode: string
    runId: string
    ownerOrgId: string
    rowSecret: Buffer
  }
  'pairing.runs': {
    countyCode: string
    id: string
    cycleId: string
    method: string
    state: string
    rules: Json
    inputRoot: string
    transcriptHash: string
    pairCount: number
    runAt: Date
    inForceOn: string
  }
  'pairing.transcripts': {
    countyCode: string
    runId: string
    body: string
  }
  'programmes.cycles': {
    id: string
    programmeId: string
    name: string
    beginsOn: string
    endsOn: string
  }
  'programmes.programmes': {
    id: string
    regionCode: string
    name: string
    nameEn: string | null
    officeName: string
    demo: Generated<boolean>
    publishedAt: Date | null
  }
  'regions.earlierVersions': {
    code: string
    level: string
    kind: string
    name: string
    officialName: string
    parentCode: string | null
    edition: string
    validFrom: string
    validTo: string
  }
  'regions.loads': {
    under: string
    levels: string
    day: string
    edition: string
    source: string
    rowCount: number
    loadedAt: Date
  }
  'regions.managementAreaMembers': {
    areaId: string
    regionCode: string
    included: boolean
    validFrom: string
    validTo: string | null
  }
  'regions.managementAreas': {
    id: string
    name: string
    countyCode: string
    validFrom: string
    validTo: string | null
  }
  'regions.places': {
    countyCode: string
    code: string
    regionCode: string
    parentCode: string | null
    kind: string
    name: string
    households: number | null
    buildings: number | null
    validFrom: string
    validTo: string | null
  }
  'regions.regions': {
    code: string
    level: string
    kind: string
    name: string
    officialName: string
    parentCode: string | null
    edition: string
    validFrom: string
    validTo: string | null
  }
  'regions.successions': {
    fromCode: string
    toCode: string
    kind: string
    day: string
    declared: boolean
  }
  'regions.tokens': {
    token: string
    place: number
    level: number
    code: number
  }
}
