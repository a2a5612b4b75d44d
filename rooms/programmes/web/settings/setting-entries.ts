/** One item of the settings as lines that somebody reads aloud, each known by what it is about. */
import type { Saying } from '#base/shared/words.ts'
import type { Say } from '#base/web/language.tsx'
import { kindWords, levelWords } from '#rooms/organizations/shared/words.ts'
import type { Settings, SettingsItem } from '../../shared/template.ts'
import type { RulesPart } from '../parts.ts'
import { planWords } from '../words.ts'
import { settingWords as words } from './setting-words.ts'

export interface Entry {
  /** The same in two versions of the settings. */
  key: string
  line: string
  /** As short as it can be told from the others. */
  name: string
  /** What the line alone leaves unsaid. */
  more: readonly string[]
}

export interface InWords {
  say: Say
  rulesInWords: RulesPart['rulesInWords']
}

type Entries<Item extends SettingsItem> = (
  value: NonNullable<Settings[Item]>,
  how: InWords,
  whole: Settings,
) => (Pick<Entry, 'key' | 'line'> & Partial<Entry>)[]

const names = (list: readonly Saying[], say: Say) => list.map((each) => say(each)).join('、')

const per = {
  partnership: words.perPartnership,
  supporter: words.perSupporter,
  community: words.perCommunity,
  grid: words.perGrid,
} as const

const sides = { supporter: words.sideSupporter, community: words.sideCommunity } as const

const sideEntries: Entries<'supporters' | 'communities'> = ({ kinds, levels, load }, { say }) => [
  {
    key: 'kinds',
    line: names(
      kinds.map((kind) => kindWords[kind]),
      say,
    ),
  },
  {
    key: 'levels',
    line: levels
      ? say(words.levels, {
          levels: names(
            levels.map((level) => levelWords[level]),
            say,
          ),
        })
      : say(words.anyLevel),
  },
  { key: 'load', line: say(load.min === load.max ? words.loadEach : words.load, load) },
]

const entries: { [Item in SettingsItem]: Entries<Item> } = {
  supporters: sideEntries,
  communities: sideEntries,
  allies: (allies, { say }) => [
    { key: 'allies', line: say(allies ? words.alliesYes : words.alliesNo) },
  ],
  ways: (ways, { say, rulesInWords }) =>
    ways.map(({ code, name, why, rules }) => ({
      key: code,
      line: say(words.named, { name: say(name), text: say(why) }),
      name: say(name),
      more: rulesInWords(rules, say),
    })),
  posts: (posts, { say }) =>
    posts.map(({ code, name, side, per: whose, termMonths: months }) => {
      const each = months ? say(words.term, { per: say(per[whose]), months }) : say(per[whose])
      const text = say(words.postLine, { side: say(sides[side]), per: each })
      return { key: code, line: say(words.named, { name: say(name), text }) }
    }),
  dutyRule: ({ post, fewestDaysPerMonth: days }, { say }, { posts }) => {
    const named = posts.find(({ code }) => code === post)
    const line = say(words.dutyDays, { post: named ? say(named.name) : post, days })
    return [{ key: 'dutyRule', line }]
  },
  silence: (silence, { say }) => [{ key: 'silence', line: say(words.silenceLine, silence) }],
  activities: (activities, { say }) =>
    activities.map(({ code, name, every, base }) => {
      const line = every
        ? say(words.activityEvery, { name: say(name), every: say(words[every]) })
        : say(name)
      return { key: code, line: base ? say(words.baseLine, { line }) : line }
    }),
  indicators: (indicators, { say }) =>
    indicators.map(({ code, name, unit, counts }) => ({
      key: code,
      line: say(words.indicator, { name: say(name), unit: say(unit), counts: say(counts) }),
    })),
  fields: (fields, { say }, { activities }) =>
    fields.map(({ code, name, supporterKinds, activities: own, tasks }) => {
      const kinds = supporterKinds.map((kind) => kindWords[kind])
      const held = own.map(
        (each) => activities.find((one) => one.code === each)?.name ?? { zh: each, en: each },
      )
      return {
        key: code,
        line: say(name),
        more: [
          say(words.kindsLine, { list: names(kinds, say) }),
          say(words.activitiesLine, { list: names(held, say) }),
          say(words.tasksLine, { list: names(tasks, say) }),
        ],
      }
    }),
  stages: (stages, { say }) =>
    stages.map(({ name, fromMonth: from, toMonth: to }) => ({
      key: name.zh,
      line: say(from === to ? words.stageMonth : words.stageMonths, { name: say(name), from, to }),
    })),
  tasks: (tasks, { say }) =>
    tasks.map(({ title, owner, dueMonth: month }) => ({
      key: title.zh,
      line: say(words.taskLine, { title: say(title), owner: say(owner), month }),
    })),
  duties: (duties, { say }) =>
    duties.map(({ post, duty, division, guarantee, rule, plan, supervision }) => ({
      key: post.zh,
      line: say(words.named, { name: say(post), text: say(duty) }),
      name: say(post),
      more: [
        say(words.division, { text: say(division) }),
        ...(guarantee ? [say(planWords.guarantee, { text: say(guarantee) })] : []),
        ...(rule ? [say(planWords.rule, { text: say(rule) })] : []),
        ...(plan ? [say(planWords.plan, { text: say(plan) })] : []),
        ...(supervision ? [say(planWords.supervision, { text: say(supervision) })] : []),
      ],
    })),
}

/** Nothing where nothing is laid down. */
export function entriesOf<Item extends SettingsItem>(
  item: Item,
  value: Settings[Item] | null | undefined,
  how: InWords,
  whole: Settings,
): Entry[] {
  if (value == null) return []
  const seen = new Map<string, number>()
  return entries[item](value, how, whole).map(({ key, line, name = line, more = [] }) => {
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    // Stages and tasks have no code, and two may be called the same.
    return { key: count > 1 ? `${key} ${count}` : key, line, name, more }
  })
}
