/** Slips for residents: how many, and then the sheets to print. Their numbers are told once. */
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { makeSlipsInput } from '../../shared/need-schema.ts'
import type { ActDialogProps } from './act-dialogs.tsx'
import { askWords as words } from './act-words.ts'
import { pathOf, type Slips } from './queries.ts'
import { useAct } from './use-act.ts'

export function SlipsDialog({ need, onClose }: ActDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const { renew } = useAct(need)
  const fileAt = useFileAddress()
  const [made, setMade] = useState<Slips>()
  const { countyCode: county, id } = need
  const form = useForm({
    name: `slips-${id}`,
    schema: makeSlipsInput.body,
    draft: false,
    initial: { count: '8' },
    prepare: ({ count }) => ({ count: Number(String(count ?? '').normalize('NFKC')) }),
    send: (body, key) => api.send<Slips>('POST', `${pathOf({ county, id })}/slips`, body, key),
    onSent: async (slips) => {
      setMade(slips)
      await renew()
    },
  })
  if (made) {
    return (
      <Dialog title={say(words.slipsMade, { count: made.slips.length })} onClose={onClose}>
        <p>{say(words.slipsOnce)}</p>
        {/* The server lays them out eight to a sheet, in a window of its own; nothing of them is kept. */}
        <form method="post" action={fileAt('/needs/slips')} target="_blank" rel="noopener">
          <input type="hidden" name="title" value={need.title} />
          <input type="hidden" name="community" value={need.community.name} />
          <input type="hidden" name="slips" value={JSON.stringify(made)} />
          <div className="acts">
            <Button type="primary" htmlType="submit">
              {say(words.print)}
            </Button>
          </div>
        </form>
      </Dialog>
    )
  }
  return (
    <Dialog title={say(words.slipsTitle)} onClose={onClose}>
      <p>{say(words.slipsDetail)}</p>
      <Form form={form} act={say(words.slipsMake)}>
        <TextField
          form={form}
          at="/count"
          label={words.slipsCount}
          wrong={words.slipsWrong}
          inputMode="numeric"
        />
      </Form>
    </Dialog>
  )
}
