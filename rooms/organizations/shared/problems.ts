import { type Conflict, type Fault, Problem } from '#base/shared/problem.ts'
import { staleRecords } from '#base/shared/problems.ts'
import type { Saying, Words } from '#base/shared/words.ts'

/** What the rules refuse, one organization at a time. */
export const refusalWords = {
  closed: { zh: '已经撤销，先恢复再改', en: 'It is closed; reopen it first' },
  'not-closed': { zh: '没有撤销，不用恢复', en: 'It is not closed' },
  guest: {
    zh: '这是外县单位在本县的副本，要到它自己的县去改',
    en: 'A guest copy of another county’s unit is changed at home',
  },
  cycle: { zh: '不能挂到自己或自己的下级下面', en: 'It cannot hang below itself' },
  'parent-absent': { zh: '没有找到上级组织', en: 'The organization above was not found' },
  'parent-closed': { zh: '上级组织已经撤销', en: 'The organization above is closed' },
  'has-branches': {
    zh: '下面还有没撤销的组织，先撤销或调整它们',
    en: 'Organizations below it are still open; close or move them first',
  },
  'went-on': {
    zh: '已经并入或拆成别的组织，不能恢复',
    en: 'It went on as another organization and cannot be reopened',
  },
  itself: { zh: '不能和自己合并', en: 'It cannot be merged with itself' },
  'day-early': { zh: '日期早于它的设立日', en: 'The day is before it began' },
  'founding-unknown': {
    zh: '日期早于它登记的那天。它更早就有的，先在“修改”里填上设立日期',
    en: 'The day is before it was registered. If it existed before, enter the day of its founding under “Edit” first',
  },
  'day-late': { zh: '日期还没有到', en: 'The day has not come yet' },
  'kind-side': {
    zh: '类型和类别对不上：村、社区、小区、乡镇才是被包联的一方，办公室只能是单位或支部',
    en: 'Kind and side do not fit: villages, communities, quarters and townships are helped, and an office is a unit or a branch',
  },
  'kind-person': {
    zh: '干部和单位不能互改：请撤销这一条，另用编号重新登记',
    en: 'A cadre does not become a unit, nor a unit a cadre: close it and enter it anew under another code',
  },
  'region-unknown': { zh: '没有这个区划代码，或已停用', en: 'The region is unknown or closed' },
  'region-outside': {
    zh: '所在地不在这个县（市）内',
    en: 'The seat lies outside this county',
  },
  'code-taken': { zh: '这个编号已经有别的组织用了', en: 'Another organization has this code' },
  'code-qualified': {
    zh: '编号不能以类别加冒号开头（如“包联方:”），那样是指另一类的编号',
    en: 'A code does not begin with a side and a colon, such as “supporter:”; that names one of another side',
  },
  'identity-number': {
    zh: '里面像是有身份证号，不收',
    en: 'It seems to hold an identity-card number, which is not kept',
  },
  'not-below': { zh: '不是它的下级组织', en: 'It is not below this organization' },
  unassigned: {
    zh: '还有下级组织没有分到拆出的组织里',
    en: 'Some organizations below it were given to no part',
  },
  beyond: {
    zh: '下面有不归您管的组织，请上一级联建办来办',
    en: 'Something below it lies outside your reach; the office above can do it',
  },
  'parts-alike': {
    zh: '和前面拆出的一个同名，两个要有不同的名称',
    en: 'Another part bears this name; parts are told apart by their names',
  },
  twice: { zh: '同一个组织出现了两次', en: 'The same organization is named twice' },
} satisfies Words

/** Whose code it is, where whoever wants it reaches its owner. */
const codeOwnerWords = {
  open: { zh: '这个编号是“{name}”的', en: 'This code is that of {name}' },
  closed: {
    zh: '这个编号是“{name}”的，它已经撤销',
    en: 'This code is that of {name}, which is closed',
  },
} satisfies Words

export type RefusalCode = keyof typeof refusalWords

export interface Refusal {
  code: RefusalCode
  /** JSON Pointer to what was sent. */
  pointer: string
  /** The organization it concerns, when there is one already. */
  id?: string
  /** Of a code that is taken. */
  owner?: { name: string; endsOn: string | null }
}

function wordsOf({ code, owner }: Refusal): Saying {
  return owner ? codeOwnerWords[owner.endsOn === null ? 'open' : 'closed'] : refusalWords[code]
}

/** All that the rules refuse, at once: nothing was changed. */
export function refusedByRules(refusals: readonly Refusal[]): Problem {
  const codes = new Set(refusals.map(({ code }) => code))
  const [first] = refusals
  const one = codes.size === 1 && first ? first.code : undefined
  const title: Saying =
    refusals.length === 1 && one
      ? wordsOf(first as Refusal)
      : {
          zh: '有 {count} 处不能这样办，什么都没有改',
          en: '{count} things are not possible; nothing was changed',
        }
  return new Problem({
    status: one === 'code-taken' ? 409 : 422,
    code: `organizations.${one ?? 'refused'}`,
    title,
    parameters: { count: refusals.length, ...(first?.owner && { name: first.owner.name }) },
    faults: refusals.map(
      (refusal): Fault => ({
        pointer: refusal.pointer,
        code: `organizations.${refusal.code}`,
        detail: wordsOf(refusal),
        ...(refusal.owner && { parameters: { name: refusal.owner.name } }),
      }),
    ),
  })
}

export const staleCode = 'organizations.stale'

/** Somebody else changed it since it was read. */
export function stale(conflicts: Conflict[]): Problem {
  return staleRecords(staleCode, conflicts)
}

export function daysReversed(): Problem {
  const title = { zh: '结束日早于开始日', en: 'It would end before it began' }
  const code = 'organizations.days-reversed'
  return new Problem({
    status: 422,
    code,
    title,
    faults: [{ pointer: '/endsOn', code, detail: title }],
  })
}

export function dayNotCome(): Problem {
  return new Problem({
    status: 422,
    code: 'organizations.day-late',
    title: { zh: '日期还没有到', en: 'The day has not come yet' },
  })
}

export function expiryWrong(): Problem {
  const title = {
    zh: '保留到的日期要在今天到两年以后之间',
    en: 'The last day lies between today and two years from now',
  }
  const code = 'organizations.expiry-wrong'
  return new Problem({
    status: 422,
    code,
    title,
    faults: [{ pointer: '/expiresOn', code, detail: title }],
    detail: {
      zh: '联系方式只留到用得着的那天，到期自动删除；还要用，到时再填。',
      en: 'A contact is kept as long as it is needed, then deleted; enter it again if it still is.',
    },
  })
}

export function countsDoNotAddUp(): Problem {
  return new Problem({
    status: 422,
    code: 'organizations.counts-do-not-add-up',
    title: { zh: '人数对不上', en: 'The counts do not add up' },
    detail: {
      zh: '空缺不多于职数；各年龄段合计、女干部数都不多于在职人数。',
      en: 'Vacancies are within the posts; ages together, and women, within those who hold one.',
    },
  })
}
