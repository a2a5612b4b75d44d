/** The next cycle of a programme, with what is taken over from the one before. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { addDays } from '#base/shared/days.ts'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { dayOf, sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { createCycleInput } from '../../shared/schema.ts'
import { KeptProgramme } from '../kept-programme.tsx'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import type { BegunCycle, Programme } from '../queries.ts'
import { programmeWords as words } from '../words.ts'

const takeable = ['participants', 'stages', 'duties'] as const
const takeWords = {
  participants: words.takeParticipants,
  stages: words.takeStages,
  duties: words.takeDuties,
}

export const NewCyclePage = () => <KeptProgramme Show={NewCycle} />

function NewCycle({ programme }: { programme: Programme }) {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [begun, setBegun] = useState<BegunCycle>()
  const { id, name, cycles } = programme
  const days = nextDays(cycles[0])
  const toCycle = (cycle: string) => ({
    to: '/programmes/$id' as const,
    params: { id },
    search: { cycle } as never,
  })
  const form = useForm({
    name: `new-cycle-${id}`,
    schema: createCycleInput.body,
    initial: {
      ...days,
      name: say(words.cycleNameOf, { year: days.beginsOn.slice(0, 4) }),
      takeOver: cycles.length > 0 ? takeable : [],
    },
    send: (body, key) => api.send<BegunCycle>('POST', `/api/programmes/${id}/cycles`, body, key),
    onSent: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      if (made.notTakenOver.length > 0 || made.leftOut.length > 0) return setBegun(made)
      await navigate(toCycle(made.id))
      tell({ said: say(words.cycleBegun, { count: sayExactly(made.participants) }) })
    },
  })
  return (
    <Page title={say(words.nextCycle)} lead={say(words.nextCycleLead)} narrow>
      <ProgrammeCrumbs id={id} name={name} />
      {begun ? (
        <Begun of={begun}>
          <ButtonLink {...toCycle(begun.id)} first>
            {say(words.toCycle)}
          </ButtonLink>
        </Begun>
      ) : (
        <Form form={form} act={say(words.beginCycle)}>
          <TextField
            form={form}
            at="/name"
            label={words.cycleName}
            hint={words.cycleNameHint}
            wrong={words.cycleNameWrong}
          />
          <TextField
            form={form}
            at="/beginsOn"
            label={words.beginsOn}
            wrong={words.dayWrong}
            type="date"
          />
          <TextField
            form={form}
            at="/endsOn"
            label={words.endsOn}
            wrong={words.dayWrong}
            type="date"
          />
          {cycles.length > 0 && (
            <ManyField
              form={form}
              at="/takeOver"
              label={words.takeOver}
              hint={words.takeOverHint}
              optional
              choices={takeable.map((value) => ({ value, label: say(takeWords[value]) }))}
            />
          )}
        </Form>
      )}
    </Page>
  )
}

/** Who and what was left behind is read before anything else is done. */
function Begun({ of, children }: { of: BegunCycle; children: ReactNode }) {
  const say = useSay()
  const { participants, notTakenOver, leftOut } = of
  return (
    <Notice title={say(words.cycleBegun, { count: sayExactly(participants) })} alert>
      {leftOut.length > 0 && <p>{say(words.stagesLeftOut, { stages: leftOut.join('、') })}</p>}
      {notTakenOver.length > 0 && (
        <>
          <p>{say(words.notTakenOver, { count: sayExactly(notTakenOver.length) })}</p>
          <ul className="plain-list">
            {notTakenOver.map(({ id, name, why }) => (
              <li key={id}>
                <b>{name}</b> <span className="second">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="acts">{children}</p>
    </Notice>
  )
}

/** A year, from the day after the one before. */
function nextDays(before: Programme['cycles'][number] | undefined) {
  const today = dayOf(new Date())
  const beginsOn = before ? addDays(before.endsOn, 1) : `${today.slice(0, 4)}-01-01`
  return { beginsOn, endsOn: addDays(yearLater(beginsOn), -1) }
}

const yearLater = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
