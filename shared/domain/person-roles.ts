/** What people of the bureau do: supervisor 监督人员, reviewer 评查员, head 负责人, clerk 文书人员. */
export const PERSON_ROLES = ['supervisor', 'reviewer', 'head', 'clerk'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]
