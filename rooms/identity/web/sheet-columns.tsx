/** What goes into which column of a sheet of people, for whoever fills it in. */
import { useSay } from '#base/web/language.tsx'
import { type RoleName, roles, roleWords } from '../shared/roles.ts'
import { sheetWords as words } from './sheet-words.ts'
import { whoGives } from './who-gives.ts'
import { identityWords } from './words.ts'

interface SheetColumnsProps {
  /** Those that the reader may give. */
  roles: readonly RoleName[]
  demo: boolean
}

export function SheetColumns({ roles: grantable, demo }: SheetColumnsProps) {
  const say = useSay()
  const onPlace = grantable.filter((role) => isOn(role, 'region'))
  const inUnit = grantable.filter((role) => !isOn(role, 'region'))
  const others = whoGives(grantable, demo)
  const list = (names: readonly RoleName[]) =>
    names.map((role) => say(roleWords[role])).join(say(identityWords.listComma))
  return (
    <details className="more">
      <summary>{say(words.sheetColumns)}</summary>
      <dl className="facts">
        {(
          [
            [words.columnName, words.columnNameWhat],
            [words.columnUsername, words.columnUsernameWhat],
            [words.columnRole, words.columnRoleWhat],
            [words.columnScope, words.columnScopeWhat],
            [words.columnSide, words.columnSideWhat],
            [words.columnEnds, words.columnEndsWhat],
            [words.columnReason, words.columnReasonWhat],
          ] as const
        ).map(([name, what]) => (
          <div key={name.zh}>
            <dt>{say(name)}</dt>
            <dd>
              {say(what)}
              {name === words.columnRole && onPlace.length > 0 && (
                <p className="small">{say(words.columnRoleOnPlace, { roles: list(onPlace) })}</p>
              )}
              {name === words.columnRole && inUnit.length > 0 && (
                <p className="small">{say(words.columnRoleInUnit, { roles: list(inUnit) })}</p>
              )}
              {name === words.columnRole && others && <p className="small">{say(others)}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function isOn(role: RoleName, kind: string): boolean {
  return (roles[role].scopes as readonly string[]).includes(kind)
}
