/** `lianjian recount`: whether the totals are what the records say. */
import type { Language } from '#base/server/tables/fault-words.ts'
import { type Recounted, recountAll } from '#rooms/indicators/server/door.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { readArguments } from './read-arguments.ts'
import { withWork } from './with-work.ts'

const name = 'lianjian recount'

export const command: Command = {
  writesNothing: true,
  usage: {
    zh: `用法：${name} [--rebuild]

从记录重新数一遍，和合计逐个比。都一样，退出码是 0；有不一样的，列出来，退出码是 1。
  --rebuild   不一样的县，合计从记录重写`,
    en: `Usage: ${name} [--rebuild]

Counts from the records anew and holds every total against it. Exit code 0 when all agree; otherwise those that
differ are listed, and the exit code is 1.
  --rebuild   where a county differs, its totals are written anew from the records`,
  },

  async run(args, language) {
    const options = readArguments(args, { command: name, values: [], flags: ['rebuild'] })
    if (options.faults.length > 0) throw new BadInput(options.faults)
    const rebuild = options.flag('rebuild')
    return withWork(language, async (work) => tell(await recountAll(work, { rebuild }), language))
  },
}

function tell(counties: readonly Recounted[], language: Language): ExitCode {
  const differing = counties.filter(({ differences }) => differences.length > 0)
  for (const { countyCode, differences } of differing) {
    for (const { whose, scope, measure, month, level, kept, counted } of differences) {
      console.log(
        `${countyCode} ${whose} ${scope} ${measure} ${month} ${level}: ${kept} / ${counted}`,
      )
    }
  }
  const sums = { all: counties.length, differ: differing.length }
  const said = {
    zh: `数了 ${sums.all} 个县，${sums.differ} 个县的合计和记录不一样`,
    en: `${sums.all} counties counted; in ${sums.differ} the totals are not what the records say`,
  }
  console.log(said[language])
  return differing.length > 0 ? exitCodes.refused : exitCodes.done
}
