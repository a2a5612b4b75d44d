import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { loadedQuery } from './queries.ts'
import { loadedLevelWords, regionWords as words } from './words.ts'

/** How far down the tree is there: what nobody loaded nobody finds. */
export function LoadedParts() {
  const say = useSay()
  const { api } = useDesk()
  const { data } = useQuery(loadedQuery(api))
  if (!data || data.parts.length === 0) return null
  const parts = data.parts.map(({ name, level }) => {
    const down = say(loadedLevelWords[level])
    return name === null
      ? say(words.loadedCountry, { level: down })
      : say(words.loadedPart, { name, level: down })
  })
  return <>{say(words.loaded, { parts: parts.join(say(words.and)) })}</>
}
