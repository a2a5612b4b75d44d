/** `lianjian pair`: from the files of a county to its pairs, their transcript and the office's report. */
import {
  type Ceremony,
  ceremonyFaults,
  ceremonySchema,
  freeze,
  futureFaults,
  openingsText,
  type Reason,
  Refusal,
  type Report,
  type Roster,
  type Rules,
  type RunResult,
  reportText,
  run,
  type SeedSource,
  type SignatureCheck,
  seedOf,
} from '@lianjian/pairing'
import type { Fault } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { visibleText } from '#base/server/tables/visible-text.ts'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { readJson } from '#rooms/pairing/server/files/read-json.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { engineFault, reasonInWords } from './engine-words.ts'
import { loadSignatureCheck } from './load-signature-check.ts'
import { printNotices } from './print-faults.ts'
import { type Arguments, readArguments, readHex } from './read-arguments.ts'
import { inputOptions, readInputs, requiredInputs } from './read-inputs.ts'
import { readSource } from './read-source.ts'
import {
  findFolderFault,
  type OutputFile,
  privacyInWords,
  writeTogether,
} from './write-together.ts'

const name = 'lianjian pair'

export const command: Command = {
  usage: {
    zh: `用法：${name} --supporters 包联方.csv --communities 村社区.csv --rules 规则.json --seed 种子 --out 文件夹

  --supporters    包联方名册，CSV 或 .xlsx
  --communities   村（社区）名册，CSV 或 .xlsx
  --preferences   意愿表（可不写）
  --relations     关系表：现有、锁定、回避（可不写）
  --rules         规则，JSON
  --seed          种子，64 位十六进制数字
  --ceremony      抽签仪式的记录，JSON；种子由它得出，不必再写 --seed
  --row-secret    只有办公室知道的 64 位十六进制数字（可不写）
  --new-counties  区划数据里还没有的县（区），6 位代码，用逗号隔开（可不写）
  --openings      另写 openings.json：每个单位、每个村各自那一行的凭据，不公开；用 lianjian open 逐个取出
  --out           写到哪个文件夹；里面另一次的结果移进它的子文件夹

写出 pairs.csv（结对，只有代码）、transcript.json（公开记录）、pairs-named.csv（结对，写名称和原因，用 --lang 的语言，
表格软件可直接打开）、report.json（办公室自用的报告）。后两个不要公开。

退出码：0 已结对；2 文件有错，错处一次列出，每次最多 200 处；3 硬性规则下无法结对。`,
    en: `Usage: ${name} --supporters F --communities F --rules R.json --seed HEX64 --out DIR

  --supporters    the roster of supporters, CSV or .xlsx
  --communities   the roster of communities, CSV or .xlsx
  --preferences   preferences of both sides (optional)
  --relations     relations: existing, locked, avoid (optional)
  --rules         the rules, JSON
  --seed          64 hexadecimal digits
  --ceremony      the record of a ceremony, JSON; the seed comes from it and --seed can be left out
  --row-secret    64 hexadecimal digits known to the office alone (optional)
  --new-counties  counties that our edition of the regions does not have yet, six digits each (optional)
  --openings      write openings.json too: for each unit and village the proof of its own row; not public,
                  lianjian open takes them out one by one
  --out           the folder to write to; files of another run move into a folder inside it

Writes pairs.csv (the pairs by code), transcript.json (what is published), pairs-named.csv (the pairs with names and
reasons in the language of --lang, for spreadsheets) and report.json (for the office). The last two are not public.

Exit codes: 0 paired; 2 bad input, listed at once, 200 at most; 3 no pairing under the hard rules.`,
  },

  async run(args, language) {
    const options = readArguments(args, {
      command: name,
      values: [...inputOptions, 'seed', 'ceremony'],
      required: requiredInputs,
      flags: ['openings'],
    })
    const inputs = await readInputs(options, name)
    const source = await readSeedSource(options)
    const out = options.value('out')
    const folderFault = out === undefined ? null : await findFolderFault(name, out)
    const faults = [...options.faults, ...inputs.faults, ...source.faults]
    if (folderFault) faults.push(folderFault)
    printNotices(inputs.notices, language)
    const { roster, rules, rowSecret } = inputs
    const { ceremony, typed } = source
    if (ceremony) {
      const root = roster && rules && refusing(() => freeze(roster, rules, rowSecret)).inputRoot
      faults.push(...findCeremonyFaults({ ...ceremony, typed, now: Date.now() }, root))
    }
    if (faults.length > 0 || !roster || !rules || !source.value || out === undefined) {
      throw new BadInput(faults)
    }

    const seedSource = source.value
    const result = refusing(() => run(roster, rules, seedSource, rowSecret))
    if (result.outcome === 'infeasible') return tellInfeasible(result, roster, rules, language)
    const { pairs, transcript, report, openings, uncovered, inputRoot, seed } = result
    const files = new Map<string, OutputFile>([
      ['pairs.csv', { text: pairsCsv(pairs) }],
      ['pairs-named.csv', { text: namedPairsCsv(report, language), isPrivate: true }],
      ['report.json', { text: reportText(report), isPrivate: true }],
      ['transcript.json', { text: transcript }],
    ])
    const ownRows = () => openingsText({ inputRoot, openings })
    if (options.flag('openings')) files.set('openings.json', { text: ownRows(), isPrivate: true })
    const further = new Map([['openings.json', ownRows]])
    const moved = await writeTogether({ command: name, folder: out, files, further })
    printNotices(moved, language)
    tellPaired(report, out, files, language)
    // `run` has put the transcript through the verifier, proof and all, before handing it over.
    const certificate = 'ok'
    const told = { pairs: pairs.length, uncovered: uncovered.length, certificate, inputRoot, seed }
    console.log(JSON.stringify(told))
    return exitCodes.done
  },
}

