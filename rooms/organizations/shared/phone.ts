/** As people write a number: full-width, in groups, with dashes of every length. */
export function readPhone(text: string): string {
  const plain = text.normalize('NFKC').replace(/[‐-―－]/g, '-')
  return plain.replace(/\s+/g, '')
}
