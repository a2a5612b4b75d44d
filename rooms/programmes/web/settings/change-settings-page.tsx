/** Who may take part and how much each has, changed as a new version of the settings. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import {
  communityKinds,
  kinds,
  kindWords,
  levels,
  levelWords,
} from '#rooms/organizations/shared/words.ts'
import { changeSettingsInput } from '../../shared/schema.ts'
import type { Settings } from '../../shared/template.ts'
import { itemWords } from '../../shared/words.ts'
import { KeptProgramme } from '../kept-programme.tsx'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import { getProgramme, type Programme } from '../queries.ts'
import { linesOf } from './setting-lines.ts'
import { settingWords as words } from './setting-words.ts'

const changed = ['supporters', 'communities', 'allies', 'dutyRule'] as const
type Changed = (typeof changed)[number]

const supporterKinds = kinds.filter((kind) => !communityKinds.includes(kind))
const schema = changeSettingsInput.body.omit({ version: true })

export const ChangeSettingsPage = () => <KeptProgramme Show={ChangeSettings} />

function ChangeSettings({ programme: read }: { programme: Programme }) {
  const say = useSay()
  // As it was when the form opened: a version that is read meanwhile is not what was edited.
  const [programme] = useState(read)
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { id, settings, settingsVersion } = programme
  const fieldOf = (item: Changed) => ({
    label: itemWords[item],
    say: (value: unknown) =>
      linesOf(item, settingsOf(settings, { [item]: value })[item], settings, say).join('；'),
  })
  const form = useForm({
    name: `settings-${id}`,
    schema,
    initial: written(settings),
    editing: {
      base: written(settings),
      fields: Object.fromEntries(changed.map((item) => [item, fieldOf(item)])),
      version: settingsVersion,
      loadCurrent: async () => {
        const current = await getProgramme(api, id)
        return { values: written(current.settings), version: current.settingsVersion }
      },
    },
    prepare: ({ reason, ...values }) => ({ reason, settings: settingsOf(settings, values) }),
    places: { '/settings': '' },
    send: (body, key, version) =>
      api.send('PUT', `/api/programmes/${id}/settings`, { ...body, version }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({ to: '/programmes/$id/settings', params: { id } })
      tell({ said: say(words.savedSaid) })
    },
  })
  const named = <Key extends string>(
    keys: readonly Key[],
    of: Record<Key, { zh: string; en: string }>,
  ) => keys.map((value) => ({ value, label: say(of[value]) }))
  const duty = settings.posts.find(({ code }) => code === settings.dutyRule?.post)
  return (
    <Page
      title={say(words.changeTitle, { name: programme.name })}
      lead={say(words.changeLead)}
      narrow
    >
      <ProgrammeCrumbs id={id} name={programme.name} />
      <Form form={form} act={say(words.save)}>
        <ManyField
          form={form}
          at="/supporters/kinds"
          label={words.supporterKinds}
          wrong={words.kindsWrong}
          choices={named(supporterKinds, kindWords)}
        />
        <ManyField
          form={form}
          at="/supporters/levels"
          label={words.supporterLevels}
          hint={words.levelsHint}
          optional
          choices={named(levels, levelWords)}
        />
        <Load form={form} at="/supporters" labels={[words.supporterMin, words.supporterMax]} />
        <ManyField
          form={form}
          at="/communities/kinds"
          label={words.communityKinds}
          wrong={words.kindsWrong}
          choices={named(communityKinds, kindWords)}
        />
        <Load form={form} at="/communities" labels={[words.communityMin, words.communityMax]} />
        <ChoiceField
          form={form}
          at="/allies"
          label={words.allies}
          choices={[
            { value: 'yes', label: say(words.alliesYes) },
            { value: 'no', label: say(words.alliesNo) },
          ]}
        />
        {settings.dutyRule && (
          <TextField
            form={form}
            at="/dutyRule/fewestDaysPerMonth"
            label={say(words.dutyDaysField, { post: duty ? say(duty.name) : '' })}
            wrong={words.dutyDaysWrong}
            inputMode="numeric"
          />
        )}
        <p className="second quick">{say(words.rest)}</p>
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          reasons={[words.reasonPlan, words.reasonTypo].map((each) => say(each))}
        />
      </Form>
    </Page>
  )
}

interface LoadProps {
  form: Parameters<typeof TextField>[0]['form']
  at: string
  labels: readonly [min: { zh: string; en: string }, max: { zh: string; en: string }]
}

function Load({ form, at, labels }: LoadProps) {
  return (['min', 'max'] as const).map((end, which) => (
    <TextField
      key={end}
      form={form}
      at={`${at}/load/${end}`}
      label={labels[which] as { zh: string; en: string }}
      wrong={words.loadWrong}
      inputMode="numeric"
    />
  ))
}

/** As the form holds them: numbers as they are typed. */
function written({ supporters, communities, allies, dutyRule }: Settings): Values {
  const side = ({ kinds: of, levels: ofLevels, load }: Settings['supporters']) => ({
    kinds: of,
    levels: ofLevels ?? [],
    load: { min: String(load.min), max: String(load.max) },
  })
  return {
    supporters: side(supporters),
    communities: side(communities),
    allies: allies ? 'yes' : 'no',
    dutyRule: dutyRule && {
      ...dutyRule,
      fewestDaysPerMonth: String(dutyRule.fewestDaysPerMonth),
    },
  }
}

/** The settings with what a form holds in the place of its items; what the form has not stays. */
function settingsOf(settings: Settings, values: Values): Settings {
  const side = (of: keyof Values): Settings['supporters'] | undefined => {
    const typed = values[of] as (Values & { load: Values; levels: unknown[] }) | undefined
    if (!typed) return undefined
    const { levels: chosen, load, ...rest } = typed
    return {
      ...rest,
      ...(chosen.length > 0 && { levels: chosen }),
      load: { min: numberOf(load.min), max: numberOf(load.max) },
    } as Settings['supporters']
  }
  const duty = values.dutyRule as (Values & { fewestDaysPerMonth: unknown }) | undefined
  const supporters = side('supporters') ?? settings.supporters
  return {
    ...settings,
    supporters,
    fields: fieldsFor(supporters.kinds, settings.fields),
    communities: side('communities') ?? settings.communities,
    ...(values.allies !== undefined && { allies: values.allies === 'yes' }),
    ...(duty && {
      dutyRule: {
        ...duty,
        fewestDaysPerMonth: numberOf(duty.fewestDaysPerMonth),
      } as NonNullable<Settings['dutyRule']>,
    }),
  }
}

/** Plans of fields are for kinds that support: one that does not any more is in none of them. */
function fieldsFor(kept: Settings['supporters']['kinds'], fields: Settings['fields']) {
  return fields
    .map((field) => ({
      ...field,
      supporterKinds: field.supporterKinds.filter((kind) => kept.includes(kind)),
    }))
    .filter(({ supporterKinds: left }) => left.length > 0)
}

/** What is no number stays as it was typed, so that its field says what is right. */
function numberOf(typed: unknown): number {
  const text = String(typed ?? '').trim()
  return (/^\d+$/.test(text) ? Number(text) : typed) as number
}
