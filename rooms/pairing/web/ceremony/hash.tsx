import './hash.css'

/** Hexadecimal digits in fours, as they are read aloud; copied, they are one word. */
export function Hash({ hex, fours = hex.length / 4 }: { hex: string; fours?: number }) {
  const all = hex.match(/.{1,4}/g) ?? []
  const shown = all.slice(0, fours)
  return (
    <span className="hash">
      {shown.map((four, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: digits that never move, and may repeat
        <span key={at}>{four}</span>
      ))}
      {shown.length < all.length && '…'}
    </span>
  )
}
