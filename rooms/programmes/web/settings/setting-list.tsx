/** Items of settings, each under its name. */
import { useSay } from '#base/web/language.tsx'
import { Facts } from '#base/web/page.tsx'
import { type Settings, type SettingsItem, settingsItems } from '../../shared/template.ts'
import { itemWords } from '../../shared/words.ts'
import { linesOf } from './setting-lines.ts'

interface SettingListProps {
  settings: Settings
  items?: readonly SettingsItem[]
}

export function SettingList({ settings, items = settingsItems }: SettingListProps) {
  const say = useSay()
  return (
    <Facts
      of={items.map((item) => [
        say(itemWords[item]),
        <SettingLines key={item} item={item} value={settings[item]} posts={settings.posts} />,
      ])}
    />
  )
}

interface SettingLinesProps<Item extends SettingsItem> {
  item: Item
  value: Settings[Item] | null
  posts: Settings['posts']
}

export function SettingLines<Item extends SettingsItem>(props: SettingLinesProps<Item>) {
  const { item, value, posts } = props
  const say = useSay()
  return linesOf(item, value, { posts }, say).map((line) => <p key={line}>{line}</p>)
}
