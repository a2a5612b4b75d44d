/** Who is needed for each pair or place, and for which of these duty days are told. */
import { SelectField, TextField } from '#base/web/form/fields.tsx'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import type { Settings } from '../../../shared/template.ts'
import { planWords } from '../../words.ts'
import { codedRow, type ItemEditor, numberOf, rowName, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { SettingRows } from '../setting-rows.tsx'
import { settingWords as words } from '../setting-words.ts'

const per = {
  partnership: words.perPartnership,
  supporter: words.perSupporter,
  community: words.perCommunity,
  grid: words.perGrid,
}

export const postsEditor: ItemEditor = {
  item: 'posts',
  written: ({ posts }) =>
    posts.map(({ termMonths, ...post }) => ({ ...post, termMonths: String(termMonths ?? '') })),
  put: (settings, value) => ({
    ...settings,
    posts: rowsOf(value).map(({ termMonths, ...post }) => ({
      ...post,
      ...(String(termMonths ?? '').trim() !== '' && { termMonths: numberOf(termMonths) }),
    })) as Settings['posts'],
  }),
  Fields: function Posts({ form }) {
    const say = useSay()
    return (
      <SettingRows
        form={form}
        at="/posts"
        add={words.addPost}
        blank={() => ({ ...codedRow('post'), side: 'supporter', per: 'partnership' })}
        what={planWords.dutyOf}
      >
        {(at) => (
          <>
            <SayingField form={form} at={`${at}/name`} label={words.name} wrong={words.nameWrong} />
            <div className="beside">
              <SelectField
                form={form}
                at={`${at}/side`}
                label={words.side}
                choices={[
                  { value: 'supporter', label: say(words.sideSupporter) },
                  { value: 'community', label: say(words.sideCommunity) },
                ]}
              />
              <SelectField
                form={form}
                at={`${at}/per`}
                label={words.per}
                choices={Object.entries(per).map(([key, saying]) => ({
                  value: key,
                  label: say(saying),
                }))}
              />
              <TextField
                form={form}
                at={`${at}/termMonths`}
                label={words.termMonths}
                wrong={words.termWrong}
                inputMode="numeric"
                optional
              />
            </div>
          </>
        )}
      </SettingRows>
    )
  },
}

export const dutyRuleEditor: ItemEditor = {
  item: 'dutyRule',
  written: ({ dutyRule }) => ({
    post: dutyRule?.post ?? '',
    fewestDaysPerMonth: String(dutyRule?.fewestDaysPerMonth ?? ''),
  }),
  put: ({ dutyRule: _, ...settings }, value) => {
    const { post, fewestDaysPerMonth: days } = value as Values
    if (!post) return settings
    const dutyRule = { post: String(post), fewestDaysPerMonth: numberOf(days) }
    return { ...settings, dutyRule }
  },
  Fields: function DutyRule({ form, settings }) {
    const { say, language } = useReading()
    // Where the posts are written on the same page, one that was just added is among them.
    const posts = rowsOf(valueAt(form.values, '/posts') ?? settings.posts)
    return (
      <div className="beside">
        <SelectField
          form={form}
          at="/dutyRule/post"
          label={words.dutyPost}
          choices={[
            { value: '', label: say(words.dutyNone) },
            ...posts.map((row) => ({ value: String(row.code), label: rowName(row, language) })),
          ]}
        />
        {valueAt(form.values, '/dutyRule/post') !== '' && (
          <TextField
            form={form}
            at="/dutyRule/fewestDaysPerMonth"
            label={words.dutyDaysField}
            wrong={words.dutyDaysWrong}
            inputMode="numeric"
          />
        )}
      </div>
    )
  },
}
