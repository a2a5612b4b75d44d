/** Whom to call at one organization, what for, and until when the number is kept. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import { HangingSection } from './hanging-section.tsx'
import { hangingWords as words } from './hanging-words.ts'
import { PhoneLink } from './phone-link.tsx'
import { type Contact, contactsQuery, type Place, pathOf } from './queries.ts'

interface ContactsSectionProps {
  place: Place
  writable: boolean
  /** What is kept of a person can be deleted where nothing is changed any more. */
  deletable: boolean
}

export function ContactsSection({ place, writable, deletable }: ContactsSectionProps) {
  const { api } = useDesk()
  const { say, language } = useReading()
  const queryClient = useQueryClient()
  const offerUndo = useUndo()
  const query = useQuery(contactsQuery(api, place))
  const [asked, setAsked] = useState<Contact | 'new'>()
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>()
  const path = `${pathOf(place)}/contacts`
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['organizations'] })
  const remove = async ({ id, name, phone, purpose, expiresOn }: Contact) => {
    setProblem(undefined)
    try {
      await api.send('DELETE', `${path}/${id}`)
    } catch (error) {
      return setProblem(problemOf(error))
    } finally {
      await refresh()
    }
    if (!writable) return
    offerUndo({
      said: say(words.removed, { name }),
      undo: () => api.send('POST', path, { name, phone, purpose, expiresOn }).finally(refresh),
    })
  }
  return (
    <>
      <HangingSection
        query={query}
        title={words.contacts}
        teach={words.contactsNone}
        add={words.contactAdd}
        onAdd={writable ? () => setAsked('new') : undefined}
      >
        {(contacts) => (
          <>
            {problem && <ProblemNotice problem={problem} sending />}
            <ul className="rows">
              {contacts.map((contact) => (
                <li key={contact.id}>
                  <div>
                    <p>
                      <b>{contact.name}</b>{' '}
                      <PhoneLink
                        phone={contact.phone}
                        label={say(words.call, { name: contact.name })}
                      />
                    </p>
                    <p className="small">
                      {contact.purpose} ·{' '}
                      {say(words.keptUntil, { day: sayDate(contact.expiresOn, language) })}
                    </p>
                  </div>
                  <div className="row-acts">
                    {writable && (
                      <Button
                        aria-label={say(words.changeOf, { name: contact.name })}
                        onClick={() => setAsked(contact)}
                      >
                        {say(words.change)}
                      </Button>
                    )}
                    {deletable && (
                      <Button
                        aria-label={say(words.removeOf, { name: contact.name })}
                        onClick={() => remove(contact)}
                      >
                        {say(words.remove)}
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </HangingSection>
      {asked && (
        <ContactDialog
          place={place}
          contact={asked === 'new' ? undefined : asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
