/** Which of the two files somebody chose, whatever it is called and wherever it was let go. */

const enough = 400

/** By its beginning, as we write it; undefined for what is neither. */
export function kindOf(bytes: Uint8Array): 'transcript' | 'opening' | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, enough)).trimStart()
  if (/^\{\s*"format"\s*:\s*"lianjian-transcript\//.test(start)) return 'transcript'
  if (/^\{\s*"format"\s*:\s*"lianjian-openings?\//.test(start)) return 'opening'
  if (/^\{\s*"(salt|row|orientation)"\s*:/.test(start)) return 'opening'
  return undefined
}
