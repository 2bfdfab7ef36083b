// What is set up once and looked at seldom, a tab each with an address of its own.
import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Loading } from '../parts/states';
import { type Permission, useMay } from '../shell/rights';
import { Lost } from '../shell/trouble';
import { wordedMarket } from '../texts';

const SECTIONS = {
  points: lazy(() => import('./points').then(({ Points }) => ({ default: Points }))),
  texts: lazy(() => import('./texts').then(({ Texts }) => ({ default: Texts }))),
  connections: lazy(() => import('./connections').then(({ Connections }) => ({ default: Connections }))),
  marketplaces: lazy(() =>
    wordedMarket(import('../external/accounts')).then(({ Accounts }) => ({ default: Accounts })),
  ),
  card: lazy(() => import('./card').then(({ Card }) => ({ default: Card }))),
  organizers: lazy(() => import('./organizers').then(({ Organizers }) => ({ default: Organizers }))),
  community: lazy(() => import('./community').then(({ CommunitySection }) => ({ default: CommunitySection }))),
  notifications: lazy(() => import('./notifications').then(({ Notifications }) => ({ default: Notifications }))),
  sessions: lazy(() => import('./sessions').then(({ Sessions }) => ({ default: Sessions }))),
  passkeys: lazy(() => import('./passkeys').then(({ Passkeys }) => ({ default: Passkeys }))),
  keys: lazy(() => import('./keys').then(({ Keys }) => ({ default: Keys }))),
} satisfies Record<string, ComponentType>;

type Section = keyof typeof SECTIONS;

// Whoever may not is not led to a refusal.
const NEEDS: Record<Section, Permission> = {
  points: 'points:read',
  texts: 'notices:read',
  connections: 'connections:read',
  marketplaces: 'accounts:read',
  card: 'card:write',
  organizers: 'organizers:read',
  community: 'community:read',
  notifications: 'notifications:read',
  sessions: 'sessions:read',
  passkeys: 'sessions:read',
  keys: 'keys:read',
};

export function Settings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const { section } = useParams({ from: '/settings/$section' });
  if (!(section in SECTIONS)) return <Lost />;
  const shown = (Object.keys(SECTIONS) as Section[]).filter((name) => may(NEEDS[name]));
  const Screen = SECTIONS[section as Section];
  return (
    <Page title={t('nav.settings')}>
      <Tabs
        value={section}
        keepMounted={false}
        onChange={(value) => value && navigate({ to: '/settings/$section', params: { section: value } })}
      >
        <Tabs.List mb="md">
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`settings.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={section}>
          <Suspense fallback={<Loading />}>
            <Screen />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
