/**
 * A record to fill a form with. Pages that are read show what the device kept until the server answers; a form would
 * call that how things are, so it waits for the answer. Without a network, what was kept has to do.
 */
import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'

export function useFresh<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, Error, Data, Key>,
) {
  const { data, error, isError, isFetching, refetch } = useQuery({ ...options, staleTime: 0 })
  const answered = useRef(false)
  if (!isFetching) answered.current = true
  return { data: answered.current ? data : undefined, error, isError, refetch }
}
