import { noun, type Words } from './words.ts'

/** What a roster is refused for. */
export const rosterWords: Words = {
  'code-empty': ({ side, name }) => ({
    'zh-CN': `${noun(side, 'zh-CN')}“${name}”没有编号。`,
    en: `The ${noun(side, 'en')} “${name}” has no code.`,
  }),
  'code-duplicate': ({ side, code }) => ({
    'zh-CN': `${noun(side, 'zh-CN')}编号 ${code} 用了不止一次。`,
    en: `The ${noun(side, 'en')} code ${code} is used more than once.`,
  }),
  'code-unknown': ({ where, side, code }) => ({
    'zh-CN': `${noun(where, 'zh-CN')}里的${noun(side, 'zh-CN')}编号 ${code} 不在名单上。`,
    en: `The ${noun(side, 'en')} code ${code} in the ${noun(where, 'en')} is not on the roster.`,
  }),
  'text-unsuitable': ({ side, code, field }) => ({
    'zh-CN': `${noun(side, 'zh-CN')} ${code} 的${noun(field, 'zh-CN')}里有看不见的字符，或前后有空格。`,
    en: `The ${noun(field, 'en')} of ${noun(side, 'en')} ${code} contains invisible characters, or white space around it.`,
  }),
  'title-unsuitable': () => ({
    'zh-CN': '规则的标题里有看不见的字符。',
    en: 'The title of the rules contains invisible characters.',
  }),
  'capacity-wrong': ({ side, code, min, max }) => ({
    'zh-CN': `${noun(side, 'zh-CN')} ${code} 的结对数写的是最少 ${min}、最多 ${max}，应为 0 到 10 亿的整数，最少不超过最多。`,
    en: `The ${noun(side, 'en')} ${code} takes at least ${min} and at most ${max}; both must be whole numbers from 0 to 10⁹, the first no larger than the second.`,
  }),
  'field-missing': ({ side, code, field }) => ({
    'zh-CN': `${noun(side, 'zh-CN')} ${code} 没有填${noun(field, 'zh-CN')}，规则要用到它。`,
    en: `The ${noun(side, 'en')} ${code} has no ${noun(field, 'en')}, which the rules use.`,
  }),
  'tier-wrong': ({ side, code, tier }) => ({
    'zh-CN': `${noun(side, 'zh-CN')} ${code} 的等次写的是 ${tier}，应为 1、2 或 3。`,
    en: `The tier of ${noun(side, 'en')} ${code} is ${tier}; it must be 1, 2 or 3.`,
  }),
  'region-wrong': ({ side, code, region }) => ({
    'zh-CN': `${noun(side, 'zh-CN')} ${code} 的区划代码写的是 ${region}，应为 12 位数字。`,
    en: `The region code of ${noun(side, 'en')} ${code} is ${region}; it must have 12 digits.`,
  }),
  'relation-contradiction': ({ supporter, community }) => ({
    'zh-CN': `${supporter} 和 ${community} 既写了锁定又写了回避，只能留一个。`,
    en: `${supporter} and ${community} are both locked and to be avoided; only one can stay.`,
  }),
  'preference-duplicate': ({ supporter, community }) => ({
    'zh-CN': `意愿表里 ${supporter} 和 ${community} 写了两次。`,
    en: `The preferences list ${supporter} and ${community} twice.`,
  }),
  'rank-wrong': ({ supporter, community, rank }) => ({
    'zh-CN': `意愿表里 ${supporter} 和 ${community} 的次序写的是 ${rank}，应为 1 到 10 亿的整数。`,
    en: `The rank of ${supporter} and ${community} is ${rank}; it must be a whole number from 1 to 10⁹.`,
  }),
  'roster-structure': ({ path }) => ({
    'zh-CN': `名单里“${path}”这一处不合格式。`,
    en: `The roster is not in form at “${path}”.`,
  }),
  'rules-structure': ({ path }) => ({
    'zh-CN': `规则里“${path}”这一处不合格式。`,
    en: `The rules are not in form at “${path}”.`,
  }),
  'row-secret-length': ({ bytes }) => ({
    'zh-CN': `封存用的密值应为 32 字节，现在是 ${bytes} 字节。`,
    en: `The row secret must have 32 bytes; it has ${bytes}.`,
  }),
  'seed-form': ({ length }) => ({
    'zh-CN': `种子应为 64 位十六进制数，现在是 ${length} 个字符。`,
    en: `The seed must be 64 hexadecimal digits; this has ${length} characters.`,
  }),
  'too-many-places': ({ places, mostPlaces }) => ({
    'zh-CN': `名额加起来有 ${places} 个，一次抽签最多 ${mostPlaces} 个。请看看最多结对数是不是写大了。`,
    en: `The places add up to ${places}; a draw holds at most ${mostPlaces}. Check whether a maximum is too large.`,
  }),
  'draw-too-long': ({ mostSteps }) => ({
    'zh-CN': `这份名单抽起来要比较的次数超过 ${mostSteps} 次，不算下去了。请看看最少、最多结对数是不是写大了，或按县分开抽。`,
    en: `Drawing this roster takes more than ${mostSteps} comparisons and was given up. Check whether a minimum or a maximum is too large, or draw county by county.`,
  }),
}
