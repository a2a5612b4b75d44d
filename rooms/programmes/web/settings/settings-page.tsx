/** What a programme goes by, in words, and every version of it: by whom, why, and what changed. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useDesk } from '#base/web/desk.tsx'
import { sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { settingsItems } from '../../shared/template.ts'
import { itemWords } from '../../shared/words.ts'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import { programmeQuery, type SettingsVersion, settingsQuery } from '../queries.ts'
import { SettingLines, SettingList } from './setting-list.tsx'
import { settingWords as words } from './setting-words.ts'

export function SettingsPage() {
  const say = useSay()
  const { api, can } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useQuery(programmeQuery(api, id))
  const programme = query.data
  return (
    <Page
      title={say(words.title)}
      lead={say(words.lead)}
      narrow
      act={
        programme?.mayChange &&
        can('programmes.write') && (
          <ButtonLink to="/programmes/$id/settings/change" params={{ id }} first>
            {say(words.change)}
          </ButtonLink>
        )
      }
    >
      <ProgrammeCrumbs id={id} name={programme?.name} />
      {query.isPending && <Loading />}
      {query.isError && !programme && <Unread error={query.error} retry={query.refetch} />}
      {programme && <SettingList settings={programme.settings} />}
      {programme && <Versions id={id} />}
    </Page>
  )
}

function Versions({ id }: { id: string }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useInfiniteQuery(settingsQuery(api, id))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={say(words.versions)}>
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && <p className="second">{say(words.noVersions)}</p>}
      <ol className="plain-list">
        {items.map((each, at) => (
          <Version key={each.version} of={each} before={items[at + 1]} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {say(words.more)}
        </Button>
      )}
    </Section>
  )
}

interface VersionProps {
  of: SettingsVersion
  /** None for the first, and for the last of what is read so far. */
  before: SettingsVersion | undefined
}

function Version({ of, before }: VersionProps) {
  const { say, language } = useReading()
  const { version, reason, by, at, settings } = of
  const changed = before
    ? settingsItems.filter((item) => !isSame(settings[item], before.settings[item]))
    : []
  const items = changed.map((item) => say(itemWords[item])).join('、')
  return (
    <li>
      <p>
        <b>{say(words.versionOf, { version })}</b>{' '}
        <span className="second">
          {by === ''
            ? sayMoment(at, language)
            : say(words.versionBy, { by, at: sayMoment(at, language) })}
        </span>
      </p>
      {version > 1 && <p>{reason}</p>}
      {!before && version === 1 && <p className="small">{say(words.first)}</p>}
      {before && changed.length === 0 && <p className="small">{say(words.same)}</p>}
      {before && changed.length > 0 && (
        <details className="more">
          <summary>{say(words.changed, { items })}</summary>
          {changed.map((item) => (
            <div key={item} className="hangs">
              <p className="strong">{say(itemWords[item])}</p>
              <p className="small">{say(words.before)}</p>
              <SettingLines
                item={item}
                value={before.settings[item]}
                posts={before.settings.posts}
              />
              <p className="small">{say(words.after)}</p>
              <SettingLines item={item} value={settings[item]} posts={settings.posts} />
            </div>
          ))}
        </details>
      )}
    </li>
  )
}

/** Both come from the same column, so that what is the same is written the same. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
