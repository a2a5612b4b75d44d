/** The parties of a draw, one below the other: a name, and how it seals. */
import { Button } from 'antd'
import { SelectField, TextField } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { fewestParties, mostParties, partyWays } from '../../shared/ceremony-schema.ts'
import { announceWords as words } from './ceremony-words.ts'

interface PartyRow {
  party: string
  way: (typeof partyWays)[number]
}

export function PartyFields({ form }: { form: Form }) {
  const say = useSay()
  const parties = form.values.parties as readonly PartyRow[]
  const set = (next: readonly PartyRow[]) => form.set('/parties', next)
  return (
    <fieldset className="field parties">
      <legend>{say(words.parties)}</legend>
      <p className="hint">{say(words.partiesHint)}</p>
      {parties.map((_, at) => {
        const number = { number: at + 1 }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a party has no name of its own until it is typed
          <div key={at} className="party-row">
            <TextField
              form={form}
              at={`/parties/${at}/party`}
              label={say(words.party, number)}
              wrong={words.partyWrong}
            />
            <SelectField
              form={form}
              at={`/parties/${at}/way`}
              label={say(words.way, number)}
              choices={partyWays.map((value) => ({ value, label: say(words[value]) }))}
            />
            {parties.length > fewestParties && (
              <button
                type="button"
                className="plain"
                aria-label={say(words.dropParty, number)}
                onClick={() => set(parties.filter((_, other) => other !== at))}
              >
                {say(words.drop)}
              </button>
            )}
          </div>
        )
      })}
      {parties.length < mostParties && (
        <Button onClick={() => set([...parties, { party: '', way: 'device' }])}>
          {say(words.addParty)}
        </Button>
      )}
    </fieldset>
  )
}
