/**
 * Pages that are read show what the device kept until the server answers. A form would be filled in from it and say
 * that this is how things are, so it waits for the answer; without a network, what was kept has to do.
 */
import { useRef } from 'react'

export function useSettled<Data>({
  data,
  isFetching,
}: {
  data: Data | undefined
  isFetching: boolean
}): Data | undefined {
  const settled = useRef(false)
  if (!isFetching) settled.current = true
  return settled.current ? data : undefined
}
