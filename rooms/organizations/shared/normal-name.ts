/** One form for what people write in several ways, so that one organization listed twice is found. */

const digits = '〇一二三四五六七八九'

/** 第12党支部 and 第十二党支部 are one name. Above 99 branches are not counted in characters. */
function countOf(number: string): string {
  const value = Number(number)
  if (value === 0 || value > 99) return number
  const [tens, ones] = [Math.trunc(value / 10), value % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return `${ten}${ones === 0 ? '' : digits[ones]}`
}

/** Characters that have one form only: nearly all names of a roster. */
const plainly = /^[\u4e00-\u9fff0-9]+$/
/** What is written in several ways. */
const variously = /第\d|中国共产党|党支部|有限|委员会|村委会|居委会/

function lettersOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * @param name in simplified characters, as names are kept
 * @returns never empty: a name of marks alone stays as it is
 */
export function normalName(name: string): string {
  const letters = plainly.test(name) ? name : lettersOf(name)
  if (letters !== '' && !variously.test(letters)) return letters
  const plain = letters
    .replace(/第(\d+)/g, (_, number: string) => `第${countOf(number)}`)
    .replace(/^中国共产党/, '中共')
    .replace(/党支部/g, '支部')
    .replace(/有限责任公司|股份有限公司|有限公司/g, '公司')
    .replace(/村村民委员会$|村民委员会$|村村委会$|村委会$/, '村')
    .replace(/社区居民委员会$|社区居委会$/, '社区')
    .replace(/居民委员会$/, '居委会')
  return plain === '' ? name : plain
}