function pairsCsv(pairs: { supporter: string; community: string }[]): string {
  return writeCsv(
    ['supporter', 'community'],
    pairs.map(({ supporter, community }) => [supporter, community]),
  )
}

const namedHeader = {
  zh: ['包联单位代码', '包联单位', '村（社区）代码', '村（社区）', '为什么'],
  en: ['supporter code', 'supporter', 'community code', 'community', 'why'],
}

/** For whoever reads the pairs in a spreadsheet. Private: it names persons, whom what is published leaves out. */
function namedPairsCsv({ pairings }: Report, language: Language): string {
  return writeCsv(
    namedHeader[language],
    pairings.map(({ supporter, community, why }) => [
      supporter.code,
      supporter.name,
      community.code,
      community.name,
      why[language],
    ]),
    { mark: true },
  )
}

interface SeedReading {
  value: SeedSource | null
  typed?: string
  ceremony?: CeremonyFile
  faults: Fault[]
}

interface CeremonyFile {
  path: string
  value: Ceremony
  isSigned: SignatureCheck | undefined
}

async function readSeedSource(options: Arguments): Promise<SeedReading> {
  const typed = readHex(options, name, 'seed')
  const path = options.value('ceremony')
  if (path === undefined) {
    if (typed !== undefined) return { value: { typed }, typed, faults: [] }
    // A --seed that is there and wrong has been reported as such.
    if (options.flag('seed') || options.flag('ceremony')) return { value: null, faults: [] }
    const place = { file: name, row: null, column: null, value: null }
    return { value: null, faults: [{ ...place, code: 'seed-missing', params: {} }] }
  }
  const source = await readSource(path)
  if (!('bytes' in source)) return { value: null, faults: [source] }
  const { value, faults } = readJson(source, { schema: ceremonySchema })
  if (value === null) return { value: null, faults }
  const isSigned = await loadSignatureCheck(value.beacon.kind === 'drand-quicknet')
  return {
    value: { ceremony: value, ...(isSigned && { isSigned }) },
    ...(typed !== undefined && { typed }),
    ceremony: { path, value, isSigned },
    faults: [],
  }
}

interface CeremonyCheck extends CeremonyFile {
  typed: string | undefined
  now: number
}

/**
 * All that is wrong with a ceremony: held over something else, incomplete, of a time that has not come, or of
 * another seed than was typed.
 * @param inputRoot null while the roster or the rules are faulty themselves; then the ceremony is held to its own
 */
function findCeremonyFaults(
  { path, value, isSigned, typed, now }: CeremonyCheck,
  inputRoot: string | null,
): Fault[] {
  const root = inputRoot ?? value.inputRoot
  const reasons = [...ceremonyFaults(value, root, isSigned), ...futureFaults(value, now)]
  if (reasons.length > 0) return reasons.map((reason) => engineFault(path, reason))
  const seed = Buffer.from(seedOf(root, { ceremony: value })).toString('hex')
  if (inputRoot === null || typed === undefined || typed === seed) return []
  const code = 'seed-disagrees'
  return [{ file: name, row: null, column: '--seed', value: null, code, params: {} }]
}

/** @throws BadInput for what the engine refuses */
function refusing<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new BadInput(error.reasons.map((reason: Reason) => engineFault(name, reason)))
  }
}

function tellInfeasible(
  { reasons, clash }: Extract<RunResult, { outcome: 'infeasible' }>,
  roster: Roster,
  rules: Rules,
  language: Language,
): ExitCode {
  const head =
    language === 'zh'
      ? '按这些硬性规则结不成对，没有写出任何文件：'
      : 'no pairing meets these hard rules, nothing was written:'
  const lines = reasons.map((reason) => reasonInWords(reason, language))
  console.error([head, ...lines].join('\n'))
  const told =
    clash.kind === 'rules' ? clash : { ...clash, ...codesOf(clash, freeze(roster, rules).instance) }
  console.log(JSON.stringify({ infeasible: true, clash: told, reasons }))
  return exitCodes.infeasible
}

/** Codes for the indexes of a clash. */
function codesOf(
  { side, members, partners }: { side: string; members: number[]; partners: number[] },
  { supporters, communities }: { supporters: { code: string }[]; communities: { code: string }[] },
) {
  const [own, other] = side === 'supporter' ? [supporters, communities] : [communities, supporters]
  return {
    members: members.map((at) => own[at]?.code),
    partners: partners.map((at) => other[at]?.code),
  }
}

function tellPaired(
  report: Report,
  out: string,
  files: ReadonlyMap<string, OutputFile>,
  language: Language,
): void {
  const { supporters, communities, pairs, coverage, levels, fairness } = report
  const lines =
    language === 'zh'
      ? [
          `${supporters} 个包联方、${communities} 个村（社区），结成 ${pairs} 对；没有结上对的村（社区） ${coverage.uncovered.length} 个。`,
          ...levels.map((level) => level.zh),
          fairness.zh,
          `已写入 ${visibleText(out)}：${[...files.keys()].join('、')}`,
        ]
      : [
          `${supporters} supporters and ${communities} communities: ${pairs} pairs, ${coverage.uncovered.length} communities without a partner.`,
          ...levels.map((level) => level.en),
          fairness.en,
          `Written to ${visibleText(out)}: ${[...files.keys()].join(', ')}`,
        ]
  const privacy = privacyInWords(files, language)
  if (privacy) lines.push(privacy)
  console.log(lines.join('\n'))
}
