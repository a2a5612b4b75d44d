/** Who looked and who changed, with what the actions of all rooms are called. */
import { Traces as TracesOf, type TracesProps } from '#rooms/journal/web/door.ts'
import { actionWords } from './action-words.ts'

export default function Traces(props: TracesProps) {
  return <TracesOf {...props} loadActionWords={async () => actionWords} />
}
