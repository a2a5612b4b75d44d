/** The regions of an area: found and added one by one. One that lies inside already is cut out. */
import type { Saying } from '#base/shared/words.ts'
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { isInsideArea } from '../shared/management-area.ts'
import { MemberTree, type TreeMember } from './member-tree.tsx'
import { RegionPicker } from './region-picker.tsx'

interface MembersFieldProps {
  form: Form
  at: string
  label: Saying
  hint: Saying
  wrong: Saying
}

export function MembersField(props: MembersFieldProps) {
  const { form, at } = props
  const members = (valueAt(form.values, at) ?? []) as readonly TreeMember[]
  const add = (code: string, fullName: string) => {
    const others = members.filter((each) => each.code !== code)
    form.set(at, [...others, { code, fullName, included: !isInside(others, code) }])
  }
  const drop = (code: string) => {
    const left = members.filter((each) => each.code !== code)
    // Nothing is cut out of what is no longer there.
    form.set(
      at,
      left.filter(
        (each) =>
          each.included ||
          isInside(
            left.filter((other) => other !== each),
            each.code,
          ),
      ),
    )
  }
  return (
    <FieldShell {...props} chosen>
      {({ id, named, describedBy, invalid }) => (
        <>
          <RegionPicker
            id={id}
            named={named}
            value={undefined}
            onPick={(region) => region && add(region.code, region.name)}
            describedBy={describedBy}
            invalid={invalid}
          />
          <MemberTree members={members} onDrop={drop} />
        </>
      )}
    </FieldShell>
  )
}

/** As things would stand from today on. */
function isInside(members: readonly TreeMember[], code: string): boolean {
  const present = members.map((each) => ({
    areaId: '',
    regionCode: each.code,
    included: each.included,
    validFrom: '',
    validTo: null,
  }))
  return isInsideArea(present, code, 'now')
}
