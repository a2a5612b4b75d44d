/** Whom to call: name, number at work, what for, and the last day on which this is kept. */
import { Dialog } from '#base/web/dialog.tsx'
import { ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import type { Values } from '#base/web/form/values.ts'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { mayKeepUntil } from '../shared/contact-days.ts'
import { changeContactInput, createContactInput } from '../shared/schema.ts'
import { hangingWords as words } from './hanging-words.ts'
import type { Contact, Place } from './queries.ts'
import { useHangingForm } from './use-hanging-form.ts'

/** Asked here as well, so that it is told with whatever else is wrong. */
const keptUntil = createContactInput.body.shape.expiresOn.refine((day) =>
  mayKeepUntil(day, dayOf(new Date())),
)

interface ContactDialogProps {
  place: Place
  contact: Contact | undefined
  onClose(): void
}

export function ContactDialog({ place, contact, onClose }: ContactDialogProps) {
  const { say, language } = useReading()
  const form = useHangingForm({
    place,
    what: 'contacts',
    item: contact,
    initial: { expiresOn: yearFrom(new Date()) },
    valuesOf,
    prepare: ({ name, phone, purpose, expiresOn }) => ({ name, phone, purpose, expiresOn }),
    newSchema: createContactInput.body.extend({ expiresOn: keptUntil }),
    changeSchema: changeContactInput.body
      .omit({ version: true })
      .extend({ expiresOn: keptUntil.optional() }),
    fields: {
      name: { label: words.contactName, say: String },
      phone: { label: words.phone, say: String },
      purpose: { label: words.purpose, say: String },
      expiresOn: { label: words.expires, say: (day) => sayDate(String(day), language) },
    },
    // Who it is leaves this device only for the server.
    secrets: ['/name', '/phone'],
    onClose,
  })
  return (
    <Dialog
      title={contact ? say(words.contactOf, { name: contact.name }) : say(words.contactAdd)}
      onClose={onClose}
    >
      <Form form={form} act={say(words.save)}>
        <TextField
          form={form}
          at="/name"
          label={words.contactName}
          wrong={words.contactNameWrong}
        />
        <TextField
          form={form}
          at="/phone"
          label={words.phone}
          hint={words.phoneHint}
          wrong={words.phoneWrong}
          inputMode="tel"
        />
        <ReasonField
          form={form}
          at="/purpose"
          label={words.purpose}
          hint={words.purposeHint}
          wrong={words.purposeWrong}
          reasons={[words.purposePair, words.purposeDuty, words.purposeOffice].map((each) =>
            say(each),
          )}
        />
        <TextField
          form={form}
          at="/expiresOn"
          label={words.expires}
          hint={words.expiresHint}
          wrong={words.expiresWrong}
          type="date"
        />
      </Form>
    </Dialog>
  )
}

function valuesOf({ name, phone, purpose, expiresOn }: Contact): Values {
  return { name, phone, purpose, expiresOn }
}

/** A programme's cycle is a year; whoever needs it for less says so. */
function yearFrom(now: Date): string {
  return dayOf(new Date(now.getTime() + 365 * 86_400_000))
}
