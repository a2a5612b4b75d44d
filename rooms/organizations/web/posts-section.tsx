/** The posts of one organization, who holds them and which are vacant. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { postKindWords } from '../shared/words.ts'
import { HangingSection } from './hanging-section.tsx'
import { hangingWords as words } from './hanging-words.ts'
import { PostDialog } from './post-dialog.tsx'
import { type Place, type Post, postsQuery } from './queries.ts'

export function PostsSection({ place, writable }: { place: Place; writable: boolean }) {
  const { api } = useDesk()
  const { say, language } = useReading()
  const query = useQuery(postsQuery(api, place))
  const [asked, setAsked] = useState<Post | 'new'>()
  const aboutOf = ({ title, kind, fullTime, beginsOn, endsOn }: Post) =>
    [
      title !== postKindWords[kind].zh && kind !== 'other' && say(postKindWords[kind]),
      fullTime !== null && say(fullTime ? words.full : words.part),
      endsOn === null
        ? say(words.since, { day: sayDate(beginsOn, language) })
        : say(words.postOver, { day: sayDate(endsOn, language) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <HangingSection
        query={query}
        title={words.posts}
        teach={words.postsNone}
        add={words.postAdd}
        onAdd={writable ? () => setAsked('new') : undefined}
      >
        {(posts) => (
          <ul className="rows">
            {posts.map((post) => (
              <li key={post.id}>
                <div>
                  <p>
                    <b>{post.title}</b>{' '}
                    {post.holderName ?? <span className="tag vacant">{say(words.vacant)}</span>}
                  </p>
                  <p className="small">{aboutOf(post)}</p>
                </div>
                {writable && (
                  <Button
                    aria-label={say(words.changeOf, { name: post.title })}
                    onClick={() => setAsked(post)}
                  >
                    {say(words.change)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </HangingSection>
      {asked && (
        <PostDialog
          place={place}
          post={asked === 'new' ? undefined : asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
