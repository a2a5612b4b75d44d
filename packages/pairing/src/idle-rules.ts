/**
 * Rules and tables that a run will not heed. They are no fault, and whoever wrote them waits for an effect
 * that cannot come.
 */
import type { Reason } from './reason.ts'
import type { Roster } from './roster.ts'
import type { NeedCode, ObjectiveName, Rules } from './rules.ts'

/** Everything in the rules, the preferences and the relations that counts nothing for this roster. */
export function idleRules(roster: Roster, rules: Rules): Reason[] {
  return [
    ...idleMethod(rules),
    ...rules.objectives.flatMap((objective) => idleObjective(objective, roster, rules)),
    ...idleTables(roster, rules),
    ...idleLevels(roster, rules),
    ...idleMinima(roster),
  ]
}

function idle(code: string, params: Reason['params'] = {}): Reason[] {
  return [{ code, params }]
}

function idleMethod({ method, objectives, tiers, tiersHard }: Rules): Reason[] {
  return [
    ...(method === 'optimize' && objectives.length === 0 ? idle('idle-no-objectives') : []),
    ...(method === 'draw' && objectives.length > 0 ? idle('idle-draw-objectives') : []),
    ...(tiers === 'any' && tiersHard ? idle('idle-tiers-hard') : []),
  ]
}

function idleObjective(objective: ObjectiveName, roster: Roster, rules: Rules): Reason[] {
  const { supporters, communities } = roster
  switch (objective) {
    case 'function-need':
      return idleFunctionNeed(roster, rules)
    case 'fit':
      return idleFit(roster)
    case 'preference':
      return roster.preferences.length === 0 ? idle('idle-preference') : []
    case 'stability':
      return hasExisting(roster) ? [] : idle('idle-stability')
    case 'distance':
      return hasSteadySteps(roster) ? idle('idle-constant', { objective }) : []
    case 'tier':
      if (rules.tiers === 'sum-to-four' && rules.tiersHard) return alwaysZero(objective, rules)
      return areAlike(supporters, 'tier') && areAlike(communities, 'tier')
        ? idle('idle-constant', { objective })
        : []
    case 'unpaired':
    case 'coverage':
      return rules.hardMinima ? alwaysZero(objective, rules) : []
    case 'balance':
      return supporters.every(({ max }) => max <= 1) ? alwaysZero(objective, rules) : []
  }
}

/** A draw chooses by no objective, and there a count of 0 is what it says. */
function alwaysZero(objective: ObjectiveName, { method }: Rules): Reason[] {
  return method === 'optimize' ? idle('idle-always-zero', { objective }) : []
}

function idleFunctionNeed(roster: Roster, { functionNeed }: Rules): Reason[] {
  const mapped = roster.supporters.flatMap(
    (row) => (row.function && functionNeed[row.function]) || [],
  )
  const lacks = missingMatch(mapped, neededCodes(roster), 'functions')
  return lacks ? idle('idle-function-need', { lacks }) : []
}

function idleFit(roster: Roster): Reason[] {
  const offered = roster.supporters.flatMap((row) => row.offers ?? [])
  const lacks = missingMatch(offered, neededCodes(roster), 'offers')
  return lacks ? idle('idle-fit', { lacks }) : []
}

function neededCodes({ communities }: Roster): NeedCode[] {
  return communities.flatMap((row) => row.needs ?? [])
}

/** What is missing for any pair to match: one side's entries, the needs, or one that both hold. */
function missingMatch(given: NeedCode[], needed: NeedCode[], nameOfGiven: string) {
  if (given.length === 0) return nameOfGiven
  if (needed.length === 0) return 'needs'
  const known = new Set(needed)
  return given.some((code) => known.has(code)) ? undefined : 'match'
}

function hasExisting({ relations }: Roster): boolean {
  return relations.some(({ relation }) => relation === 'existing')
}

function areAlike<Row, Key extends keyof Row>(rows: readonly Row[], key: Key): boolean {
  return rows.every((row) => row[key] === rows[0]?.[key])
}

/**
 * Whether every supporter is equally many steps from every community: all codes share one prefix, and with
 * one step more no supporter shares its prefix with a community.
 */
function hasSteadySteps({ supporters, communities }: Roster): boolean {
  const prefixes = (rows: readonly { region?: string }[], length: number) =>
    new Set(rows.map(({ region = '' }) => region.slice(0, length)))
  const lengths = [12, 9, 6, 4, 2, 0]
  return lengths.some((length, at) => {
    if (prefixes([...supporters, ...communities], length).size > 1) return false
    const closer = lengths[at - 1]
    if (closer === undefined) return true
    const near = prefixes(supporters, closer)
    return [...prefixes(communities, closer)].every((prefix) => !near.has(prefix))
  })
}

function idleTables(roster: Roster, { objectives, functionNeed }: Rules): Reason[] {
  const listed = new Set<ObjectiveName>(objectives)
  const mapsNeeds = Object.values(functionNeed).some((needs) => needs.length > 0)
  return [
    ...(mapsNeeds && !listed.has('function-need') ? idle('idle-function-map') : []),
    ...(roster.preferences.length > 0 && !listed.has('preference')
      ? idle('idle-preference-table')
      : []),
    ...(hasExisting(roster) && !listed.has('stability') ? idle('idle-existing') : []),
  ]
}

function idleLevels({ supporters, communities }: Roster, { eligibility }: Rules): Reason[] {
  const levels = new Set(supporters.map((row) => row.level))
  const kinds = new Set(communities.map((row) => row.kind))
  return eligibility.levels.flatMap(({ supporterLevels, communityKinds }, at) => {
    const fitsSomebody =
      supporterLevels.some((level) => levels.has(level)) &&
      communityKinds.some((kind) => kinds.has(kind))
    return fitsSomebody ? [] : idle('idle-level-rule', { number: at + 1 })
  })
}

function idleMinima({ supporters, communities }: Roster): Reason[] {
  const asked = [...supporters, ...communities].some(({ min }) => min > 0)
  return asked ? [] : idle('idle-minima')
}
