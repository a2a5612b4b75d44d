import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { signInWords as words } from './sign-in-words.ts'

interface SignInNextProps {
  title: string
  lead: string
  /** Typed a moment ago, it need not be typed again. */
  user?: string
}

/** A page with nothing left to do on it but to sign in. */
export function SignInNext({ title, lead, user }: SignInNextProps) {
  const say = useSay()
  return (
    <Page title={title} lead={lead} narrow>
      <p className="acts">
        <ButtonLink to="/sign-in" search={{ user }} first size="large">
          {say(words.signIn)}
        </ButtonLink>
      </p>
    </Page>
  )
}
