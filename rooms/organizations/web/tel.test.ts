import { expect, test } from 'vitest'
import { telOf } from './tel.ts'

test.each([
  ['13800000000', 'tel:13800000000'],
  ['0433-6223344', 'tel:04336223344'],
  ['04336223344', 'tel:04336223344'],
  ['0433-6223344-801', 'tel:04336223344;ext=801'],
  ['6223344-801', 'tel:6223344;ext=801'],
  ['6601', 'tel:6601'],
])('%s is dialled as %s', (phone, tel) => {
  expect(telOf(phone)).toBe(tel)
})
