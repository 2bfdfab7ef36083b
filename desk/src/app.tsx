import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from './api/problems';
import { router } from './routes';
import { Door } from './shell/door';
import { themed, variables } from './theme';

// What a refusal says does not change by asking again; a lost connection may.
const again = (count: number, error: Error): boolean =>
  count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500);

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: again, refetchOnWindowFocus: true } },
});

export function App({ nonce }: { nonce: string }) {
  const [theme] = useState(themed);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queries}>
        <Door onLeave={() => queries.clear()}>
          <RouterProvider router={router} />
        </Door>
      </QueryClientProvider>
    </MantineProvider>
  );
}
