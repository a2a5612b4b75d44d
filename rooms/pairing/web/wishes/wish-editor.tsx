/** Whom one organization would like, in order: named, moved up, taken off, kept. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDesk } from '#base/web/desk.tsx'
import { FieldShell } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { RosterSide } from '../../shared/roster-schema.ts'
import { chooseInput } from '../../shared/tie-schema.ts'
import { ParticipantPicker, type PickedParticipant } from '../participant-picker.tsx'
import { wishWords as words } from './wish-words.ts'

interface WishEditorProps {
  cycleId: string
  organizationId: string
  side: RosterSide
  most: number
  choices: readonly PickedParticipant[]
  /** Not the page's first act. */
  plain?: boolean
  onKept?(): void
}

export function WishEditor(props: WishEditorProps) {
  const { cycleId, organizationId, side, most, plain = false, onKept } = props
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const other = side === 'supporter' ? 'community' : 'supporter'
  const form = useForm({
    name: `wishes-${cycleId}-${organizationId}`,
    schema: chooseInput.body,
    // Names of cadres stay on no device.
    draft: false,
    initial: { choices: props.choices },
    prepare: ({ choices }) => ({
      organizationId,
      choices: (choices as PickedParticipant[]).map(({ id }) => id),
    }),
    send: (body, key) => api.send('PUT', `/api/cycles/${cycleId}/choices`, body, key),
    onSent: async () => {
      tell({ said: say(chosen.length > 0 ? words.keptSaid : words.takenBackSaid) })
      onKept?.()
      await queryClient.invalidateQueries({ queryKey: ['wishes'] })
      await queryClient.invalidateQueries({ queryKey: ['waiting', 'wishes'] })
    },
  })
  const chosen = form.values.choices as readonly PickedParticipant[]
  const set = (next: readonly PickedParticipant[]) => form.set('/choices', next)
  const moveUp = (at: number) =>
    set(
      chosen.map(
        (each, place) => chosen[place === at ? at - 1 : place === at - 1 ? at : place] ?? each,
      ),
    )
  return (
    <Form form={form} act={say(words.keep)} plain={plain}>
      <p className="second">{say(words.choicesHint, { most })}</p>
      {chosen.length === 0 && <p className="second quick">{say(words.noneYet)}</p>}
      <ol className="rows ranked">
        {chosen.map(({ id, name }, at) => (
          <li key={id}>
            <p className="strong">
              {at + 1}. {name}
            </p>
            <div className="row-acts">
              {at > 0 && (
                <Button aria-label={say(words.firstOf, { name })} onClick={() => moveUp(at)}>
                  {say(words.first)}
                </Button>
              )}
              <Button
                aria-label={say(words.dropOf, { name })}
                onClick={() => set(chosen.filter((each) => each.id !== id))}
              >
                {say(words.drop)}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {chosen.length < most ? (
        <FieldShell form={form} at="/choices" label={words.add} chosen>
          {({ id, named, describedBy, invalid }) => (
            <ParticipantPicker
              id={id}
              named={named}
              cycleId={cycleId}
              side={other}
              value={undefined}
              without={chosen.map((each) => each.id)}
              describedBy={describedBy}
              invalid={invalid}
              onPick={(picked) => picked && set([...chosen, picked])}
            />
          )}
        </FieldShell>
      ) : (
        <p className="second quick">{say(words.full)}</p>
      )}
    </Form>
  )
}
