/** A team: what it does, how many people, which organizations join. */
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, FieldShell, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import type { Form as FormState } from '#base/web/form/use-form.ts'
import { isBlank, type Values } from '#base/web/form/values.ts'
import { sayDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { changeTeamInput, createTeamInput } from '../shared/schema.ts'
import { type TeamKind, teamKinds, teamKindWords } from '../shared/words.ts'
import { changeWords } from './change-words.ts'
import { hangingWords as words } from './hanging-words.ts'
import { OrganizationPicker } from './organization-picker.tsx'
import { numberOf } from './organization-values.ts'
import type { Place, Team } from './queries.ts'
import { useHangingForm } from './use-hanging-form.ts'

interface TeamDialogProps {
  place: Place
  team: Team | undefined
  onClose(): void
}

type Joined = Team['joined']

export function TeamDialog({ place, team, onClose }: TeamDialogProps) {
  const { say, language } = useReading()
  const form = useHangingForm({
    place,
    what: 'teams',
    item: team,
    initial: { joined: [] },
    valuesOf,
    prepare: bodyOf,
    newSchema: createTeamInput.body,
    changeSchema: changeTeamInput.body.omit({ version: true }),
    fields: {
      name: { label: words.teamName, say: String },
      kind: { label: words.teamKind, say: (kind) => say(teamKindWords[kind as TeamKind]) },
      people: { label: words.people, say: String },
      joined: {
        label: words.joined,
        say: (joined) => (joined as Joined).map(({ name }) => name).join('、'),
      },
      endsOn: {
        label: words.teamEnds,
        say: (day) => (isBlank(day) ? '' : sayDate(String(day), language)),
      },
    },
    onClose,
  })
  return (
    <Dialog
      title={team ? say(words.teamOf, { name: team.name }) : say(words.teamAdd)}
      onClose={onClose}
    >
      <Form form={form} act={say(words.save)}>
        <TextField form={form} at="/name" label={words.teamName} wrong={words.teamNameWrong} />
        <ChoiceField
          form={form}
          at="/kind"
          label={words.teamKind}
          choices={teamKinds.map((value) => ({ value, label: say(teamKindWords[value]) }))}
          short
        />
        <TextField
          form={form}
          at="/people"
          label={words.people}
          hint={words.peopleHint}
          wrong={words.countWrong}
          inputMode="numeric"
          optional
        />
        <MoreFields form={form} title={changeWords.moreFields} at={['/joined', '/endsOn']}>
          <JoinedField form={form} place={place} />
          {team && (
            <TextField
              form={form}
              at="/endsOn"
              label={words.teamEnds}
              wrong={words.dayWrong}
              type="date"
              optional
            />
          )}
        </MoreFields>
      </Form>
    </Dialog>
  )
}

function JoinedField({ form, place }: { form: FormState; place: Place }) {
  const say = useSay()
  const joined = (form.values.joined ?? []) as Joined
  return (
    <FieldShell form={form} at="/joined" label={words.joined} chosen optional>
      {({ id, named, describedBy, invalid }) => (
        <>
          <OrganizationPicker
            id={id}
            named={named}
            value={undefined}
            onPick={(picked) =>
              picked && form.set('/joined', [...joined, { id: picked.id, name: picked.name }])
            }
            county={place.county}
            without={[place.id, ...joined.map((each) => each.id)]}
            describedBy={describedBy}
            invalid={invalid}
          />
          <div className="chips quick">
            {joined.map((each) => (
              <button
                key={each.id}
                type="button"
                className="chip"
                aria-label={say(words.joinedRemove, { name: each.name })}
                onClick={() =>
                  form.set(
                    '/joined',
                    joined.filter(({ id: one }) => one !== each.id),
                  )
                }
              >
                {each.name} ×
              </button>
            ))}
          </div>
        </>
      )}
    </FieldShell>
  )
}

function valuesOf({ name, kind, people, joined, endsOn }: Team): Values {
  return {
    name,
    kind,
    people: people === null ? '' : String(people),
    joined: joined.map((each) => ({ id: each.id, name: each.name })),
    endsOn: endsOn ?? '',
  }
}

function bodyOf({ name, kind, people, joined, endsOn }: Values) {
  return {
    name,
    kind,
    people: numberOf(people),
    joined: (joined as Joined).map(({ id }) => id),
    endsOn: isBlank(endsOn) ? null : endsOn,
  }
}
