import { createBrowserRouter } from 'react-router';
import { administrationRoutes } from '../areas/administration/routes';
import { applicantRoutes } from '../areas/applicant/routes';
import { financeRoutes } from '../areas/finance/routes';
import { publicRoutes } from '../areas/public/routes';
import { reviewerRoutes } from '../areas/reviewer/routes';
import { Waiting } from '../components/waiting';
import { RequireSession } from '../session/require-session';
import { FailedPage } from './failed-page';
import { NotFoundPage } from './not-found-page';
import { Shell } from './shell';

/** Every area brings its own routes; each page is a file of its own that is loaded when it is opened. */
export const createRouter = () =>
  createBrowserRouter([{
    element: <Shell />, errorElement: <FailedPage />, hydrateFallbackElement: <Waiting />,
    children: [
      ...publicRoutes,
      { path: 'try', lazy: () => import('./demo/demo-page') },
      { path: 'start', lazy: () => import('./start-page') },
      { path: 'callback', lazy: () => import('../session/callback-page') },
      { element: <RequireSession />, children: [...applicantRoutes, ...reviewerRoutes, ...financeRoutes, ...administrationRoutes] },
      { path: '*', element: <NotFoundPage /> },
    ],
  }]);
