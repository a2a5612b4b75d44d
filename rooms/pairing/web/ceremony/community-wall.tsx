/** All that may land in a group, in the order of the list: black once they have. */

interface CommunityWallProps {
  names: readonly string[]
  landed: ReadonlySet<number>
  /** Place of the one that has just landed; -1 for none. */
  current: number
}

/** How many fit with names that are read at ten metres, and with smaller ones; of more there are squares alone. */
const readable = 108
const small = 180

export function CommunityWall({ names, landed, current }: CommunityWallProps) {
  const size = names.length <= readable ? '' : names.length <= small ? ' small' : ' squares'
  return (
    <ul className={`community-wall${size}`}>
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
