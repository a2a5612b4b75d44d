/** As people write a number: full-width, in groups, with dashes of every length, its extension behind 转 or ext. */
export function readPhone(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐-―－]/g, '-')
    .replace(/\s+/g, '')
  return plain.replace(/-?(?:转|轉|分机|ext\.?|x)(?=\d)/i, '-')
}
