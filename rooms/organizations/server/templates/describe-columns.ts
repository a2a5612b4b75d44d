/** What belongs into each column of a side's sheet: told beside the empty sheet, and in it. */
import type { Choices } from '#base/server/tables/choices.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import { programmeHeaders } from '../../shared/file-columns.ts'
import { functions, kindsOfSide, levels, type Side } from '../../shared/words.ts'
import {
  type AnyField,
  columnsOf,
  functionChoices,
  isProgrammeField,
  levelChoices,
  requiredFields,
  sheetFields,
} from '../imports/sheet/columns.ts'

export interface DescribedColumn {
  field: AnyField
  name: Phrase
  required: boolean
  expected: Phrase
  example: Phrase
  /** Where one of a few words is to be written. */
  choices: Phrase[] | undefined
}

const examples: Partial<Record<AnyField, string>> = {
  members: '42',
  households: '312',
  tier: '1',
  min: '1',
  max: '3',
  offers: '法律服务；公共服务',
  needs: '法律服务；增收',
}

/** What differs from side to side. */
const examplesOf: Record<Side, Partial<Record<AnyField, string>>> = {
  supporter: { code: 'S01', name: '敦化市司法局', regionCode: '222403000000', parentCode: 'S00' },
  community: { code: 'C01', name: '腰甸村', regionCode: '222403108204', level: '村', function: '' },
  office: { code: 'B01', name: '敦化市联建办公室', regionCode: '222403000000', members: '6' },
  other: {
    code: 'Q01',
    name: '和平小区业主委员会',
    kind: '业主委员会',
    regionCode: '222403001000',
    level: '',
    function: '',
  },
}

const readLater: Phrase = {
  zh: '导入组织时不读，建行动时再读',
  en: 'read when a programme is set up, not now',
}

export function describeColumns(side: Side): DescribedColumn[] {
  const { columns } = columnsOf(side)
  const required: readonly string[] = requiredFields
  return fieldsOf(side).map((field) => {
    const { zh, en, expected } = columns[field]
    const choices = choicesOf(side, field)
    const example = examplesOf[side][field] ?? examples[field]
    return {
      field,
      name: { zh, en },
      required: required.includes(field),
      expected: isProgrammeField(field) ? readLater : expected,
      example: exampleOf(choices, example),
      choices,
    }
  })
}

/** One roster serves the registry and the programme, so its columns stand there too. */
function fieldsOf(side: Side): AnyField[] {
  if (side !== 'supporter' && side !== 'community') return [...sheetFields]
  const last = side === 'supporter' ? 'offers' : 'needs'
  const programme = Object.keys(programmeHeaders) as (keyof typeof programmeHeaders)[]
  return [
    ...sheetFields,
    ...programme.filter((field) => field === last || !['offers', 'needs'].includes(field)),
  ]
}

/** A choice is written in the reader's language, everything else as it is. */
function exampleOf(choices: Phrase[] | undefined, example: string | undefined): Phrase {
  if (example === undefined) return choices?.[0] ?? { zh: '', en: '' }
  return choices?.find(({ zh }) => zh === example) ?? { zh: example, en: example }
}

function choicesOf(side: Side, field: AnyField): Phrase[] | undefined {
  const named = <Code extends string>(choices: Choices<Code>, codes: readonly Code[]) =>
    codes.flatMap((code) => (choices.find(code) ? choices.name(code) : []))
  if (field === 'kind') return named(columnsOf(side).kinds, kindsOfSide[side])
  if (field === 'level') return named(levelChoices, levels)
  if (field === 'function') return named(functionChoices, functions)
  return undefined
}
