/**
 * Picks one region of the whole country: the server searches at every keystroke, and nothing of the tree is shipped.
 * What was picked can be narrowed down, level by level.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Picked } from '#base/web/picked.tsx'
import { SearchBox } from '#base/web/search-box.tsx'
import {
  childrenQuery,
  type FoundRegion,
  type Level,
  regionQuery,
  regionSearchQuery,
} from './queries.ts'
import { regionWords as words } from './words.ts'

export interface PickedRegion {
  code: string
  name: string
}

interface RegionPickerProps {
  id: string
  /** What the field is called. */
  named: string
  value: PickedRegion | undefined
  onPick(region: PickedRegion | undefined): void
  /** Only these levels. */
  levels?: readonly Level[] | undefined
  describedBy?: string | undefined
  invalid?: boolean
  /** Called when a region is opened rather than put into a form: no narrowing down. */
  go?: boolean
}

export function RegionPicker(props: RegionPickerProps) {
  const { id, named, value, onPick, levels } = props
  if (!value) return <Search {...props} />
  return (
    <Picked
      id={id}
      named={named}
      onAgain={() => onPick(undefined)}
      further={<Deeper value={value} levels={levels} onPick={onPick} />}
    >
      <b>{value.name}</b> <span className="mono second">{value.code}</span>
    </Picked>
  )
}

function Search({ id, onPick, levels, describedBy, invalid, go = false }: RegionPickerProps) {
  const say = useSay()
  const { api, me } = useDesk()
  return (
    <SearchBox
      id={id}
      label={words.find}
      labelled={go}
      placeholder={say(
        levels && !levels.includes('village') ? words.pickAdministration : words.pick,
      )}
      counted={words.found}
      none={words.none}
      queryOf={(query) => regionSearchQuery(api, query, me?.duties ?? [])}
      meant={{ of: ({ meant }) => meant === true, said: words.meant }}
      offered={({ level }) => !levels || levels.includes(level)}
      keyOf={({ code }) => code}
      show={(region) => (
        <>
          <span className="strong">{region.name}</span>{' '}
          <span className="second">{asideOf(region)}</span>{' '}
          <span className="mono second">{region.code}</span>
        </>
      )}
      onPick={(region) => onPick({ code: region.code, name: nameOf(region) })}
      describedBy={describedBy}
      {...(invalid !== undefined && { invalid })}
    />
  )
}

function Deeper({
  value,
  levels,
  onPick,
}: Pick<RegionPickerProps, 'levels' | 'onPick'> & { value: PickedRegion }) {
  const say = useSay()
  const { api } = useDesk()
  const [open, setOpen] = useState(false)
  const { data: region } = useQuery(regionQuery(api, value.code))
  const children = useInfiniteQuery({ ...childrenQuery(api, value.code), enabled: open })
  const found = children.data?.pages.flatMap(({ items }) => items) ?? []
  const lowestWanted = levels && !levels.includes('township') && region?.level === 'county'
  if (!region || region.children === 0 || lowestWanted) return null
  if (!open) {
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {say(words.deeper)}
      </button>
    )
  }
  return (
    <div className="chips">
      {found.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          className="chip"
          onClick={() => {
            setOpen(false)
            onPick({ code, name: `${value.name}${name}` })
          }}
        >
          {name}
        </button>
      ))}
      {children.hasNextPage && (
        <button type="button" className="chip add" onClick={() => children.fetchNextPage()}>
          {say(words.more)}
        </button>
      )}
    </div>
  )
}

/** From the county down: whoever works there knows the province. */
function nameOf({ name, path, level }: FoundRegion): string {
  const above = path.filter(
    (step) => ['county', 'township'].includes(step.level) && step.level !== level,
  )
  return [...above.map((step) => step.name), name].join('')
}

export function asideOf({ path, code }: FoundRegion): string {
  return path
    .filter((step) => step.code !== code)
    .map(({ name }) => name)
    .join(' ')
}
