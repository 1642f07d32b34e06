import { StaffGroup } from '../../../../shared/domain/staff/staff-group.ts'
import { listAddress } from '../../../lib/address-filter.ts'
import type { z } from 'zod'

/** The address of the list of officers behind a figure. */
export const peopleAddress = (staff: z.input<typeof StaffGroup>): string =>
  listAddress('/catalogues', { kind: 'officer', staff: StaffGroup.parse(staff) })
