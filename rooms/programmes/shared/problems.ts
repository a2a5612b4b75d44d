/** What the room refuses, in the words of whoever meets it. */
import { type Conflict, type Fault, Problem } from '#base/shared/problem.ts'
import { staleRecords } from '#base/shared/problems.ts'
import type { Saying, Words } from '#base/shared/words.ts'
import { type SettingsFault, settingsFaultWords } from './settings-faults.ts'
import type { SettingsItem } from './template.ts'
import { itemWords } from './words.ts'

/** Somebody else changed it since it was read. */
export function stale(conflicts: Conflict[]): Problem {
  return staleRecords('programmes.stale', conflicts)
}

/** One thing is wrong, at one place of what was sent. */
function wrongAt(pointer: string, what: string, title: Saying, detail?: Saying): Problem {
  const code = `programmes.${what}`
  return new Problem({
    status: 422,
    code,
    title,
    ...(detail && { detail }),
    faults: [{ pointer, code, detail: title }],
  })
}

export function unknownTemplate(): Problem {
  return wrongAt('/template', 'unknown-template', {
    zh: '没有这个模板，请从模板列表里选',
    en: 'There is no such template; choose one of the list',
  })
}

export function unknownRegion(): Problem {
  return wrongAt('/regionCode', 'unknown-region', {
    zh: '没有这个区划代码，或已停用；行动要落在乡镇或以上',
    en: 'The region is unknown or closed; a programme is for a township or more',
  })
}

/** A guide is of a region around one's own; what one may not see cannot guide. */
export function unfitGuide(): Problem {
  return wrongAt(
    '/guideId',
    'unfit-guide',
    {
      zh: '上级行动没有找到，或不是上一级地区的',
      en: 'The guiding programme was not found, or is not of a higher region',
    },
    {
      zh: '只能选市、省等上级地区的行动；还没公布的，请问上级联建办。',
      en: 'Only a programme of the city or province around it guides; ask the office above.',
    },
  )
}

const cycleFaultWords = {
  reversed: { zh: '结束日期要晚于开始日期', en: 'It ends on a day after it begins' },
  long: { zh: '一个周期最多三年', en: 'A cycle lasts three years at most' },
  overlaps: {
    zh: '和周期“{name}”（{from} 至 {to}）重叠了',
    en: 'It overlaps with the cycle {name} ({from} to {to})',
  },
  'name-taken': { zh: '已经有叫“{name}”的周期了', en: 'There is a cycle called {name} already' },
} satisfies Words

export interface CycleFault {
  pointer: string
  fault: keyof typeof cycleFaultWords
  parameters?: Record<string, string>
}

export function wrongCycle(faults: readonly CycleFault[]): Problem {
  return severalFaults(
    'wrong-cycle',
    { zh: '周期有 {count} 处不对', en: '{count} things about the cycle are wrong' },
    faults.map(({ pointer, fault, parameters }) => ({
      pointer,
      code: `programmes.${fault}`,
      detail: cycleFaultWords[fault],
      parameters,
    })),
  )
}

const stageFaultWords = {
  reversed: { zh: '阶段“{name}”结束在开始之前', en: 'The stage {name} ends before it begins' },
  outside: {
    zh: '阶段“{name}”不在周期之内（{from} 至 {to}）',
    en: 'The stage {name} lies outside the cycle ({from} to {to})',
  },
} satisfies Words

export interface StageFault {
  pointer: string
  fault: keyof typeof stageFaultWords
  parameters: { name: string; from: string; to: string }
}

export function wrongStages(faults: readonly StageFault[]): Problem {
  return severalFaults(
    'wrong-stages',
    { zh: '阶段有 {count} 处不对', en: '{count} things about the stages are wrong' },
    faults.map(({ pointer, fault, parameters }) => ({
      pointer,
      code: `programmes.stage-${fault}`,
      detail: stageFaultWords[fault],
      parameters,
    })),
  )
}

/** @param under where in what was sent the settings stand */
export function wrongSettings(faults: readonly SettingsFault[], under = '/settings'): Problem {
  return severalFaults(
    'wrong-settings',
    { zh: '设置里有 {count} 处对不上', en: '{count} things in the settings do not fit together' },
    faults.map(({ pointer, fault, parameters }) => ({
      pointer: under + pointer,
      code: `programmes.${fault}`,
      detail: settingsFaultWords[fault],
      parameters,
    })),
  )
}

/** What was adopted is the guide's, until the office says why it varies it. */
export function fixedByGuide(items: readonly SettingsItem[], guide: string): Problem {
  const code = 'programmes.fixed-by-guide'
  const detail = {
    zh: '“{name}”照上级行动“{guide}”的办。要改，先在“上级要求”里写明为什么不照用。',
    en: '{nameEn} was adopted from {guide}. Before it is changed, say at the guidance why it is varied.',
  }
  return severalFaults(
    'fixed-by-guide',
    { zh: '有 {count} 项是照上级定的，没有改', en: '{count} things are as the guidance says' },
    items.map((item) => ({
      ...{ pointer: `/settings/${item}`, code, detail },
      parameters: { name: itemWords[item].zh, nameEn: itemWords[item].en, guide },
    })),
  )
}

