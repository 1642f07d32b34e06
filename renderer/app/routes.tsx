import { createHashRouter } from 'react-router'
import { Component as DeskPage } from '../features/desk/desk-page.tsx'
import { Frame } from './frame.tsx'
import { LostPage } from './lost-page.tsx'
import { PageFault } from './page-fault.tsx'

/** One line a page. The desk is there at once, the others load when first opened; `Component` is what their file exports. */
export const router = createHashRouter([
  {
    element: <Frame />,
    errorElement: <PageFault />,
    // Nothing is shown while the first page loads: it takes a blink.
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <PageFault />,
        children: [
          { index: true, Component: DeskPage },
          { path: 'settings/:tab?', lazy: () => import('../features/settings/settings-page.tsx') },
          { path: 'scores', lazy: () => import('../features/scores/scores-page.tsx') },
          { path: 'scores/:sheetId', lazy: () => import('../features/scores/sheet-page.tsx') },
          { path: 'help/:page?', lazy: () => import('../features/help/help-page.tsx') },
          { path: 'audit', lazy: () => import('../features/audit/audit-page.tsx') },
          { path: 'imports', lazy: () => import('../features/imports/imports-page.tsx') },
          { path: 'imports/inbox', lazy: () => import('../features/imports/inbox-page.tsx') },
          { path: 'imports/profiles', lazy: () => import('../features/imports/profiles-page.tsx') },
          { path: 'imports/:batchId', lazy: () => import('../features/imports/batch-page.tsx') },
          { path: 'reports', lazy: () => import('../features/reports/reports-page.tsx') },
          { path: 'cases', lazy: () => import('../features/cases/cases-page.tsx') },
          { path: 'cases/new', lazy: () => import('../features/cases/typing/case-form-page.tsx') },
          { path: 'cases/:caseId/edit', lazy: () => import('../features/cases/typing/case-form-page.tsx') },
          { path: 'cases/:caseId', lazy: () => import('../features/cases/case-page.tsx') },
          { path: 'catalogues', lazy: () => import('../features/catalogues/catalogues-page.tsx') },
          { path: 'catalogues/comparison', lazy: () => import('../features/catalogues/comparison-page.tsx') },
          { path: 'catalogues/item-review', lazy: () => import('../features/catalogues/item-review-page.tsx') },
          { path: 'catalogues/staff', lazy: () => import('../features/catalogues/staff/staff-page.tsx') },
          { path: 'rounds', lazy: () => import('../features/rounds/rounds-page.tsx') },
          { path: 'rounds/new', lazy: () => import('../features/rounds/guide/guide-page.tsx') },
          { path: 'rounds/:roundId', lazy: () => import('../features/rounds/round-page.tsx') },
          { path: 'rounds/:roundId/guide', lazy: () => import('../features/rounds/guide/guide-page.tsx') },
          { path: 'letters', lazy: () => import('../features/letters/letters-page.tsx') },
          { path: 'letters/:letterId', lazy: () => import('../features/letters/letter-page.tsx') },
          { path: '*', element: <LostPage /> },
        ],
      },
    ],
  },
  {
    path: 'rounds/:roundId/public-draw',
    errorElement: <PageFault />,
    hydrateFallbackElement: <></>,
    lazy: () => import('../features/rounds/public-draw/public-draw-page.tsx'),
  },
])
