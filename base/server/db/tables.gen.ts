/** Made by `npm run schema` from the migrations. Do not edit. */
import type { ColumnType, Generated } from 'kysely'

/** Read as parsed JSON, written as text. */
export type Json = ColumnType<unknown, string, string>

export interface Tables {
  'activities.costLines': {
    countyCode: string
    deedId: string
    source: string
    fen: number
  }
  'activities.deeds': {
    countyCode: string
    id: string
    cycleId: string
    partnershipId: string | null
    direction: string
    unitId: string
    communityId: string
    regionCode: string
    title: string
    kind: string
    onDay: string
    helped: number
    quantity: number | null
    countedIn: string | null
    paidById: string | null
    needId: string | null
    promiseId: string | null
    outcome: string | null
    state: string
    words: string | null
    version: number
    declaredBy: string
    declaredAt: Date
    answeredBy: string | null
    answeredAt: Date | null
    changedBy: string
    changedAt: Date
    delivers: boolean
  }
  'activities.searchTokens': {
    countyCode: string
    token: string
    deedId: string
  }
  'base.idempotencyKeys': {
    actor: string
    key: string
    route: string
    requestHash: Buffer
    body: string | null
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
    attempts: Generated<number>
    failure: string | null
    failedAt: Date | null
  }
  'identity.credentials': {
    id: string
    accountId: string
    providerId: string
    userId: string
    accessToken: string | null
    refreshToken: string | null
    idToken: string | null
    accessTokenExpiresAt: Date | null
    refreshTokenExpiresAt: Date | null
    scope: string | null
    password: string | null
    createdAt: Generated<Date>
    updatedAt: Date
  }
  'identity.grants': {
    countyCode: string
    id: string
    userId: string
    role: string
    scopeKind: string
    scopeCode: string
    beginsOn: string
    endsOn: string | null
    reason: string
    grantedBy: string
    createdAt: Date
    endedBy: string | null
    endReason: string | null
    regionCode: string
    handedFrom: string | null
    handedTo: string | null
  }
  'identity.invitations': {
    countyCode: string
    id: string
    userId: string
    codeHash: Buffer
    createdBy: string
    createdAt: Date
    expiresAt: Date
    usedAt: Date | null
  }
  'identity.knownBrowsers': {
    userId: string
    tokenHash: Buffer
    failedTries: Generated<number>
    lockedUntil: Date | null
    usedAt: Date
  }
  'identity.sessions': {
    id: string
    expiresAt: Date
    token: string
    createdAt: Generated<Date>
    updatedAt: Date
    ipAddress: string | null
    userAgent: string | null
    userId: string
    lastSeenAt: Date | null
    secondFactor: Generated<boolean>
  }
  'identity.twoFactors': {
    id: string
    secret: string
    backupCodes: string
    userId: string
    verified: boolean | null
    failedVerificationCount: number | null
    lockedUntil: Date | null
    spentStep: number | null
  }
  'identity.users': {
    id: string
    name: string
    email: string
    emailVerified: boolean
    image: string | null
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
    username: string | null
    displayUsername: string | null
    twoFactorEnabled: boolean | null
    homeCountyCode: string
    grantCounties: Generated<string[]>
    demo: Generated<boolean>
    failedSignIns: Generated<number>
    lockedUntil: Date | null
    closedAt: Date | null
    lastSignInAt: Date | null
    barred: Generated<boolean>
    sessionsEnded: Generated<number>
    nameReadings: Generated<string[]>
    nameOrder: Generated<string>
  }
  'identity.verifications': {
    id: string
    identifier: string
    value: string
    expiresAt: Date
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
  'indicators.activeMonths': {
    countyCode: string
    cycleId: string
    whose: string
    scope: string
    month: string
    records: number
  }
  'indicators.confirmations': {
    countyCode: string
    id: string
    recordKind: string
    recordId: string
    recordVersion: number
    step: number
    fromLevel: string
    toLevel: string
    way: string
    confirmedAt: Date
  }
  'indicators.facts': {
    countyCode: string
    id: string
    programmeId: string
    cycleId: string
    recordKind: string
    recordId: string
    recordVersion: number
    measure: string
    kind: string
    aspect: string
    quantity: number
    onDay: string
    regionCode: string
    organizationId: string | null
    partnershipId: string | null
    level: string
    takesBack: boolean
    recordedAt: Date
  }
  'indicators.folds': {
    countyCode: string
    foldedAt: Date
  }
  'indicators.monthlyCounts': {
    countyCode: string
    id: string
    cycleId: string
    organizationId: string
    regionCode: string
    measure: string
    month: string
    quantity: number
    reason: string | null
    version: number
    enteredBy: string
    enteredAt: Date
    countersignedBy: string | null
    countersignedAt: Date | null
  }
  'indicators.spreads': {
    countyCode: string
    cycleId: string
    whose: string
    measure: string
    kind: string
    aspect: string
    scope: string
    quantity: number
    records: number
  }
  'indicators.totals': {
    countyCode: string
    cycleId: string
    whose: string
    scope: string
    measure: string
    kind: string
    aspect: string
    month: string
    level: string
    quantity: number
    records: number
  }
  'indicators.unfolded': {
    countyCode: string
    id: string
    isFact: boolean
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
    recordKind: string | null
    recordIds: string[] | null
    recordsBefore: Buffer | null
    recordsAfter: Buffer | null
    recordCount: Generated<number | null>
    firstRecord: Generated<string | null>
    lastRecord: Generated<string | null>
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
  'needs.answers': {
    countyCode: string
    id: string
    needId: string
    round: number
    way: string
    yes: boolean
    words: string | null
    answeredOn: string
  }
  'needs.counters': {
    countyCode: string
    name: string
    last: number
  }
  'needs.matches': {
    countyCode: string
    id: string
    needId: string
    organizationId: string
    offerId: string | null
    partnershipId: string | null
    state: string
    words: string | null
    askedAt: Date
    answeredAt: Date | null
    reason: string | null
    plan: string | null
    planBy: string | null
    begunOn: string | null
    done: string | null
    doneOn: string | null
    version: number
  }
  'needs.needSteps': {
    countyCode: string
    needId: string
    number: number
    step: string
    state: string
    at: Date
    side: string
    organizationId: string | null
    words: string | null
    day: string | null
    version: number
    round: number
    level: string | null
    way: string | null
  }
  'needs.needs': {
    countyCode: string
    id: string
    cycleId: string
    communityId: string
    regionCode: string
    number: number
    slipNumber: number | null
    category: string
    title: string
    detail: string
    beneficiaries: number | null
    urgency: string
    selfEffort: string | null
    decision: string | null
    decidedOn: string | null
    wantedBy: string | null
    onPortal: boolean
    enteredBy: string
    state: string
    stateSince: Date
    round: number
    publishedAt: Date | null
    holderId: string | null
    denied: boolean
    closedVersion: number | null
    level: string | null
    way: string | null
    mergedInto: string | null
    version: number
    changedBy: string
    changedAt: Date
  }
  'needs.offers': {
    countyCode: string
    id: string
    cycleId: string
    organizationId: string
    number: number
    category: string
    needs: string[]
    title: string
    content: string | null
    quantity: number | null
    quantityUnit: string | null
    amountFen: number | null
    fromDay: string | null
    untilDay: string | null
    times: string | null
    conditions: string | null
    contactPostId: string | null
    contactTitle: string | null
    places: number | null
    taken: Generated<number>
    state: string
    endReason: string | null
    carriedFrom: string | null
    carriedTo: string | null
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'needs.referrals': {
    countyCode: string
    id: string
    needId: string
    fromSide: string
    fromOrganizationId: string
    toOrganizationId: string | null
    townshipCode: string
    state: string
    words: string
    answer: string | null
    askedAt: Date
    answeredAt: Date | null
  }
  'needs.searchTokens': {
    countyCode: string
    kind: string
    token: string
    recordId: string
  }
  'needs.slips': {
    countyCode: string
    id: string
    needId: string
    round: number
    linkHash: Buffer
    codeHash: Buffer
    goodUntil: string
  }
  'notices.mails': {
    countyCode: string
    id: string
    userId: string
    kind: string
    day: string
    createdAt: Date
    tries: Generated<number>
    nextTryAt: Date
    sentAt: Date | null
    givenUpAt: Date | null
    failure: string | null
  }
  'notices.notices': {
    countyCode: string
    id: string
    userId: string
    key: string
    kind: string
    title: Json
    leadsTo: string
    dueOn: string | null
    createdAt: Date
    readAt: Date | null
    mailId: string | null
  }
  'notices.settings': {
    countyCode: string
    userId: string
    mail: Generated<string>
    muted: Generated<string[]>
    quietFrom: Generated<string>
    quietUntil: Generated<string>
    language: Generated<string>
    address: string | null
    mailedSince: Date | null
    pendingAddress: string | null
    codeHash: Buffer | null
    codeUntil: Date | null
    codeTries: Generated<number>
    codesSentOn: string | null
    codesSent: Generated<number>
    unsubscribeToken: string
    version: Generated<number>
  }
  'organizations.columnMappings': {
    countyCode: string
    side: string
    header: string
    field: string
    usedAt: Date
  }
  'organizations.contacts': {
    countyCode: string
    id: string
    organizationId: string
    ownerOrgId: string
    name: string
    phone: string
    purpose: string
    expiresOn: string
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'organizations.earlierVersions': {
    countyCode: string
    organizationId: string
    version: number
    record: Json
    changedAt: Date
    changedBy: string
    change: string
    reason: string | null
  }
  'organizations.guestCounties': {
    countyCode: string
    organizationId: string
    guestCountyCode: string
  }
  'organizations.importParts': {
    countyCode: string
    importId: string
    verdict: string
    firstRow: number
    lastRow: number
    rowNumbers: number[]
    organizationIds: string[]
    codes: string[]
    names: string[]
    versions: number[] | null
    changed: unknown[] | null
    before: unknown[] | null
    hints: unknown[] | null
    normalNames: string[] | null
    kinds: string[] | null
    levels: string[] | null
    functions: string[] | null
    regionCodes: string[] | null
    parentIds: string[] | null
    socialCreditCodes: string[] | null
    members: number[] | null
    households: number[] | null
  }
  'organizations.importPieces': {
    countyCode: string
    importId: string
    number: number
    bytes: Buffer
  }
  'organizations.imports': {
    countyCode: string
    id: string
    fileName: string
    side: string
    state: string
    progress: Generated<number>
    counts: Json | null
    missing: Generated<string>
    createdBy: string
    createdAt: Date
    previewedAt: Date | null
    appliedAt: Date | null
    undoneAt: Date | null
    version: Generated<number>
    bytes: number
    sha256: Buffer
    reach: Json
    columns: Json | null
    faults: Generated<Json>
    faultCount: Generated<number>
    notices: Generated<Json>
    stale: Generated<Json>
    why: string | null
    reason: string | null
    decidedBy: string | null
    saidColumns: Generated<Json>
  }
  'organizations.internalRecords': {
    countyCode: string
    id: string
    organizationId: string
  }
  'organizations.leadershipCounts': {
    countyCode: string
    organizationId: string
    asOf: string
    posts: number
    vacancies: number
    underThirtyFive: number
    fromThirtyFive: number
    fromFifty: number
    women: number
    reserves: number
    recordedBy: string
    recordedAt: Date
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
    parentId: string | null
    socialCreditCode: string | null
    function: string | null
    members: number | null
    households: number | null
    normalName: string | null
    version: Generated<number>
    changedAt: Date | null
    foundedOn: string | null
  }
  'organizations.posts': {
    countyCode: string
    id: string
    organizationId: string
    ownerOrgId: string
    title: string
    kind: string
    fullTime: boolean | null
    holderName: string | null
    userId: string | null
    beginsOn: string
    endsOn: string | null
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'organizations.successions': {
    countyCode: string
    fromId: string
    toId: string
    kind: string
    ended: boolean
    day: string
    reason: string
  }
  'organizations.tallies': {
    countyCode: string
    organizationId: string
    posts: Generated<number>
    vacancies: Generated<number>
    contacts: Generated<number>
    contactsExpireOn: string | null
    holdersEraseOn: string | null
  }
  'organizations.teamOrganizations': {
    countyCode: string
    teamId: string
    organizationId: string
  }
  'organizations.teams': {
    countyCode: string
    id: string
    organizationId: string
    name: string
    kind: string
    people: number | null
    beginsOn: string
    endsOn: string | null
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'organizations.tokens': {
    countyCode: string
    token: string
    place: number
    organizationId: string
  }
  'organizations.trees': {
    countyCode: string
  }
  'organizations.unindexed': {
    countyCode: string
    id: string
    organizationIds: string[]
  }
  'pairing.ceremonies': {
    countyCode: string
    runId: string
    event: string
    place: string | null
    announcedAt: Date
    announcedBy: string
    beaconKind: string
    beaconEvent: string
    beaconRound: number | null
    beaconValue: string | null
    beaconSignature: string | null
    beaconAt: Date | null
    closedAt: Date | null
    scene: Generated<number>
    version: Generated<number>
    landed: Generated<number>
    supporters: number
    communities: number
  }
  'pairing.ceremonyParties': {
    countyCode: string
    runId: string
    number: number
    party: string
    way: string
    tokenHash: Buffer | null
    commitment: string | null
    commitmentBy: string | null
    commitmentConfirmedBy: string | null
    committedAt: Date | null
    share: string | null
    shareBy: string | null
    shareConfirmedBy: string | null
    revealedAt: Date | null
  }
  'pairing.choices': {
    countyCode: string
    cycleId: string
    side: string
    supporterId: string
    communityId: string
    rank: number
    statedBy: string
    statedAt: Date
  }
  'pairing.existingPairs': {
    countyCode: string
    id: string
    cycleId: string
    supporterId: string
    communityId: string
    since: string
    state: string
    questionedBy: string | null
    reason: string | null
    changedBy: string
    changedAt: Date
    version: number
    supporterConfirmedAt: Date | null
    communityConfirmedAt: Date | null
  }
  'pairing.frozenLists': {
    countyCode: string
    runId: string
    body: string
  }
  'pairing.frozenRosters': {
    countyCode: string
    runId: string
    ownerOrgId: string
    body: Json
    ids: Json
  }
  'pairing.linkRenewals': {
    countyCode: string
    runId: string
    id: string
    partyNumber: number
    renewedAt: Date
    renewedBy: string
    reason: string
  }
  'pairing.objections': {
    countyCode: string
    id: string
    runId: string
    proposalId: string | null
    fromWhom: string
    body: string | null
    codeHash: Buffer | null
    receivedAt: Date
    decision: string | null
    answer: string | null
    decidedBy: string | null
    deciderName: string | null
    decidedAt: Date | null
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
    runCountyCode: string | null
    endReason: string | null
    endedBy: string | null
    proposalId: string | null
  }
  'pairing.proposals': {
    countyCode: string
    id: string
    cycleId: string
    runId: string
    rootId: string
    supporterId: string
    communityId: string
    communityRegionCode: string
    origin: string
    since: string | null
    reasons: Json
    supporterAnswer: string | null
    supporterReason: string | null
    supporterBy: string | null
    supporterAt: Date | null
    communityAnswer: string | null
    communityReason: string | null
    communityBy: string | null
    communityAt: Date | null
    droppedBy: string | null
    supporterCountyCode: string
    lapsedAt: Date | null
    supporterHow: string | null
    communityHow: string | null
  }
  'pairing.relations': {
    countyCode: string
    cycleId: string
    supporterId: string
    communityId: string
    ownerOrgId: string
    relation: string
    reason: string | null
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
  'pairing.runReports': {
    countyCode: string
    runId: string
    ownerOrgId: string
    body: Json
  }
  'pairing.runSecrets': {
    countyCode: string
    runId: string
    ownerOrgId: string
    rowSecret: Buffer
  }
  'pairing.runSteps': {
    countyCode: string
    runId: string
    number: number
    step: string
    state: string
    at: Date
    actor: string
    reason: string | null
    documentHash: string | null
    rules: Json | null
  }
  'pairing.runs': {
    countyCode: string
    id: string
    cycleId: string
    method: string
    state: string
    rules: Json
    inputRoot: string | null
    transcriptHash: string | null
    pairCount: number | null
    runAt: Date | null
    inForceOn: string | null
    kind: Generated<string>
    parentId: string | null
    programmeId: string
    way: string | null
    answerBy: string | null
    disclosedFrom: string | null
    disclosedUntil: string | null
    work: Json | null
    version: Generated<number>
    createdAt: Date
  }
  'pairing.silences': {
    countyCode: string
    partnershipId: string
    silentSince: string
    unitToldOn: string
    officeToldOn: string | null
    endedOn: string | null
  }
  'pairing.simulations': {
    countyCode: string
    runId: string
    ownerOrgId: string
    number: number
    at: Date
    actor: string
    outcome: Json
  }
  'pairing.transcripts': {
    countyCode: string
    runId: string
    body: string
  }
  'pairing.wishCalls': {
    countyCode: string
    cycleId: string
    until: string
    most: number
    changedBy: string
    changedAt: Date
    version: number
  }
  'programmes.adoptions': {
    keeperCode: string
    programmeId: string
    item: string
    guideId: string
    guideVersion: number
    answer: string
    reason: string | null
    version: number
    answeredBy: string
    answeredAt: Date
  }
  'programmes.cycles': {
    id: string
    keeperCode: string
    programmeId: string
    name: string
    beginsOn: string
    endsOn: string
    stagesVersion: Generated<number>
    stagesChangedBy: string | null
    stagesChangedAt: Date | null
    dutiesVersion: Generated<number>
    dutiesChangedBy: string | null
    dutiesChangedAt: Date | null
  }
  'programmes.documentVersions': {
    countyCode: string
    documentId: string
    version: number
    title: string
    number: string | null
    body: string
    inForceOn: string
    reason: string
    changedBy: string
    changedAt: Date
  }
  'programmes.documents': {
    countyCode: string
    id: string
    programmeId: string
    title: string
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'programmes.duties': {
    countyCode: string
    cycleId: string
    position: number
    post: string
    duty: string
    division: string
    guarantee: string | null
    rule: string | null
    plan: string | null
    supervision: string | null
  }
  'programmes.participants': {
    countyCode: string
    id: string
    cycleId: string
    organizationId: string
    part: string
    joinedOn: string
    leftOn: string | null
    leftReason: string | null
    changedBy: string
    changedAt: Date
  }
  'programmes.programmes': {
    id: string
    keeperCode: string
    regionCode: string
    name: string
    nameEn: string | null
    officeName: string
    demo: Generated<boolean>
    publishedAt: Date | null
    template: string
    guideId: string | null
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'programmes.settings': {
    keeperCode: string
    programmeId: string
    version: number
    body: Json
    reason: string
    changedBy: string
    changedAt: Date
  }
  'programmes.stages': {
    keeperCode: string
    cycleId: string
    position: number
    name: string
    beginsOn: string
    endsOn: string
  }
  'programmes.tasks': {
    countyCode: string
    id: string
    cycleId: string
    title: string
    owner: string
    ownerOrganizationId: string | null
    dueOn: string
    doneOn: string | null
    doneBy: string | null
    note: string | null
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'regions.earlierAreas': {
    keeperCode: string
    areaId: string
    version: number
    record: Json
    change: string
    changedAt: Date
    changedBy: string
    reason: string
  }
  'regions.earlierPlaces': {
    countyCode: string
    placeCode: string
    version: number
    record: Json
    change: string
    changedAt: Date
    changedBy: string
    reason: string | null
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
    keeperCode: string
    areaId: string
    regionCode: string
    included: boolean
    validFrom: string
    validTo: string | null
  }
  'regions.managementAreas': {
    id: string
    name: string
    keeperCode: string
    validFrom: string
    validTo: string | null
    version: Generated<number>
    changedBy: string
    changedAt: Date
  }
  'regions.places': {
    countyCode: string
    code: string
    regionCode: string
    parentCode: string | null
    kind: string
    name: string
    households: number | null
    validFrom: string
    validTo: string | null
    residents: number | null
    facilities: Json
    version: Generated<number>
    changedBy: string
    changedAt: Date
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
