/** The columns of a sheet of organizations, with all that the registry holds and all that waits for a programme. */
import { toTraditional } from '#base/server/http/traditional.ts'
import { toSimplified } from '#base/server/search/simplified.ts'
import { headerKey } from '#base/server/tables/cell-text.ts'
import { type Choices, choicesOf } from '#base/server/tables/choices.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import type { Column } from '#base/server/tables/sheet.ts'
import type { Language } from '#base/shared/language.ts'
import {
  codeColumn,
  functionHeader,
  functionNames,
  householdsColumn,
  kindHeader,
  kindNames,
  levelHeader,
  levelNames,
  membersColumn,
  nameColumn,
  programmeHeaders,
  regionColumn,
} from '../../../shared/file-columns.ts'
import { type Kind, kindsOfSide, type Side, sideWords } from '../../../shared/words.ts'

/** Fields of an organization that a sheet holds, in the order in which they are written. */
export const sheetFields = [
  'code',
  'name',
  'kind',
  'level',
  'function',
  'regionCode',
  'parentCode',
  'socialCreditCode',
  'members',
  'households',
] as const
export type SheetField = (typeof sheetFields)[number]

export type ProgrammeField = keyof typeof programmeHeaders
/** `parentName` is read where a county's own sheet names what is above; it is never written. */
export type AnyField = SheetField | 'parentName' | ProgrammeField

/** Always filled in. */
export const requiredFields = ['code', 'name', 'kind', 'regionCode'] as const

export interface SheetColumns {
  columns: Record<AnyField, Column>
  kinds: Choices<Kind>
}

const kindChoices: Record<Side, Choices<Kind>> = {
  community: choicesOfKinds(kindsOfSide.community),
  supporter: choicesOfKinds(kindsOfSide.supporter),
  office: {
    // Offices of other kinds that are there already come back in a sheet; of new ones `judgeRows` asks more.
    ...choicesOfKinds(kindsOfSide.supporter),
    expected: choicesOfKinds(kindsOfSide.office).expected,
  },
  other: choicesOfKinds(kindsOfSide.other),
}

function choicesOfKinds(of: readonly Kind[]): Choices<Kind> {
  const names = Object.fromEntries(of.map((kind) => [kind, kindNames[kind]]))
  return choicesOf<Kind>(names as typeof kindNames)
}

export const levelChoices = choicesOf(levelNames)
export const functionChoices = choicesOf(functionNames)

const aboveExpected: Phrase = {
  zh: '上级组织的编号；名称只有一个的，也可以写名称',
  en: 'the code of the organization above, or its name where only one bears it',
}
const readLater: Phrase = { zh: '这一列由行动读取', en: 'this column is read by the programme' }

/** The columns of one side's sheet; which kinds it may hold follows from the side. */
export function columnsOf(side: Side): SheetColumns {
  const later = (field: ProgrammeField): Column => ({
    ...programmeHeaders[field],
    expected: readLater,
  })
  return {
    kinds: kindChoices[side],
    columns: {
      code: codeColumn,
      name: nameColumn,
      kind: { ...kindHeader, expected: kindChoices[side].expected },
      level: { ...levelHeader, expected: levelChoices.expected },
      function: { ...functionHeader, expected: functionChoices.expected },
      regionCode: regionColumn,
      parentCode: {
        en: 'parent_code',
        zh: '上级编号',
        also: ['上级组织编号', '上级单位编号', '上级党组织编号', '上级代码', 'parent'],
        expected: aboveExpected,
      },
      parentName: {
        en: 'parent_name',
        zh: '上级名称',
        also: [
          ...['上级', '上级组织', '上级单位', '上级党组织', '上级组织名称', '上级单位名称'],
          ...['上级党组织名称', '主管部门', '主管单位', '隶属单位'],
          ...['所属乡镇', '所属街道', '所属乡镇街道', '所在乡镇', '所在街道', '乡镇名称'],
        ],
        expected: aboveExpected,
      },
      socialCreditCode: {
        en: 'social_credit_code',
        zh: '统一社会信用代码',
        also: ['信用代码', '社会信用代码', '统一信用代码', 'uscc', 'credit_code'],
        expected: { zh: '18 位统一社会信用代码', en: 'a credit code of 18 characters' },
      },
      members: membersColumn,
      households: householdsColumn,
      tier: later('tier'),
      min: later('min'),
      max: later('max'),
      offers: later('offers'),
      needs: later('needs'),
    },
  }
}

/** Whether a header is the name of a column that every sheet needs. */
export function isRequiredHeader(side: Side, header: string): boolean {
  const { columns } = columnsOf(side)
  const keys = [headerKey(header), headerKey(toSimplified(header))]
  return requiredFields.some((field) => {
    const { en, zh, also = [] } = columns[field]
    return [en, zh, ...also].some((name) => keys.includes(headerKey(name)))
  })
}

export function isProgrammeField(field: string): field is ProgrammeField {
  return Object.hasOwn(programmeHeaders, field)
}

/**
 * A code of another side is written with its side before it, where one of the own side has the same:
 * “村（社区）:C01”. Also how a person may always write it.
 */
export function splitQualified(text: string): { side: Side | undefined; code: string } {
  const at = text.search(/[:：]/)
  const side = at < 0 ? undefined : sideCalled(text.slice(0, at))
  return side === undefined ? { side, code: text } : { side, code: text.slice(at + 1).trim() }
}

export function qualified(side: Side, code: string, language: Language): string {
  const name = language === 'en' ? side : inLanguage(sideWords[side], language)
  return `${name.normalize('NFKC')}:${code}`
}

export function sideCalled(name: string): Side | undefined {
  const text = name.normalize('NFKC').trim()
  return sidesByName.get(text) ?? sidesByName.get(toSimplified(text))
}

const sidesByName = new Map(
  (Object.keys(sideWords) as Side[]).flatMap((side): [string, Side][] => [
    [side, side],
    [sideWords[side].zh.normalize('NFKC'), side],
  ]),
)

/** As an export calls it that holds several sides. */
export const sideHeader = { zh: '类别', en: 'side' }

export function isSideHeader(header: string): boolean {
  const { zh, en } = sideHeader
  return [zh, en].includes(headerKey(toSimplified(header)))
}

/** In which order sides are looked through for a code that names no side. */
export function sidesInOrder(own: Side): Side[] {
  const all: Side[] = ['community', 'supporter', 'office', 'other']
  return [own, ...all.filter((side) => side !== own)]
}

/** A header, or a name that a cell chooses, as readers of this language meet it; each is read again. */
export function inLanguage({ zh, en }: { zh: string; en: string }, language: Language): string {
  if (language === 'en') return en
  return language === 'zh-Hant' ? toTraditional(zh) : zh
}
