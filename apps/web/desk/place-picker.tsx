/** Where somebody does duty: a region, a management area or an organization, whichever the role is held on. */
import { type ComponentType, useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import type { PlacePickerProps } from '#rooms/identity/web/door.ts'
import { OrganizationPicker } from '#rooms/organizations/web/door.ts'
import { ManagementAreaPicker, RegionPicker } from '#rooms/regions/web/door.ts'
import { deskWords as words } from './words.ts'

type Kind = PlacePickerProps['kinds'][number]

/** In the order in which they are offered: regions are there from the first day, organizations are entered. */
const pickers: Partial<Record<Kind, ComponentType<PlacePickerProps>>> = {
  region: PickRegion,
  organization: PickOrganization,
  area: PickArea,
}

const kindWords = {
  organization: words.placeOrganization,
  region: words.placeRegion,
  area: words.placeArea,
}

export default function PlacePicker(props: PlacePickerProps) {
  const { value, kinds, onPick, id } = props
  const say = useSay()
  const open = (Object.keys(pickers) as Kind[]).filter((kind) => kinds.includes(kind))
  const [chosen, setChosen] = useState(value?.kind)
  const kind = open.find((each) => each === chosen) ?? open[0]
  const Picker = kind && pickers[kind]
  const choose = (next: Kind) => {
    setChosen(next)
    onPick(undefined)
  }
  return (
    <>
      {open.length > 1 && (
        <div className="chips" role="radiogroup" aria-label={say(words.placeKind)}>
          {open.map((each) => (
            <label key={each} className="chip">
              <input
                type="radio"
                name={`${id}-kind`}
                checked={each === kind}
                onChange={() => choose(each)}
              />
              {say(kindWords[each])}
            </label>
          ))}
        </div>
      )}
      {Picker && <Picker {...props} value={value?.kind === kind ? value : undefined} />}
    </>
  )
}

const administering = ['province', 'prefecture', 'county'] as const

function PickRegion({ value, administrations, onPick, ...field }: PlacePickerProps) {
  return (
    <RegionPicker
      {...field}
      value={value && { code: value.code, name: value.name }}
      levels={administrations ? administering : undefined}
      onPick={(region) => onPick(region && { kind: 'region', ...region })}
    />
  )
}

function PickOrganization({ value, onPick, ...field }: PlacePickerProps) {
  return (
    <OrganizationPicker
      {...field}
      value={value && { id: value.code, name: value.name, countyCode: value.countyCode ?? '' }}
      onPick={(picked) =>
        onPick(
          picked && {
            kind: 'organization',
            code: picked.id,
            countyCode: picked.countyCode,
            name: picked.name,
          },
        )
      }
    />
  )
}

function PickArea({ value, onPick, ...field }: PlacePickerProps) {
  return (
    <ManagementAreaPicker
      {...field}
      value={value && { id: value.code, name: value.name, keeperCode: value.countyCode ?? '' }}
      onPick={(picked) =>
        onPick(
          picked && {
            kind: 'area',
            code: picked.id,
            countyCode: picked.keeperCode,
            name: picked.name,
          },
        )
      }
    />
  )
}
