import { expect, test } from 'vitest'
import { type RoleName, roleNames } from '../shared/roles.ts'
import { whoGives } from './who-gives.ts'

const ofField = ['township', 'unit', 'village', 'posted', 'grid', 'supervisor'] as const
const administrators: readonly RoleName[] = ['system-admin', 'security-admin', 'audit-admin']

test('an office is told who gives its own role, on a management area too', () => {
  expect(whoGives(ofField, false)?.zh).toBe(
    '系统管理员、安全管理员、审计管理员、联建办公室由系统管理员来给。',
  )
})

test('whoever may give every role is told nothing', () => {
  expect(whoGives(roleNames, false)).toBeUndefined()
})

test('in the demo nobody is sent to whoever could not do it either', () => {
  const inDemo = roleNames.filter((each) => !administrators.includes(each))
  expect(whoGives(inDemo, true)?.zh).toBe('演示里不任命系统管理员、安全管理员、审计管理员。')
})
