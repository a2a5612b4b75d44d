/** Picks one open organization of those that lie within one's own reach. */
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Picked } from '#base/web/picked.tsx'
import { SearchBox } from '#base/web/search-box.tsx'
import { changeWords as words } from './change-words.ts'
import { type Listed, organizationSearchQuery } from './queries.ts'

export type PickedOrganization = Pick<Listed, 'countyCode' | 'id' | 'name'>

interface OrganizationPickerProps {
  id: string
  /** What the field is called. */
  named: string
  value: PickedOrganization | undefined
  onPick(organization: PickedOrganization | undefined): void
  /** Only of this county. */
  county?: string | undefined
  /** Not these. */
  without?: readonly string[]
  describedBy?: string | undefined
  invalid?: boolean
}

export function OrganizationPicker(props: OrganizationPickerProps) {
  const { id, named, value, onPick, county, without = [], describedBy, invalid = false } = props
  const say = useSay()
  const { api } = useDesk()
  if (value) {
    return (
      <Picked id={id} named={named} onAgain={() => onPick(undefined)}>
        <b>{value.name}</b>
      </Picked>
    )
  }
  return (
    <SearchBox
      id={id}
      label={words.find}
      placeholder={say(words.pick)}
      counted={words.found}
      none={words.foundNone}
      queryOf={(query) => organizationSearchQuery(api, query, county)}
      offered={(each) => !without.includes(each.id)}
      keyOf={(each) => each.id}
      show={({ name, parentName, regionName, code }) => (
        <>
          <span className="strong">{name}</span>{' '}
          <span className="second">{parentName ?? regionName}</span>{' '}
          <span className="mono second">{code}</span>
        </>
      )}
      onPick={({ countyCode, id: picked, name }) => onPick({ countyCode, id: picked, name })}
      describedBy={describedBy}
      invalid={invalid}
    />
  )
}
