/** A text of the settings, which are kept in Chinese and, for whoever reads English, in that. */
import { TextField } from '#base/web/form/fields.tsx'
import { useReading } from '#base/web/language.tsx'
import { settingWords as words } from './setting-words.ts'

type SayingFieldProps = Omit<Parameters<typeof TextField>[0], 'label'> & {
  label: { zh: string; en: string }
}

export function SayingField({ form, at, label, ...field }: SayingFieldProps) {
  const { say, language } = useReading()
  if (language === 'en') {
    return (
      <>
        <TextField
          {...{ form, ...field }}
          at={`${at}/zh`}
          label={say(words.inChinese, { label: say(label) })}
        />
        <TextField
          {...{ form, ...field }}
          at={`${at}/en`}
          label={say(words.inEnglish, { label: say(label) })}
          hint={words.englishHint}
          optional
        />
      </>
    )
  }
  // Whoever reads no English cannot tell whether the one that was there still says the same.
  const anew = { ...form, set: (_: string, zh: unknown) => form.set(at, { zh, en: '' }) }
  return <TextField form={anew} at={`${at}/zh`} label={label} {...field} />
}
