/** The frame of what hangs on an organization: read where one may, with a way to add where one may. */
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { problemOf } from '#base/web/api.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { hangingWords as words } from './hanging-words.ts'

interface HangingSectionProps<Item> {
  query: UseQueryResult<Item[]>
  title: Saying
  /** Said while there is nothing, to whoever may add it. */
  teach: Saying
  add: Saying
  /** Undefined for whoever only reads. */
  onAdd: (() => void) | undefined
  children(items: readonly Item[]): ReactNode
}

export function HangingSection<Item>(props: HangingSectionProps<Item>) {
  const { query, title, teach, add, onAdd, children } = props
  const say = useSay()
  // Of this organization it is not for me: my reach for it is narrower than what I see.
  if (query.isError && problemOf(query.error).status === 404) return null
  return (
    <Section
      title={say(title)}
      {...(onAdd && { aside: <Button onClick={onAdd}>{say(add)}</Button> })}
    >
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data?.length === 0 && <p className="second">{say(onAdd ? teach : words.nothing)}</p>}
      {query.data && query.data.length > 0 && children(query.data)}
    </Section>
  )
}
