/** What the office says of one participant. */
import { needCodes } from '@lianjian/pairing/rules'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { isBlank, type Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { functions, functionWords } from '#rooms/organizations/shared/words.ts'
import { putRosterRowInput, type RosterSide } from '../../shared/roster-schema.ts'
import { type RosterRow, rosterPath } from './roster-queries.ts'
import { needWords, rosterWords as words } from './roster-words.ts'

interface RowDialogProps {
  cycleId: string
  side: RosterSide
  of: RosterRow
  onClose(): void
}

const tiers = ['1', '2', '3'] as const
const blank = { tier: null, function: null, offers: [], needs: [] }

export function RowDialog({ cycleId, side, of, onClose }: RowDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { organizationId: id, countyCode: county, name, row: before, registered, missing } = of
  const form = useForm({
    name: `roster-row-${id}`,
    schema: putRosterRowInput.body,
    // What the office says of a unit stays on no device.
    draft: false,
    initial: textsOf(before ?? { ...blank, ...(side === 'supporter' && registered) }),
    prepare: (values) => ({ before, row: { ...blank, ...numbersOf(values) } }),
    places: { '/row': '' },
    send: async (body, key) => {
      try {
        await api.send('PUT', `${rosterPath(cycleId)}/rows/${id}`, body, key)
      } finally {
        await queryClient.invalidateQueries({ queryKey: ['roster'] })
      }
    },
    onSent: () => {
      onClose()
      tell({ said: say(words.savedSaid, { name }) })
    },
  })
  const needs = needCodes.map((value) => ({ value, label: say(needWords[value]) }))
  return (
    <Dialog title={name} onClose={onClose}>
      <Form form={form} act={say(words.save)}>
        {(['capacityMin', 'capacityMax'] as const).map((each) => (
          <TextField
            key={each}
            form={form}
            at={`/${each}`}
            label={words[each]}
            wrong={words.capacityWrong}
            inputMode="numeric"
          />
        ))}
        <ChoiceField
          form={form}
          at="/tier"
          label={words.tier}
          hint={words.tierHint}
          optional={!missing.includes('tier')}
          short
          choices={tiers.map((value) => ({ value, label: value }))}
        />
        {side === 'supporter' && (
          <ChoiceField
            form={form}
            at="/function"
            label={words.function}
            optional={!missing.includes('function')}
            short
            choices={functions.map((value) => ({ value, label: say(functionWords[value]) }))}
          />
        )}
        <ManyField
          form={form}
          at={side === 'supporter' ? '/offers' : '/needs'}
          label={side === 'supporter' ? words.offers : words.needs}
          optional={!missing.includes('needs')}
          choices={needs}
        />
        {missing.includes('level') && (
          <p className="second">
            {say(words.level)}{' '}
            <Link to="/organizations/$county/$id/edit" params={{ county, id }}>
              {say(words.toOrganization)}
            </Link>
          </p>
        )}
      </Form>
    </Dialog>
  )
}

const counted = ['capacityMin', 'capacityMax', 'tier'] as const

function textsOf(row: object): Values {
  const values = { ...row } as Values
  for (const each of counted) if (!isBlank(values[each])) values[each] = String(values[each])
  return values
}

/** A number that is none stays as it was typed, so that its field says what is right. */
function numbersOf(values: Values): Values {
  const row = { ...values }
  for (const each of counted) {
    const text = String(values[each] ?? '').trim()
    if (/^\d+$/.test(text)) row[each] = Number(text)
  }
  return row
}
