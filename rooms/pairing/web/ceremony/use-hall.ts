/** Where the hall stands: the server says it, this device leads it on, and goes on leading while the network is gone. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { type RunPlace, runPath } from '../queries.ts'
import { type Ceremony, ceremonyKey } from './queries.ts'

export interface HallPlace {
  scene: number
  landed: number
}

export interface Hall extends HallPlace {
  /** The server has not heard yet where this device has led. */
  unsent: boolean
  move(to: Partial<HallPlace>): void
}

const againMs = 2000

export function useHall(place: RunPlace, { scene, landed }: HallPlace): Hall {
  const { api } = useDesk()
  const queryClient = useQueryClient()
  /** What was led here and the server does not know. */
  const [ahead, setAhead] = useState<Partial<HallPlace>>({})
  const [unsent, setUnsent] = useState(false)
  const wanted = useRef<Partial<HallPlace>>({})
  const sending = useRef(false)
  const { county, id } = place
  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    while (Object.keys(wanted.current).length > 0) {
      const going = wanted.current
      wanted.current = {}
      try {
        await api.send('POST', `${runPath({ county, id })}/ceremony/scene`, going)
        const key = ceremonyKey({ county, id })
        // What was asked before would show the place of before once more.
        await queryClient.cancelQueries({ queryKey: key })
        queryClient.setQueryData<Ceremony>(key, (now) => now && { ...now, ...going })
        setUnsent(false)
        if (Object.keys(wanted.current).length === 0) setAhead({})
      } catch (error) {
        // What is refused will be refused again: this device goes back to where the server stands.
        if (!problemOf(error).unanswered) {
          setAhead({})
          break
        }
        wanted.current = { ...going, ...wanted.current }
        setUnsent(true)
        await new Promise((done) => setTimeout(done, againMs))
      }
    }
    sending.current = false
  }, [api, queryClient, county, id])
  const move = useCallback(
    (to: Partial<HallPlace>) => {
      wanted.current = { ...wanted.current, ...to }
      setAhead((now) => ({ ...now, ...to }))
      void send()
    },
    [send],
  )
  return { scene, landed, ...ahead, unsent, move }
}
