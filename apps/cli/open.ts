/** `lianjian open`: takes one unit's or village's own opening out of all of them, to hand it over. */
import { openingsText } from '@lianjian/pairing'
import type { Fault } from '#base/server/tables/fault.ts'
import { BadInput, type Command, exitCodes } from './command.ts'
import { readArguments } from './read-arguments.ts'
import { readOpenings } from './read-openings.ts'

const name = 'lianjian open'

export const command: Command = {
  usage: {
    zh: `用法：${name} --openings openings.json --code 编号 > 编号.json

从全部凭据里取出一个单位或一个村自己的那一行，交给它；别人的一行也不在里面。
两边都有这个编号时，加 --side supporter（包联方）或 --side community（村、社区）。
拿到的一方这样核对：lianjian verify transcript.json --opening 编号.json`,
    en: `Usage: ${name} --openings openings.json --code CODE > CODE.json

Takes the row of one unit or village out of all openings, to hand it over; no other row is in it.
When both sides have the code, add --side supporter or --side community.
Its holder checks it by: lianjian verify transcript.json --opening CODE.json`,
  },

  async run(args) {
    const options = readArguments(args, {
      command: name,
      values: ['openings', 'code', 'side'],
      required: ['openings', 'code'],
    })
    const [path, side] = [options.value('openings'), options.value('side')]
    const code = options.value('code')?.normalize('NFC')
    const fault = (column: string, value: string, problem: string): Fault => ({
      file: name,
      row: null,
      column,
      value,
      code: problem,
      params: {},
    })
    if (side !== undefined && side !== 'supporter' && side !== 'community') {
      options.faults.push(fault('--side', side, 'side-unknown'))
    }
    if (options.faults.length > 0 || path === undefined || code === undefined) {
      throw new BadInput(options.faults)
    }
    const { inputRoot, openings } = await readOpenings(path)
    const found = openings.filter(
      ({ row }) => row.code === code && (side === undefined || row.side === side),
    )
    if (found.length === 0) throw new BadInput([fault('--code', code, 'opening-none')])
    if (found.length > 1) throw new BadInput([fault('--code', code, 'opening-on-both-sides')])
    process.stdout.write(openingsText({ inputRoot, openings: found }))
    return exitCodes.done
  },
}
