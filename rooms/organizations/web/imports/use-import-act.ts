/** One decision about an import: sent once, refused in words, and the page shows at once what became of it. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { type Accepted, type Import, pathOf } from './import-queries.ts'

export function useImportAct({ countyCode, id }: Pick<Import, 'countyCode' | 'id'>) {
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const path = pathOf({ county: countyCode, id })
  /** @throws what the server refused, after the page was asked for anew */
  const send = async (method: 'POST' | 'PUT', act: string, body: unknown = {}) => {
    try {
      return await api.send<Accepted>(method, `${path}/${act}`, body)
    } finally {
      // Refused, too: somebody may have decided before.
      await queryClient.invalidateQueries({ queryKey: ['imports'] })
    }
  }
  /** @returns what it has become; undefined when it was refused and `problem` says why */
  const act = async (...of: Parameters<typeof send>): Promise<Accepted | undefined> => {
    setBusy(true)
    setProblem(undefined)
    try {
      return await send(...of)
    } catch (error) {
      setProblem(problemOf(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { send, act, busy, problem }
}
