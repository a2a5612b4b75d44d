/** Every version of the settings, newest first: by whom, when, why, and what it changed. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import { itemWords } from '../../shared/words.ts'
import { type SettingsVersion, settingsQuery } from '../queries.ts'
import { changedItems } from './differences.ts'
import { DifferencesList } from './differences-list.tsx'
import { settingWords as words } from './setting-words.ts'

export function VersionsSection({ id }: { id: string }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useInfiniteQuery(settingsQuery(api, id))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section
      title={say(words.versions)}
      {...(items.length > 1 && {
        aside: (
          <ButtonLink to="/programmes/$id/settings/compare" params={{ id }}>
            {say(words.compare)}
          </ButtonLink>
        ),
      })}
    >
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
  const { say } = useReading()
  const { version, reason, settings } = of
  const [open, setOpen] = useState(false)
  const changed = before ? changedItems(before.settings, settings) : []
  const items = changed.map((item) => say(itemWords[item])).join('、')
  return (
    <li>
      <p>
        <b>{say(words.versionOf, { version })}</b> <ByWhom of={of} />
      </p>
      {version > 1 && <p>{reason}</p>}
      {!before && version === 1 && <p className="small">{say(words.first)}</p>}
      {before && changed.length === 0 && <p className="small">{say(words.same)}</p>}
      {before && changed.length > 0 && (
        <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{say(words.changed, { items })}</summary>
          {open && <DifferencesList before={before.settings} after={settings} />}
        </details>
      )}
    </li>
  )
}

export function ByWhom({ of: { by, at } }: { of: SettingsVersion }) {
  const { say, language } = useReading()
  const moment = sayMoment(at, language)
  return (
    <span className="second">{by === '' ? moment : say(words.versionBy, { by, at: moment })}</span>
  )
}
