/** What the list shows goes out as a sheet. */
import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '#base/web/dialog.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { useSay } from '#base/web/language.tsx'
import { type Filter, useView } from '#base/web/list/view.ts'
import { importWords as words } from './import-words.ts'

export function ExportList({ filters }: { filters: readonly Filter[] }) {
  const say = useSay()
  const fileAt = useFileAddress()
  const { view } = useView(filters)
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <>
      <button type="button" className="plain" onClick={() => setAsking(true)}>
        {say(words.exportList)}
      </button>
      {asking && (
        <Dialog title={say(words.exportTitle)} onClose={close}>
          <p>{say(words.exportDetail)}</p>
          <p>{say(view.side ? words.exportBack : words.exportSides)}</p>
          <p className="acts">
            <Button href={fileAt('/api/organizations/export.xlsx', view)} onClick={close}>
              {say(words.excel)}
            </Button>
            <Button href={fileAt('/api/organizations/export.csv', view)} onClick={close}>
              {say(words.csv)}
            </Button>
          </p>
        </Dialog>
      )}
    </>
  )
}
