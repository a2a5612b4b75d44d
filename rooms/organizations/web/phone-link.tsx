/** A number that a phone dials at a tap. */
import { telOf } from './tel.ts'

export function PhoneLink({ phone, label }: { phone: string; label: string }) {
  return (
    <a className="phone" href={telOf(phone)} aria-label={`${label} ${phone}`}>
      {phone}
    </a>
  )
}