/** Why an organization may not take the part. */
export const participantFaultWords = {
  absent: {
    zh: '没有找到这个单位，或不在行动的地区内',
    en: 'The organization was not found, or lies outside the programme’s region',
  },
  twice: { zh: '“{name}”选了两次', en: '{name} was chosen twice' },
  closed: {
    zh: '“{name}”已经撤销，先恢复再加入',
    en: '{name} is closed; reopen it before it joins',
  },
  guest: {
    zh: '“{name}”是外县单位的副本，要在它自己的县加入',
    en: '{name} is the copy of another county’s unit and joins at home',
  },
  kind: {
    zh: '“{name}”是{kind}，这个行动里只有这些能参加：{allowed}',
    en: '{name} is of the kind {kindEn}; these take this part: {allowedEn}',
  },
  level: {
    zh: '“{name}”的层级是{kind}，这个行动里只要：{allowed}',
    en: '{name} is of the level {kindEn}; these take this part: {allowedEn}',
  },
  'no-allies': {
    zh: '“{name}”：这个行动没有联盟单位，要先改设置',
    en: '{name}: this programme has no allies; change its settings first',
  },
  already: {
    zh: '“{name}”已经参加了，是{kind}；一个周期里只能有一个身份',
    en: '{name} takes part already, as {kindEn}; it has one part in a cycle',
  },
} satisfies Words

export interface ParticipantFault {
  pointer: string
  fault: keyof typeof participantFaultWords
  parameters: Record<'name' | 'kind' | 'kindEn' | 'allowed' | 'allowedEn', string>
}

export function faultOf({ pointer, fault, parameters }: ParticipantFault): Fault {
  return {
    pointer,
    code: `programmes.${fault}`,
    detail: participantFaultWords[fault],
    parameters,
  }
}

export function cannotJoin(faults: readonly ParticipantFault[]): Problem {
  return severalFaults(
    'cannot-join',
    {
      zh: '有 {count} 个单位不能这样参加，一个也没有加',
      en: '{count} organizations cannot take this part; none was added',
    },
    faults.map(faultOf),
  )
}

/** What changed settings would leave without a right to be there. */
export function stillTakePart(faults: readonly ParticipantFault[]): Problem {
  return severalFaults(
    'still-take-part',
    {
      zh: '有 {count} 个单位正在参加，按新设置就不能参加了，所以没有改',
      en: '{count} organizations take part that could not by these settings; nothing was changed',
    },
    faults.map(faultOf),
    {
      zh: '先让它们退出并写明理由，或者在设置里留着这些类型和层级。',
      en: 'Let them leave first, with a reason, or keep their kinds and levels in the settings.',
    },
  )
}

export function cycleOver(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.cycle-over',
    title: {
      zh: '这个周期已经结束，不能再加单位',
      en: 'This cycle is over; nobody joins it any more',
    },
    detail: { zh: '请加到现在的周期里。', en: 'Add them to the present cycle.' },
  })
}

export function hasLeft(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.has-left',
    title: { zh: '这个单位已经退出了', en: 'This organization has left already' },
  })
}

export function alreadyPublished(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.already-published',
    title: { zh: '这个行动已经公布了', en: 'This programme is published already' },
  })
}

export function notPublished(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.not-published',
    title: { zh: '这个行动没有公布，不用撤下', en: 'This programme is not published' },
  })
}

export function noGuide(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.no-guide',
    title: { zh: '这个行动没有上级行动', en: 'No programme of a higher region guides this one' },
    detail: {
      zh: '有上级行动的，先在行动里选上它。',
      en: 'Where there is one, name it at the programme first.',
    },
  })
}

export function staleGuidance(): Problem {
  return new Problem({
    status: 409,
    code: 'programmes.stale-guidance',
    title: { zh: '您打开之后，上级改了要求', en: 'The guidance changed since you read it' },
    detail: { zh: '请看新的要求，再答复。', en: 'Read what it says now, then answer.' },
  })
}

export function notGuided(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.not-guided',
    title: {
      zh: '上级没有定这一项，没有可以照用的',
      en: 'The guidance says nothing about this; there is nothing to adopt',
    },
  })
}

export function dueOutside(cycle: { beginsOn: string; endsOn: string }): Problem {
  const title = {
    zh: '完成期限要在周期之内（{from} 至 {to}）',
    en: 'It is due within the cycle ({from} to {to})',
  }
  const code = 'programmes.due-outside'
  const parameters = { from: cycle.beginsOn, to: cycle.endsOn }
  return new Problem({
    status: 422,
    code,
    title,
    parameters,
    faults: [{ pointer: '/dueOn', code, detail: title, parameters }],
  })
}

export function unknownOwner(): Problem {
  return wrongAt('/ownerOrganizationId', 'unknown-owner', {
    zh: '没有找到这个负责单位，或它已经撤销',
    en: 'The organization that owns it was not found, or is closed',
  })
}

export function alreadyDone(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.already-done',
    title: { zh: '这项任务已经办结了', en: 'This task is done already' },
    detail: { zh: '填错了的，先撤回办结。', en: 'If that was a mistake, take it back first.' },
  })
}

export function notDone(): Problem {
  return new Problem({
    status: 422,
    code: 'programmes.not-done',
    title: { zh: '这项任务还没有办结', en: 'This task is not done yet' },
  })
}

export function dayNotCome(): Problem {
  return wrongAt('/on', 'day-not-come', {
    zh: '办结日期还没有到',
    en: 'The day has not come yet',
  })
}

function severalFaults(what: string, title: Saying, faults: Fault[], detail?: Saying): Problem {
  return new Problem({
    status: 422,
    code: `programmes.${what}`,
    title,
    ...(detail && { detail }),
    parameters: { count: faults.length },
    faults,
  })
}
