/** What deeds and gifts have to tell of a partnership. */
import type { Transaction } from '#base/server/db/work.ts'
import { type Saying, say } from '#base/shared/words.ts'
import { levelsOf } from '#rooms/indicators/server/door.ts'
import type { MomentsOf } from '#rooms/pairing/server/door.ts'
import { recordOf } from '../deeds/record-deeds.ts'
import { listDeedsUnder, type ToldDeed } from './store.ts'

export const momentsOfDeeds: MomentsOf = async (tx: Transaction, partnership, days) => {
  const { countyCode } = partnership
  const deeds = await listDeedsUnder(tx, partnership, days)
  const levelOf = await levelsOf(tx, countyCode, deeds.map(recordOf))
  return deeds.map((deed) => {
    const detail = detailOf(deed)
    return {
      ...{ day: deed.onDay, kind: 'deed' as const, level: levelOf(recordOf(deed)) },
      ...{ title: titleOf(deed), to: `/deeds/${countyCode}/${deed.id}` },
      ...(detail && { detail }),
    }
  })
}

const words = {
  gift: { zh: '村里回赠：{title}', en: 'Given back by the village: {title}' },
  given: { zh: '{count} {unit}', en: '{count} {unit}' },
  helped: { zh: '帮到 {count} 人', en: '{count} helped' },
  spent: { zh: '花了 {yuan} 元', en: '{yuan} yuan spent' },
} satisfies Record<string, Saying>

function titleOf({ direction, title }: ToldDeed): Saying {
  return direction === 'gift' ? both(words.gift, { title }) : { zh: title, en: title }
}

function detailOf({ direction, helped, quantity, countedIn, fen }: ToldDeed): Saying | undefined {
  if (direction === 'gift') {
    return both(words.given, { count: quantity ?? 0, unit: countedIn ?? '' })
  }
  const yuan = (fen / 100).toLocaleString('en', { maximumFractionDigits: 2 })
  const parts = [
    ...(helped > 0 ? [both(words.helped, { count: helped })] : []),
    ...(fen > 0 ? [both(words.spent, { yuan })] : []),
  ]
  if (parts.length === 0) return undefined
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') }
}

function both(saying: Saying, parameters: Record<string, string | number>): Saying {
  return { zh: say(saying, 'zh-CN', parameters), en: say(saying, 'en', parameters) }
}
