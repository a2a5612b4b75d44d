import { Dialog } from '#base/web/dialog.tsx'
import { listKeys } from '#base/web/keys.tsx'
import { useSay } from '#base/web/language.tsx'
import { kitWords } from '#base/web/words.ts'

export default function KeysDialog({ onClose }: { onClose(): void }) {
  const say = useSay()
  return (
    <Dialog onClose={onClose} title={say(kitWords.keys)}>
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
    </Dialog>
  )
}
