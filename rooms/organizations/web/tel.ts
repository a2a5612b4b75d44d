/** RFC 3966: 0433-6223344-801 is a number with an extension. */
export function telOf(phone: string): string {
  const groups = phone.split('-')
  const areaCode = groups.length > 1 && groups[0]?.startsWith('0') ? groups.shift() : undefined
  const [number, extension] = groups
  const ext = extension === undefined ? '' : `;ext=${extension}`
  return `tel:${areaCode ?? ''}${number}${ext}`
}
