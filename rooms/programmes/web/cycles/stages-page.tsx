/** The calendar of a cycle. */
import { TextField } from '#base/web/form/fields.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { putStagesInput } from '../../shared/plan-schema.ts'
import type { CycleOfProgramme, Stage } from '../queries.ts'
import { programmeWords, planWords as words } from '../words.ts'
import { ChangeCycleRows } from './change-cycle-rows.tsx'
import { KeptCycle } from './kept-cycle.tsx'

export const StagesPage = () => <KeptCycle Show={ChangeStages} />

const schema = putStagesInput.body.omit({ version: true })

function ChangeStages({ cycle }: { cycle: CycleOfProgramme }) {
  const { say, language } = useReading()
  const lead = say(words.stagesLead, {
    name: cycle.name,
    from: sayFullDate(cycle.beginsOn, language),
    to: sayFullDate(cycle.endsOn, language),
  })
  return (
    <ChangeCycleRows<Stage>
      {...{ cycle, schema, lead }}
      of="stages"
      title={words.changeStages}
      label={words.stages}
      sayRow={({ name, beginsOn, endsOn }) => `${name} ${beginsOn}–${endsOn}`}
      add={words.addStage}
      saved={words.stagesSaved}
      nameOf={(_, number) => say(words.stageOf, { number })}
      fields={(form, at) => (
        <>
          <TextField
            form={form}
            at={`${at}/name`}
            label={words.stageName}
            wrong={words.stageNameWrong}
          />
          <div className="beside">
            <TextField
              form={form}
              at={`${at}/beginsOn`}
              label={programmeWords.beginsOn}
              wrong={words.dayWrong}
              type="date"
            />
            <TextField
              form={form}
              at={`${at}/endsOn`}
              label={programmeWords.endsOn}
              wrong={words.dayWrong}
              type="date"
            />
          </div>
        </>
      )}
    />
  )
}
