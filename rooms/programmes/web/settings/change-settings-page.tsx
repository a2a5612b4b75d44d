/** One portion of the settings, changed as a new version of the whole. */
import { Form } from '#base/web/form/form.tsx'
import type { Values } from '#base/web/form/values.ts'
import { Loading } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import type { Settings } from '../../shared/template.ts'
import { itemWords } from '../../shared/words.ts'
import { ChangeReason } from '../change-reason.tsx'
import { KeptProgramme } from '../kept-programme.tsx'
import type { Programme } from '../queries.ts'
import { programmeWords } from '../words.ts'
import { activitiesEditor } from './forms/activities.tsx'
import { fieldsEditor } from './forms/fields.tsx'
import { indicatorsEditor } from './forms/indicators.tsx'
import { dutiesEditor, stagesEditor, tasksEditor } from './forms/next-cycle.tsx'
import { dutyRuleEditor, postsEditor } from './forms/posts.tsx'
import { silenceEditor } from './forms/silence.tsx'
import { alliesEditor, communitiesEditor, supportersEditor } from './forms/who-takes-part.tsx'
import type { ItemEditor } from './item-editor.ts'
import { entriesOf } from './setting-entries.ts'
import { SettingLines, useInWords } from './setting-list.tsx'
import { settingWords as words } from './setting-words.ts'
import { SettingsCrumbs } from './settings-crumbs.tsx'
import { type FormItem, type SettingsForm, settingsForms } from './settings-forms.ts'
import type { SettingsPath } from './settings-paths.ts'
import { type Fixed, useFixed, WhoFixed } from './use-fixed.tsx'
import { useSettingsForm } from './use-settings-form.ts'

const editors: Record<FormItem, ItemEditor> = {
  supporters: supportersEditor,
  communities: communitiesEditor,
  allies: alliesEditor,
  posts: postsEditor,
  dutyRule: dutyRuleEditor,
  silence: silenceEditor,
  activities: activitiesEditor,
  indicators: indicatorsEditor,
  fields: fieldsEditor,
  stages: stagesEditor,
  tasks: tasksEditor,
  duties: dutiesEditor,
}

export function changeSettingsPage(path: SettingsPath) {
  const of = settingsForms[path]
  const Show = ({ programme }: { programme: Programme }) => {
    const fixed = useFixed(programme)
    return fixed ? <ChangeSettings of={of} programme={programme} fixed={fixed} /> : <Loading />
  }
  return () => <KeptProgramme Show={Show} />
}

interface ChangeSettingsProps {
  of: SettingsForm
  programme: Programme
  fixed: Fixed
}

function ChangeSettings({ of, programme, fixed }: ChangeSettingsProps) {
  const { path, title, lead, items } = of
  const how = useInWords()
  const { say } = how
  const { id, settings } = programme
  const open = items.filter((item) => !fixed.isFixed(item))
  const own = open.map((item) => editors[item])
  const put = (before: Settings, values: Values) =>
    own.reduce(
      (all, editor) => (editor.item in values ? editor.put(all, values[editor.item]) : all),
      before,
    )
  const sayItem = (item: FormItem) => (value: unknown) => {
    const whole = put(settings, { [item]: value })
    return entriesOf(item, whole[item], how, whole)
      .map(({ line }) => line)
      .join('；')
  }
  const form = useSettingsForm({
    ...{ name: `settings-${path}-${id}`, programme, put },
    written: (all) => Object.fromEntries(own.map(({ item, written }) => [item, written(all)])),
    fields: Object.fromEntries(
      open.map((item) => [item, { label: itemWords[item], say: sayItem(item) }]),
    ),
    places: Object.assign({}, ...own.map(({ places = {} }) => places)),
  })
  return (
    <Page title={say(title)} lead={say(lead)} narrow>
      <SettingsCrumbs programme={programme} />
      {items
        .filter((item) => fixed.isFixed(item))
        .map((item) => (
          <Section key={item} title={say(itemWords[item])}>
            <SettingLines item={item} value={settings[item]} whole={settings} />
            <WhoFixed item={item} fixed={fixed} id={id} />
            <p className="small">{say(words.fixedHow)}</p>
          </Section>
        ))}
      {open.length > 0 && (
        <Form form={form} act={say(programmeWords.save)}>
          {own.map(({ item, Fields }) => (
            <Fields key={item} form={form} settings={settings} />
          ))}
          <ChangeReason form={form} hint={words.reasonHint} />
        </Form>
      )}
    </Page>
  )
}
