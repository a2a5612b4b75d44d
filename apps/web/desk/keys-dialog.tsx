import { Modal } from 'antd'
import { CloseMark } from '#base/web/ask.tsx'
import { listKeys } from '#base/web/keys.tsx'
import { useSay } from '#base/web/language.tsx'
import { kitWords } from '#base/web/words.ts'

export default function KeysDialog({ onClose }: { onClose(): void }) {
  const say = useSay()
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      title={say(kitWords.keys)}
      closeIcon={<CloseMark />}
    >
      <dl className="keys">
        {listKeys().map(({ key, what }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>{say(kitWords.enter)}</kbd>
          </dt>
          <dd>{say(kitWords.keyOpen)}</dd>
        </div>
      </dl>
    </Modal>
  )
}
