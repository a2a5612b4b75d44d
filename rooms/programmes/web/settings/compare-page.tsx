/** Two versions of the settings, held against each other in words. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { type Programme, type SettingsVersion, settingsVersionQuery } from '../queries.ts'
import { ReadProgramme } from '../read-programme.tsx'
import { changedItems } from './differences.ts'
import { DifferencesList } from './differences-list.tsx'
import { settingWords as words } from './setting-words.ts'
import { SettingsCrumbs } from './settings-crumbs.tsx'
import { ByWhom } from './versions-section.tsx'

export function CompareSettingsPage() {
  const say = useSay()
  return (
    <Page title={say(words.compare)} lead={say(words.compareLead)} narrow>
      <ReadProgramme>{(programme) => <Compare programme={programme} />}</ReadProgramme>
    </Page>
  )
}

function Compare({ programme }: { programme: Programme }) {
  const say = useSay()
  const navigate = useNavigate()
  const { id, settingsVersion: newest } = programme
  // In the address, so that a colleague can be sent what one is looking at.
  const search = useSearch({ strict: false }) as { from?: unknown; to?: unknown }
  const versionOf = (wanted: unknown, otherwise: number) => {
    const version = Number(wanted)
    return Number.isInteger(version) && version >= 1 && version <= newest ? version : otherwise
  }
  const from = versionOf(search.from, Math.max(1, newest - 1))
  const to = versionOf(search.to, newest)
  const { api } = useDesk()
  const before = useQuery(settingsVersionQuery(api, id, from))
  const after = useQuery(settingsVersionQuery(api, id, to))
  const failed = [before, after].find(({ isError }) => isError)
  const choose = (changes: { from?: number; to?: number }) =>
    void navigate({ to: '.', search: { from, to, ...changes } as never, replace: true })
  return (
    <>
      <SettingsCrumbs programme={programme} />
      <div className="beside">
        <VersionChoice
          label={words.compareFrom}
          value={from}
          newest={newest}
          chosen={before.data}
          onChoose={(version) => choose({ from: version })}
        />
        <VersionChoice
          label={words.compareTo}
          value={to}
          newest={newest}
          chosen={after.data}
          onChoose={(version) => choose({ to: version })}
        />
      </div>
      {failed ? (
        <Unread error={failed.error} retry={failed.refetch} />
      ) : before.data && after.data ? (
        <section className="section" aria-live="polite">
          {changedItems(before.data.settings, after.data.settings).length === 0 && (
            <p>{say(words.alike)}</p>
          )}
          <DifferencesList before={before.data.settings} after={after.data.settings} />
        </section>
      ) : (
        <Loading />
      )}
    </>
  )
}

interface VersionChoiceProps {
  label: Saying
  value: number
  newest: number
  chosen: SettingsVersion | undefined
  onChoose(version: number): void
}

function VersionChoice({ label, value, newest, chosen, onChoose }: VersionChoiceProps) {
  const say = useSay()
  const id = useId()
  const versions = Array.from({ length: newest }, (_, at) => newest - at)
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      <select
        id={id}
        className="select"
        value={value}
        onChange={({ target }) => onChoose(Number(target.value))}
      >
        {versions.map((version) => (
          <option key={version} value={version}>
            {say(words.versionOf, { version })}
          </option>
        ))}
      </select>
      <p className="hint">
        {chosen && <ByWhom of={chosen} />}
        {chosen && chosen.version > 1 && ` ${chosen.reason}`}
      </p>
    </div>
  )
}
