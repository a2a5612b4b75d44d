/** All that may land in a group, in the order of the list: black once they have. */

interface CommunityWallProps {
  names: readonly string[]
  landed: ReadonlySet<number>
  /** Place of the one that has just landed; -1 for none. */
  current: number
}

/** How many fit at each size of name, from what is read at the far end of a room; of more there are squares alone. */
const sizes = [
  [12, 'giant'],
  [30, 'huge'],
  [56, 'large'],
  [108, 'usual'],
  [180, 'small'],
] as const

export function CommunityWall({ names, landed, current }: CommunityWallProps) {
  const size = sizes.find(([most]) => names.length <= most)?.[1] ?? 'squares'
  return (
    <ul className={`community-wall ${size}`}>
      {names.map((name, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: places never move, and two villages may share a name
          key={at}
          className={at === current ? 'current-cell' : landed.has(at) ? 'in' : ''}
        >
          <span className={name.length > 4 ? 'long' : ''}>{name}</span>
        </li>
      ))}
    </ul>
  )
}
