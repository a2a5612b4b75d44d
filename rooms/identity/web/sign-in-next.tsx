import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { identityWords as words } from './words.ts'

/** A page with nothing left to do on it but to sign in. */
export function SignInNext({ title, lead }: { title: string; lead: string }) {
  const say = useSay()
  return (
    <Page title={title} lead={lead} narrow>
      <p className="acts">
        <ButtonLink to="/sign-in" first size="large">
          {say(words.signIn)}
        </ButtonLink>
      </p>
    </Page>
  )
}
