/** The fields of one post of 三定四有: of a cycle, or of the settings that a further one begins with. */
import type { ComponentType } from 'react'
import type { TextField } from '#base/web/form/fields.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { backings, backingWords } from './backings.ts'
import { planWords as words } from './words.ts'

type FieldProps = Omit<Parameters<typeof TextField>[0], 'label'> & {
  label: { zh: string; en: string }
}

interface DutyFieldsProps {
  form: Form
  /** JSON pointer of the post. */
  at: string
  /** Writes one text: in the reader's language, or in both. */
  Field: ComponentType<FieldProps>
  /** Where in a text lies what tells that it is written. */
  inText?: string
}

export function DutyFields({ form, at, Field, inText = '' }: DutyFieldsProps) {
  return (
    <>
      <Field form={form} at={`${at}/post`} label={words.post} wrong={words.lineWrong} />
      {(['duty', 'division'] as const).map((each) => (
        <Field
          key={each}
          form={form}
          at={`${at}/${each}`}
          label={words[each]}
          wrong={words.passageWrong}
          long
        />
      ))}
      <MoreFields
        form={form}
        title={words.four}
        at={backings.map((each) => `${at}/${each}${inText}`)}
      >
        {backings.map((each) => (
          <Field
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
  )
}
