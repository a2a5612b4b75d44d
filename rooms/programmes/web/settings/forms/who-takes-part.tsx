/** Who may be on each side and how much each has, and whether there are allies. */
import type { Saying } from '#base/shared/words.ts'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import {
  communityKinds,
  kinds,
  kindWords,
  levels,
  levelWords,
} from '#rooms/organizations/shared/words.ts'
import type { Settings } from '../../../shared/template.ts'
import { type FieldsProps, type ItemEditor, numberOf } from '../item-editor.ts'
import { settingWords as words } from '../setting-words.ts'

const supporterKinds = kinds.filter((kind) => !communityKinds.includes(kind))

export const supportersEditor: ItemEditor = {
  item: 'supporters',
  written: ({ supporters }) => written(supporters),
  put: (settings, value) => {
    const supporters = sideOf(value)
    return { ...settings, supporters, fields: fieldsFor(supporters.kinds, settings.fields) }
  },
  Fields: function Supporters({ form, settings }) {
    const say = useSay()
    const chosen = (valueAt(form.values, '/supporters/kinds') ?? []) as Side['kinds']
    const losing = lossesOf(chosen, settings.fields).map(({ name, lost, isWhole }) =>
      say(isWhole ? words.fieldGoes : words.fieldLoses, {
        field: say(name),
        kinds: lost.map((kind) => say(kindWords[kind])).join('、'),
      }),
    )
    return (
      <>
        <ManyField
          form={form}
          at="/supporters/kinds"
          label={words.supporterKinds}
          wrong={words.kindsWrong}
          choices={supporterKinds.map((value) => ({ value, label: say(kindWords[value]) }))}
        />
        <div role="status">
          {losing.length > 0 && (
            <p className="quick">{say(words.fieldsLose, { list: losing.join('；') })}</p>
          )}
        </div>
        <ManyField
          form={form}
          at="/supporters/levels"
          label={words.supporterLevels}
          hint={words.levelsHint}
          optional
          choices={levels.map((value) => ({ value, label: say(levelWords[value]) }))}
        />
        <Load form={form} at="/supporters" labels={[words.supporterMin, words.supporterMax]} />
      </>
    )
  },
}

export const communitiesEditor: ItemEditor = {
  item: 'communities',
  written: ({ communities }) => written(communities),
  put: (settings, value) => ({ ...settings, communities: sideOf(value) }),
  Fields: function Communities({ form }) {
    const say = useSay()
    return (
      <>
        <ManyField
          form={form}
          at="/communities/kinds"
          label={words.communityKinds}
          wrong={words.kindsWrong}
          choices={communityKinds.map((value) => ({ value, label: say(kindWords[value]) }))}
        />
        <Load form={form} at="/communities" labels={[words.communityMin, words.communityMax]} />
      </>
    )
  },
}

export const alliesEditor: ItemEditor = {
  item: 'allies',
  written: ({ allies }) => (allies ? 'yes' : 'no'),
  put: (settings, value) => ({ ...settings, allies: value === 'yes' }),
  Fields: function Allies({ form }) {
    const say = useSay()
    return (
      <ChoiceField
        form={form}
        at="/allies"
        label={words.allies}
        choices={[
          { value: 'yes', label: say(words.alliesYes) },
          { value: 'no', label: say(words.alliesNo) },
        ]}
      />
    )
  },
}

interface LoadProps extends Pick<FieldsProps, 'form'> {
  at: string
  labels: readonly [min: Saying, max: Saying]
}

function Load({ form, at, labels: [min, max] }: LoadProps) {
  const field = { form, wrong: words.loadWrong, inputMode: 'numeric' } as const
  return (
    <div className="beside">
      <TextField {...field} at={`${at}/load/min`} label={min} />
      <TextField {...field} at={`${at}/load/max`} label={max} />
    </div>
  )
}

type Side = Settings['supporters']

function written({ kinds: of, levels: ofLevels, load: { min, max } }: Side): Values {
  return { kinds: of, levels: ofLevels ?? [], load: { min: String(min), max: String(max) } }
}

function sideOf(value: unknown): Side {
  const { levels: chosen, load, ...rest } = value as Values & { load: Values; levels: unknown[] }
  return {
    ...rest,
    ...(chosen.length > 0 && { levels: chosen }),
    load: { min: numberOf(load.min), max: numberOf(load.max) },
  } as Side
}

/** What the plans of fields lose with the kinds that are chosen no longer. */
function lossesOf(kept: Side['kinds'], fields: Settings['fields']) {
  return fields.flatMap(({ name, supporterKinds: of }) => {
    const lost = of.filter((kind) => !kept.includes(kind))
    return lost.length > 0 ? [{ name, lost, isWhole: lost.length === of.length }] : []
  })
}

/** Plans of fields are for kinds that support: one that does not any more is in none of them. */
function fieldsFor(kept: Side['kinds'], fields: Settings['fields']) {
  return fields
    .map((field) => ({
      ...field,
      supporterKinds: field.supporterKinds.filter((kind) => kept.includes(kind)),
    }))
    .filter(({ supporterKinds: left }) => left.length > 0)
}
