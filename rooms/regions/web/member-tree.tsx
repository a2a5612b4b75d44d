/** What an area is made of; what is cut out of a member, and taken in again, stands below that member. */
import { Link } from '@tanstack/react-router'
import { useSay } from '#base/web/language.tsx'
import { levelOf, prefixOf } from '../shared/code.ts'
import { areaWords as words } from './words.ts'

export interface TreeMember {
  code: string
  fullName: string
  included: boolean
}

interface MemberTreeProps {
  members: readonly TreeMember[]
  /** In a form a member can be taken out again. */
  onDrop?: (code: string) => void
}

export function MemberTree({ members, onDrop }: MemberTreeProps) {
  const above = new Map(members.map((each) => [each.code, closestAbove(members, each)]))
  return <Branch of={undefined} members={members} above={above} {...(onDrop && { onDrop })} />
}

function Branch({
  of,
  members,
  above,
  onDrop,
}: MemberTreeProps & { of: string | undefined; above: ReadonlyMap<string, string | undefined> }) {
  const say = useSay()
  const here = members.filter(({ code }) => above.get(code) === of)
  if (here.length === 0) return null
  return (
    <ul className="tree">
      {here.map(({ code, fullName, included }) => (
        <li key={code}>
          <p className="tree-line">
            <span className="tree-name">
              {!included && <span className="cut">{say(words.cutOut)}</span>}
              {onDrop ? (
                <span>{fullName}</span>
              ) : (
                <Link to="/regions/$code" params={{ code }}>
                  {fullName}
                </Link>
              )}
              <span className="mono second">{code}</span>
            </span>
            {onDrop && (
              <button
                type="button"
                className="plain"
                aria-label={say(words.drop, { name: fullName })}
                onClick={() => onDrop(code)}
              >
                ×
              </button>
            )}
          </p>
          <Branch of={code} members={members} above={above} {...(onDrop && { onDrop })} />
        </li>
      ))}
    </ul>
  )
}

function closestAbove(members: readonly TreeMember[], { code }: TreeMember): string | undefined {
  const holding = members.filter(
    (each) => each.code !== code && code.startsWith(prefixOf(each.code, levelOf(each.code))),
  )
  const closest = holding.sort((a, b) => lengthOf(b) - lengthOf(a))[0]
  return closest?.code
}

function lengthOf({ code }: TreeMember): number {
  return prefixOf(code, levelOf(code)).length
}
