/** E-mail by SMTP, as the environment names the server. */
import { createTransport } from 'nodemailer'
import type { SendMail } from '../parts.ts'

/** A transaction waits for it, so a server that says nothing is left. */
const patienceMs = 15_000

/** @param settings `url` as `smtp://user:password@host:587` or `smtps://…`; `from` as an address or `名 <address>` */
export function createMailer({ url, from }: { url: string; from: string }): SendMail {
  const transport = createTransport(url, { from })
  Object.assign(transport.options, {
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    // A letter holds text that is written here, never a file or an address to fetch.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return async (message) => {
    await transport.sendMail(message)
  }
}
