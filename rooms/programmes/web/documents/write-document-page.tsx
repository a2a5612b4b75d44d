/** The next version of a document; those before stay as they are. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { FieldShell, ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { addVersionInput } from '../../shared/plan-schema.ts'
import { type DocumentPlace, documentQuery, type RuleDocument } from '../queries.ts'
import { planWords, programmeWords, documentWords as words } from '../words.ts'

export function WriteDocumentPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', documentId = '' } = useParams({ strict: false }) as Partial<DocumentPlace>
  const place = { county, documentId }
  const query = useQuery(documentQuery(api, place))
  if (query.data?.mayChange) return <Write document={query.data} place={place} />
  if (query.isPending) return <Loading />
  return (
    <Page title={say(planWords.documents)} narrow>
      {query.data ? (
        <p>{say(words.onlyOffice)}</p>
      ) : (
        <Unread error={query.error} retry={query.refetch} />
      )}
    </Page>
  )
}

function Write({ document: read, place }: { document: RuleDocument; place: DocumentPlace }) {
  const say = useSay()
  const [document] = useState(read)
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { title, version, shown } = document
  const path = `/api/documents/${place.county}/${place.documentId}`
  const form = useForm({
    name: `document-${place.documentId}`,
    schema: addVersionInput.body.omit({ version: true }),
    initial: { ...written(document), inForceOn: dayOf(new Date()) },
    editing: {
      base: written(document),
      fields: {
        title: { label: words.title, say: String },
        number: { label: words.number, say: (value) => String(value ?? '') },
        body: { label: words.body, say: (value) => String(value ?? '') },
      },
      version,
      loadCurrent: async () => {
        const current = await api.get<RuleDocument>(path)
        return { values: written(current), version: current.version }
      },
    },
    send: (body, key, seen) =>
      api.send('POST', `${path}/versions`, { ...body, version: seen }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({ to: '/documents/$county/$documentId', params: place as never })
      tell({ said: say(words.saved) })
    },
  })
  return (
    <Page title={say(shown ? words.writeNext : words.writeFirst)} lead={title} narrow>
      <Form form={form} act={say(programmeWords.save)}>
        <TextField form={form} at="/title" label={words.title} wrong={planWords.lineWrong} />
        <TextField
          form={form}
          at="/number"
          label={words.number}
          hint={words.numberHint}
          wrong={planWords.lineWrong}
          optional
        />
        <FieldShell form={form} at="/body" label={words.body} wrong={words.bodyWrong}>
          {({ id, describedBy, invalid }) => (
            <Input.TextArea
              id={id}
              rows={16}
              value={String(valueAt(form.values, '/body') ?? '')}
              autoComplete="off"
              aria-describedby={describedBy || undefined}
              aria-invalid={invalid}
              onChange={(event) => form.set('/body', event.target.value)}
            />
          )}
        </FieldShell>
        <TextField
          form={form}
          at="/inForceOn"
          label={words.inForceOn}
          wrong={programmeWords.dayWrong}
          type="date"
        />
        <ReasonField
          form={form}
          at="/reason"
          label={programmeWords.reason}
          hint={programmeWords.reasonHint}
          reasons={[
            shown ? words.reasonRevised : words.reasonIssued,
            programmeWords.reasonTypo,
          ].map((each) => say(each))}
        />
      </Form>
    </Page>
  )
}

function written({ title, shown }: RuleDocument): Values {
  return { title: shown?.title ?? title, number: shown?.number ?? '', body: shown?.body ?? '' }
}
