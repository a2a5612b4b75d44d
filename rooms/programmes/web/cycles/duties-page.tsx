/** 三定四有 of a cycle. */
import { TextField } from '#base/web/form/fields.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import { isBlank, type Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { putDutiesInput } from '../../shared/plan-schema.ts'
import { backings, backingWords } from '../backings.ts'
import type { CycleOfProgramme, Duty } from '../queries.ts'
import { planWords as words } from '../words.ts'
import { ChangeCycleRows } from './change-cycle-rows.tsx'
import { KeptCycle } from './kept-cycle.tsx'

export const DutiesPage = () => <KeptCycle Show={ChangeDuties} />

const schema = putDutiesInput.body.omit({ version: true })

function ChangeDuties({ cycle }: { cycle: CycleOfProgramme }) {
  const say = useSay()
  return (
    <ChangeCycleRows<Duty>
      {...{ cycle, schema }}
      of="duties"
      title={words.changeDuties}
      lead={say(words.dutiesLead)}
      label={words.duties}
      sayRow={({ post, duty }) => `${post}：${duty}`}
      add={words.addDuty}
      saved={words.dutiesSaved}
      prepare={backed}
      nameOf={({ post }, number) => (post ? String(post) : say(words.dutyOf, { number }))}
      fields={(form, at) => (
        <>
          <TextField form={form} at={`${at}/post`} label={words.post} wrong={words.lineWrong} />
          {(['duty', 'division'] as const).map((each) => (
            <TextField
              key={each}
              form={form}
              at={`${at}/${each}`}
              label={words[each]}
              wrong={words.passageWrong}
              long
            />
          ))}
          <MoreFields form={form} title={words.four} at={backings.map((each) => `${at}/${each}`)}>
            {backings.map((each) => (
              <TextField
                key={each}
                form={form}
                at={`${at}/${each}`}
                label={backingWords[each]}
                wrong={words.passageWrong}
                long
                optional
              />
            ))}
          </MoreFields>
        </>
      )}
    />
  )
}

/** What nobody filled in backs nothing. */
function backed(row: Values): Values {
  const blanks = backings.filter((each) => isBlank(row[each]))
  return { ...row, ...Object.fromEntries(blanks.map((each) => [each, null])) }
}
