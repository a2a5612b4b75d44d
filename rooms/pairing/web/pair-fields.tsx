/** The two of a pair, each picked among those that take part on its side. */
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { rosterSides } from '../shared/roster-schema.ts'
import { ParticipantPicker, type PickedParticipant } from './participant-picker.tsx'
import { rosterWords as words } from './roster/roster-words.ts'

export function PairFields({ form, cycleId }: { form: Form; cycleId: string }) {
  return rosterSides.map((side) => (
    <FieldShell key={side} form={form} at={`/${side}Id`} label={words[side]} chosen>
      {({ id, named, describedBy, invalid }) => (
        <ParticipantPicker
          id={id}
          named={named}
          cycleId={cycleId}
          side={side}
          value={valueAt(form.values, `/${side}Id`) as PickedParticipant | undefined}
          describedBy={describedBy}
          invalid={invalid}
          onPick={(picked) => form.set(`/${side}Id`, picked)}
        />
      )}
    </FieldShell>
  ))
}

/** What is sent of a form with these fields. */
export function pairOf({ supporterId, communityId, ...values }: Values): Values {
  const idOf = (picked: unknown) => (picked as PickedParticipant | undefined)?.id
  return { ...values, supporterId: idOf(supporterId), communityId: idOf(communityId) }
}
