/** One item of the settings as lines that somebody reads aloud. */
import type { Saying } from '#base/shared/words.ts'
import { kindWords, levelWords } from '#rooms/organizations/shared/words.ts'
import type { Settings, SettingsItem } from '../../shared/template.ts'
import { settingWords as words } from './setting-words.ts'

export type Say = (saying: Saying, parameters?: Record<string, string | number>) => string
type Posts = Settings['posts']
type Lines<Item extends SettingsItem> = (
  value: NonNullable<Settings[Item]>,
  say: Say,
  posts: Posts,
) => string[]

const names = (list: readonly Saying[], say: Say) => list.map((each) => say(each)).join('、')

const per = {
  partnership: words.perPartnership,
  supporter: words.perSupporter,
  community: words.perCommunity,
  grid: words.perGrid,
} as const

function sideLines({ kinds, levels, load }: Settings['supporters'], say: Say): string[] {
  return [
    names(
      kinds.map((kind) => kindWords[kind]),
      say,
    ),
    levels
      ? say(words.levels, {
          levels: names(
            levels.map((level) => levelWords[level]),
            say,
          ),
        })
      : say(words.anyLevel),
    say(load.min === load.max ? words.loadEach : words.load, load),
  ]
}

const lines: { [Item in SettingsItem]: Lines<Item> } = {
  supporters: sideLines,
  communities: sideLines,
  allies: (allies, say) => [say(allies ? words.alliesYes : words.alliesNo)],
  ways: (ways, say) =>
    ways.map(({ name, why }) => say(words.named, { name: say(name), text: say(why) })),
  posts: (posts, say) =>
    posts.map(({ name, per: whose, termMonths: months }) => {
      const text = months ? say(words.term, { per: say(per[whose]), months }) : say(per[whose])
      return say(words.named, { name: say(name), text })
    }),
  dutyRule: ({ post, fewestDaysPerMonth: days }, say, posts) => {
    const named = posts.find(({ code }) => code === post)
    return [say(words.dutyDays, { post: named ? say(named.name) : post, days })]
  },
  activities: (activities, say) =>
    activities.map(({ name, every }) =>
      every ? say(words.activityEvery, { name: say(name), every: say(words[every]) }) : say(name),
    ),
  indicators: (indicators, say) =>
    indicators.map(({ name, unit, counts }) =>
      say(words.indicator, { name: say(name), unit: say(unit), counts: say(counts) }),
    ),
  fields: (fields, say) =>
    fields.map(({ name, tasks }) => say(words.named, { name: say(name), text: names(tasks, say) })),
  stages: (stages, say) =>
    stages.map(({ name, fromMonth: from, toMonth: to }) =>
      say(from === to ? words.stageMonth : words.stageMonths, { name: say(name), from, to }),
    ),
  tasks: (tasks, say) =>
    tasks.map(({ title, owner, dueMonth: month }) =>
      say(words.taskLine, { title: say(title), owner: say(owner), month }),
    ),
  duties: (duties, say) =>
    duties.map(({ post, duty }) => say(words.named, { name: say(post), text: say(duty) })),
}

/** @param posts whose names a rule for one of them is said with */
export function linesOf<Item extends SettingsItem>(
  item: Item,
  value: Settings[Item] | null | undefined,
  { posts }: { posts: Posts },
  say: Say,
): string[] {
  const told = value == null ? [] : lines[item](value, say, posts)
  return told.length === 0 ? [say(words.nothing)] : told
}
