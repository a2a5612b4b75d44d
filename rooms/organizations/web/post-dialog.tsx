/** A post: what it is called, who holds it, or that nobody does. */
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import { isBlank, type Values } from '#base/web/form/values.ts'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { changePostInput, createPostInput } from '../shared/schema.ts'
import { type PostKind, postKinds, postKindWords } from '../shared/words.ts'
import { changeWords } from './change-words.ts'
import { hangingWords as words } from './hanging-words.ts'
import type { Place, Post } from './queries.ts'
import { useHangingForm } from './use-hanging-form.ts'
import { organizationWords } from './words.ts'

interface PostDialogProps {
  place: Place
  post: Post | undefined
  onClose(): void
}

const fullTimes = ['full', 'part'] as const

export function PostDialog({ place, post, onClose }: PostDialogProps) {
  const { say, language } = useReading()
  const sayFullTime = (value: unknown) =>
    value === 'full' || value === 'part' ? say(words[value]) : ''
  const form = useHangingForm({
    place,
    what: 'posts',
    item: post,
    initial: {},
    valuesOf,
    prepare: bodyOf,
    newSchema: createPostInput.body,
    changeSchema: changePostInput.body.omit({ version: true }),
    fields: {
      title: { label: words.postTitle, say: String },
      kind: { label: words.postKind, say: (kind) => say(postKindWords[kind as PostKind]) },
      holderName: { label: words.holder, say: String },
      fullTime: { label: words.fullTime, say: sayFullTime },
      endsOn: {
        label: words.postEnds,
        say: (day) => (isBlank(day) ? '' : sayDate(String(day), language)),
      },
    },
    onClose,
  })
  return (
    <Dialog
      title={post ? say(words.postOf, { title: post.title }) : say(words.postAdd)}
      onClose={onClose}
    >
      <Form form={form} act={say(words.save)}>
        <TextField
          form={form}
          at="/title"
          label={words.postTitle}
          hint={words.postTitleHint}
          wrong={words.postTitleWrong}
        />
        <ChoiceField
          form={form}
          at="/kind"
          label={words.postKind}
          choices={postKinds.map((value) => ({ value, label: say(postKindWords[value]) }))}
          short
        />
        <TextField
          form={form}
          at="/holderName"
          label={words.holder}
          hint={words.holderHint}
          wrong={words.holderWrong}
          optional
        />
        <MoreFields form={form} title={changeWords.moreFields} at={['/fullTime', '/endsOn']}>
          <ChoiceField
            form={form}
            at="/fullTime"
            label={words.fullTime}
            choices={[
              ...fullTimes.map((value) => ({ value, label: say(words[value]) })),
              { value: '', label: say(words.unsaid) },
            ]}
            short
          />
          {post ? (
            <TextField
              form={form}
              at="/endsOn"
              label={words.postEnds}
              hint={words.postEndsHint}
              wrong={words.dayWrong}
              type="date"
              optional
            />
          ) : (
            <TextField
              form={form}
              at="/beginsOn"
              label={organizationWords.day}
              wrong={words.dayWrong}
              type="date"
              optional
            />
          )}
        </MoreFields>
      </Form>
    </Dialog>
  )
}

function valuesOf({ title, kind, holderName, fullTime, endsOn }: Post): Values {
  return {
    title,
    kind,
    holderName: holderName ?? '',
    fullTime: fullTime === null ? '' : fullTime ? 'full' : 'part',
    endsOn: endsOn ?? '',
  }
}

function bodyOf({ title, kind, holderName, fullTime, beginsOn, endsOn }: Values) {
  return {
    title,
    kind,
    holderName: isBlank(holderName) ? null : holderName,
    fullTime: isBlank(fullTime) ? null : fullTime === 'full',
    beginsOn,
    endsOn: isBlank(endsOn) ? null : endsOn,
  }
}
