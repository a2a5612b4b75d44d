/** Fields of what is known of an organization: the few that are always asked, and the others folded away. */
import type { ReactNode } from 'react'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { isOtherKind } from '../shared/rules.ts'
import {
  communityKinds,
  functions,
  functionWords,
  type Kind,
  kinds,
  kindsOfSide,
  kindWords,
  levels,
  levelWords,
  type Side,
  sides,
  sideWords,
} from '../shared/words.ts'
import { changeWords as words } from './change-words.ts'
import { SeatField } from './seat-field.tsx'

interface KnownProps {
  form: Form
  /** What it is, where there is one already. */
  is?: Kind
  /** Below the code: whose it is, when it is taken. */
  belowCode: ReactNode
}

export function KnownFields({ form, is, belowCode }: KnownProps) {
  const say = useSay()
  const helped = communityKinds.includes(form.values.kind as Kind)
  const side = form.values.side as Side | undefined
  const unsaid = { value: '', label: say(words.unsaid) }
  return (
    <>
      <ChoiceField
        form={form}
        at="/kind"
        label={words.kind}
        {...(is && { hint: words.kindStays })}
        choices={kinds
          .filter((value) => !is || !isOtherKind(is, value))
          .filter((value) => value === is || !side || kindsOfSide[side].includes(value))
          .map((value) => ({ value, label: say(kindWords[value]) }))}
        short
      />
      <TextField
        form={form}
        at="/code"
        label={words.code}
        hint={words.codeHint}
        wrong={words.codeWrong}
        literal
      />
      {belowCode}
      <SeatField form={form} />
      <MoreFields
        form={form}
        title={words.moreFields}
        at={[
          ...['/level', '/function', '/socialCreditCode', '/members', '/households', '/foundedOn'],
          '/side',
        ]}
      >
        <ChoiceField
          form={form}
          at="/level"
          label={words.level}
          hint={words.levelHint}
          choices={[...levels.map((value) => ({ value, label: say(levelWords[value]) })), unsaid]}
          short
        />
        <ChoiceField
          form={form}
          at="/function"
          label={words.function}
          choices={[
            ...functions.map((value) => ({ value, label: say(functionWords[value]) })),
            unsaid,
          ]}
          short
        />
        <TextField
          form={form}
          at="/socialCreditCode"
          label={words.credit}
          wrong={words.creditWrong}
          literal
          optional
        />
        <TextField
          form={form}
          at="/members"
          label={words.members}
          wrong={words.countWrong}
          inputMode="numeric"
          optional
        />
        {helped && (
          <TextField
            form={form}
            at="/households"
            label={words.households}
            wrong={words.countWrong}
            inputMode="numeric"
            optional
          />
        )}
        {form.values.kind !== 'person' && (
          <TextField
            form={form}
            at="/foundedOn"
            label={words.founded}
            hint={words.foundedHint}
            wrong={words.foundedWrong}
            type="date"
            optional
          />
        )}
        <ChoiceField
          form={form}
          at="/side"
          label={words.side}
          hint={words.sideHint}
          choices={sides.map((value) => ({ value, label: say(sideWords[value]) }))}
          short
        />
      </MoreFields>
    </>
  )
}
