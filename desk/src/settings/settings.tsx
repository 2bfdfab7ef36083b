// What is set up once and looked at seldom, a tab each with an address of its own.
import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Loading } from '../parts/states';
import { Lost } from '../shell/trouble';

const SECTIONS = {
  points: lazy(() => import('./points').then(({ Points }) => ({ default: Points }))),
  texts: lazy(() => import('./texts').then(({ Texts }) => ({ default: Texts }))),
  connections: lazy(() => import('./connections').then(({ Connections }) => ({ default: Connections }))),
} satisfies Record<string, ComponentType>;

type Section = keyof typeof SECTIONS;

export function Settings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { section } = useParams({ from: '/settings/$section' });
  if (!(section in SECTIONS)) return <Lost />;
  const Screen = SECTIONS[section as Section];
  return (
    <Page title={t('nav.settings')}>
      <Tabs
        value={section}
        keepMounted={false}
        onChange={(value) => value && navigate({ to: '/settings/$section', params: { section: value } })}
      >
        <Tabs.List mb="md">
          {(Object.keys(SECTIONS) as Section[]).map((name) => (
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
