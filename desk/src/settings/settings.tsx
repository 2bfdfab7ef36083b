// What is set up once and looked at seldom, a tab each with an address of its own.
import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Loading } from '../parts/states';
import { useSession } from '../shell/session';
import { Lost } from '../shell/trouble';

const SECTIONS = {
  points: lazy(() => import('./points').then(({ Points }) => ({ default: Points }))),
  texts: lazy(() => import('./texts').then(({ Texts }) => ({ default: Texts }))),
  connections: lazy(() => import('./connections').then(({ Connections }) => ({ default: Connections }))),
  sessions: lazy(() => import('./sessions').then(({ Sessions }) => ({ default: Sessions }))),
  keys: lazy(() => import('./keys').then(({ Keys }) => ({ default: Keys }))),
} satisfies Record<string, ComponentType>;

type Section = keyof typeof SECTIONS;

export function Settings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const { section } = useParams({ from: '/settings/$section' });
  if (!(section in SECTIONS)) return <Lost />;
  // Keys are an owner's: whoever may not is not led to a refusal.
  const shown = (Object.keys(SECTIONS) as Section[]).filter((name) => name !== 'keys' || session?.role === 'owner');
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
