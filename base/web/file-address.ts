import { type Query, withQuery } from './api.ts'
import { useDesk } from './desk.tsx'

/**
 * The address of a file or sheet that the browser opens by itself, with whose page it stands on: no header goes with a
 * link. Its anchor has no `download`, or a refusal would be a failed file instead of a page that says why.
 */
export function useFileAddress(): (path: string, query?: Query) => string {
  const { me } = useDesk()
  return (path, query) => withQuery(path, { ...query, account: me?.id })
}
