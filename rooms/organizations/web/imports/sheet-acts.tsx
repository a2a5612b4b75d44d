/** In the head of the list: a sheet comes in, and what the list shows goes out as one. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Query } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { useSay } from '#base/web/language.tsx'
import { type Filter, useView } from '#base/web/list/view.ts'
import { ButtonLink } from '#base/web/page.tsx'
import { importWords as words } from './import-words.ts'

export function SheetActs({ filters }: { filters: readonly Filter[] }) {
  const say = useSay()
  const { can } = useDesk()
  const { view } = useView(filters)
  const [asking, setAsking] = useState(false)
  return (
    <>
      {can('imports.run') && (
        <ButtonLink to="/organizations/imports">{say(words.title)}</ButtonLink>
      )}
      <Button onClick={() => setAsking(true)}>{say(words.exportList)}</Button>
      {asking && <Export of={view} onClose={() => setAsking(false)} />}
    </>
  )
}

function Export({ of, onClose }: { of: Query; onClose(): void }) {
  const say = useSay()
  const fileAt = useFileAddress()
  return (
    <Dialog title={say(words.exportTitle)} onClose={onClose}>
      <p>{say(words.exportDetail)}</p>
      <p className="acts">
        <Button href={fileAt('/api/organizations/export.xlsx', of)} onClick={onClose}>
          {say(words.excel)}
        </Button>
        <Button href={fileAt('/api/organizations/export.csv', of)} onClick={onClose}>
          {say(words.csv)}
        </Button>
      </p>
    </Dialog>
  )
}
