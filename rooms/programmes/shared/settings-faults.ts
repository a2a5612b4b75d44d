/** What settings say of themselves that cannot hold. Pure. */
import type { Saying, Words } from '#base/shared/words.ts'
import { communityKinds, kindWords } from '#rooms/organizations/shared/words.ts'
import type { Settings } from './template.ts'

export interface SettingsFault {
  /** JSON Pointer into the settings. */
  pointer: string
  fault: keyof typeof settingsFaultWords
  parameters: Record<'name' | 'nameEn' | 'of' | 'ofEn', string>
}

type Fault = SettingsFault['fault']
type Add = (pointer: string, fault: Fault, name: Saying, of?: Saying) => void

/**
 * @param before settings whose names say what a code meant that is gone
 * @returns all of it; empty when they fit together
 */
export function settingsFaults(settings: Settings, before: Settings = settings): SettingsFault[] {
  const faults: SettingsFault[] = []
  const add: Add = (pointer, fault, { zh: name, en: nameEn }, of) => {
    const parameters = { name, nameEn, of: of?.zh ?? '', ofEn: of?.en ?? '' }
    faults.push({ pointer, fault, parameters })
  }
  judgeNames(settings, add)
  judgeSides(settings, add)
  judgeWays(settings, add)
  judgePosts(settings, before, add)
  judgeIndicators(settings, before, add)
  judgeFields(settings, before, add)
  judgePlan(settings, add)
  return faults
}

/** A code names one thing, and whoever chooses by the name has to tell two things apart. */
function judgeNames(settings: Settings, add: Add): void {
  for (const list of ['ways', 'posts', 'activities', 'indicators', 'fields'] as const) {
    const codes = settings[list].map(({ code }) => code)
    const names = settings[list].map(({ name }) => name.zh)
    for (const [at, { code, name }] of settings[list].entries()) {
      if (codes.indexOf(code) < at) add(`/${list}/${at}/code`, 'twice', { zh: code, en: code })
      if (names.indexOf(name.zh) < at) add(`/${list}/${at}/name/zh`, 'same-name', name)
    }
  }
}

function judgeSides({ supporters, communities }: Settings, add: Add): void {
  for (const [at, kind] of supporters.kinds.entries()) {
    if (communityKinds.includes(kind)) add(`/supporters/kinds/${at}`, 'helped', kindWords[kind])
  }
  for (const [at, kind] of communities.kinds.entries()) {
    if (!communityKinds.includes(kind)) {
      add(`/communities/kinds/${at}`, 'not-helped', kindWords[kind])
    }
  }
}

/** Rules by which nobody could be paired, or that wait for an effect that cannot come. */
function judgeWays({ ways, supporters, communities }: Settings, add: Add): void {
  for (const [at, { name, rules }] of ways.entries()) {
    const pointer = `/ways/${at}/rules`
    const { objectives, functionNeed, eligibility } = rules
    for (const [each, objective] of objectives.entries()) {
      if (objectives.indexOf(objective) < each) {
        add(`${pointer}/objectives/${each}`, 'wish-twice', name)
      }
    }
    const answers = Object.values(functionNeed).some((needs) => needs.length > 0)
    if (objectives.includes('function-need') && !answers) {
      add(`${pointer}/functionNeed`, 'no-answers', name)
    }
    for (const [each, { supporterLevels, communityKinds: kinds }] of eligibility.levels.entries()) {
      const place = `${pointer}/eligibility/levels/${each}`
      const { levels } = supporters
      if (supporterLevels.length === 0 || kinds.length === 0) add(place, 'level-open', name)
      else if (levels && !supporterLevels.some((level) => levels.includes(level))) {
        add(place, 'level-no-supporter', name)
      } else if (!kinds.some((kind) => communities.kinds.includes(kind))) {
        add(place, 'level-no-community', name)
      }
    }
  }
}

function judgePosts({ posts, dutyRule }: Settings, before: Settings, add: Add): void {
  if (!dutyRule || posts.some(({ code }) => code === dutyRule.post)) return
  add('/dutyRule/post', 'no-post', nameOf(before.posts, dutyRule.post))
}

/** What an indicator lies in, or is not to be mixed up with, is another of the programme. */
function judgeIndicators({ indicators }: Settings, before: Settings, add: Add): void {
  const known = new Set(indicators.map(({ code }) => code))
  for (const [at, { code: own, name, inside, apart = [] }] of indicators.entries()) {
    const others = [
      ...(inside === undefined ? [] : [{ code: inside, pointer: `/indicators/${at}/inside` }]),
      ...apart.map(({ code }, each) => ({ code, pointer: `/indicators/${at}/apart/${each}/code` })),
    ]
    for (const { code, pointer } of others) {
      if (code === own || !known.has(code)) {
        add(pointer, 'no-indicator', nameOf(before.indicators, code), name)
      }
    }
  }
}

function judgeFields(settings: Settings, before: Settings, add: Add): void {
  const known = new Set(settings.activities.map(({ code }) => code))
  for (const [at, { name, activities, supporterKinds }] of settings.fields.entries()) {
    for (const [each, code] of activities.entries()) {
      const pointer = `/fields/${at}/activities/${each}`
      if (!known.has(code)) add(pointer, 'no-activity', nameOf(before.activities, code), name)
    }
    for (const [each, kind] of supporterKinds.entries()) {
      if (settings.supporters.kinds.includes(kind)) continue
      add(`/fields/${at}/supporterKinds/${each}`, 'supports-nobody', kindWords[kind], name)
    }
  }
}

function judgePlan({ activities, stages }: Settings, add: Add): void {
  const fixed = activities.findIndex(({ base }) => base)
  for (const [at, { name, base }] of activities.entries()) {
    if (base && at !== fixed) {
      add(`/activities/${at}/base`, 'fixed-twice', name, activities[fixed]?.name)
    }
  }
  for (const [at, { name, fromMonth, toMonth }] of stages.entries()) {
    if (fromMonth > toMonth) add(`/stages/${at}/toMonth`, 'ends-first', name)
  }
}

function nameOf(list: readonly { code: string; name: Saying }[], code: string): Saying {
  return list.find((each) => each.code === code)?.name ?? { zh: code, en: code }
}

export const settingsFaultWords = {
  twice: { zh: '编号“{name}”用了两次。', en: 'The code {nameEn} stands there twice.' },
  'same-name': {
    zh: '叫“{name}”的有两个，换一个名称，免得弄混。',
    en: 'Two are called {nameEn}; give one another name.',
  },
  helped: {
    zh: '“{name}”是被包联的一方，不能作包联方。',
    en: '{nameEn} is a kind that is helped and supports nobody.',
  },
  'not-helped': {
    zh: '“{name}”不是村、社区、小区或乡镇，不能被包联。',
    en: '{nameEn} is no village, community, quarter or township, and so is not helped.',
  },
  'wish-twice': {
    zh: '“{name}”里有一条“尽量做到”写了两次。',
    en: '{nameEn} wishes the same thing twice.',
  },
  'no-answers': {
    zh: '“{name}”要“职能对得上需求”，可是没写哪个职能对应什么需求。',
    en: '{nameEn} wishes that function answers a need, but says of no function which.',
  },
  'level-open': {
    zh: '“{name}”里有一条“谁能和谁结对”没选全：两边都要选。',
    en: '{nameEn} has a line on who may be paired with whom that leaves a side open.',
  },
  'level-no-supporter': {
    zh: '“{name}”里有一条“谁能和谁结对”，写的层级都不在包联方里。',
    en: '{nameEn} has a line on who may be paired with whom for levels that support nobody here.',
  },
  'level-no-community': {
    zh: '“{name}”里有一条“谁能和谁结对”，写的地方这个行动都不包联。',
    en: '{nameEn} has a line on who may be paired with whom for places that are not supported here.',
  },
  'no-post': {
    zh: '驻村天数是给“{name}”定的，可是没有这个岗位。',
    en: 'The duty days are for {nameEn}, which is no post here.',
  },
  'no-activity': {
    zh: '领域“{of}”写了活动“{name}”，可是没有这项活动。要去掉它，先在领域方案里去掉。',
    en: 'The field {ofEn} names {nameEn}, which is no activity here; take it off the field first.',
  },
  'no-indicator': {
    zh: '“{of}”写了和“{name}”的关系，可是没有这个指标。要去掉它，先改“{of}”。',
    en: '{ofEn} says how it stands to {nameEn}, which is no other indicator here; change {ofEn} first.',
  },
  'supports-nobody': {
    zh: '领域“{of}”写了“{name}”，可是包联方里没有这一类。',
    en: 'The field {ofEn} names {nameEn}, which is no kind of supporter here.',
  },
  'fixed-twice': {
    zh: '“1+N”里固定的只有一项，已经是“{of}”，“{name}”不能也是。',
    en: 'One activity is the fixed one of “1+N”, which is {ofEn}; {nameEn} cannot be another.',
  },
  'ends-first': {
    zh: '阶段“{name}”结束在开始之前。',
    en: 'The stage {nameEn} ends before it begins.',
  },
} satisfies Words
